import { isErased } from '@linyi/shared/domain/erasure/state'
import type { Duty } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Line } from '@linyi/shared/domain/roll/state'
import type { WirePerson } from '@linyi/shared/protocol/messages'
import { compareNames, initialOf } from './pinyin.ts'

/** How somebody stands at the door; `missing` is on the list and not here. */
export type Presence = 'missing' | 'phone' | 'excused' | 'confirmed' | 'removed'

export type RollPerson = {
  readonly id: string
  /** Empty once erased. */
  readonly name: string
  readonly letter: string
  /** The grid's name; empty where none was given. */
  readonly grid: string
  readonly line: Line
  readonly presence: Presence
  readonly roles: readonly string[]
  readonly duties: readonly Duty[]
}

const presenceOf = (line: Line): Presence => {
  if (line.removed) return 'removed'
  if (line.confirmed) return 'confirmed'
  if (line.excused) return 'excused'
  return line.joined ? 'phone' : 'missing'
}

/**
 * Everybody on the roll by name, each person once: a second phone stands under the line it was merged into. Nothing is
 * done any more about who was erased.
 */
export function rollPeople(
  state: MeetingState,
  people: ReadonlyMap<string, WirePerson>,
  gridName: (grid: string) => string,
): readonly RollPerson[] {
  return Object.entries(state.roll.lines)
    .filter(([id, line]) => line.mergedInto === '' && !isErased(state.erasure, id))
    .map(([id, line]): RollPerson => {
      const known = people.get(id)
      const name = known?.name ?? ''
      return {
        id,
        name,
        letter: initialOf(name),
        grid: gridName(line.grid),
        line,
        presence: presenceOf(line),
        roles: known?.roles ?? [],
        duties: state.meeting.duties[id] ?? [],
      }
    })
    .sort((one, other) => compareNames(one.name, other.name) || (one.id < other.id ? -1 : 1))
}

/** By a letter, by any part of the name, or by the grid. */
export function matches(person: RollPerson, query: string): boolean {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return true
  if (/^[a-z]$/.test(wanted) && person.letter === wanted.toUpperCase()) return true
  return person.name.toLowerCase().includes(wanted) || person.grid.toLowerCase().includes(wanted)
}

const atTheDoor: Record<Presence, number> = { phone: 0, missing: 0, excused: 1, confirmed: 2, removed: 3 }

/** Those not yet here first, in the order of their names. */
export const missingFirst = (people: readonly RollPerson[]): readonly RollPerson[] =>
  [...people].sort((one, other) => atTheDoor[one.presence] - atTheDoor[other.presence])
