import type { Instant } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { leastOf, type Share } from '../rules/share.ts'
import type { Capacity } from './schema.ts'
import { personOf, type Came, type Line, type RollPart } from './state.ts'

const people = (roll: RollPart): readonly Line[] =>
  Object.values(roll.lines).filter((line) => line.mergedInto === '' && !line.removed)

const votes = (line: Line): boolean => line.capacity !== 'observer'

/**
 * 应到: typed by an officer, else the listed lines that may vote; null when nobody said. Owners are their lines, whatever
 * was typed while the draft was of another kind.
 */
export function expected({ meeting, roll }: Pick<MeetingState, 'meeting' | 'roll'>): number | null {
  if (rulesIn(meeting).decision?.byArea) {
    const all = ownerLines(roll)
    return all.some((line) => line.listed) ? all.length : null
  }
  if (roll.expectedTyped !== null) return roll.expectedTyped
  const listed = people(roll).filter((line) => line.listed && votes(line)).length
  return listed > 0 ? listed : null
}

/** 应到 of one capacity: listed, or come to the door as such; null where the roll lists nobody of it. */
export function expectedAs(roll: RollPart, capacity: Capacity): number | null {
  const all = people(roll).filter(
    (line) => line.capacity === capacity && (line.listed || line.confirmed !== null),
  )
  return all.some((line) => line.listed) ? all.length : null
}

/** 实到: confirmed and entitled. Observers (列席) stand apart, so that they never make a quorum. */
export const present = (roll: RollPart): number =>
  people(roll).filter((line) => line.confirmed !== null && votes(line)).length

/** Lines that may vote, listed or come to the door, whether they are here or not. */
export const mayVoteOn = (roll: RollPart): number => people(roll).filter((line) => votes(line)).length

/** 列席: confirmed observers. */
export const observers = (roll: RollPart): number =>
  people(roll).filter((line) => line.confirmed !== null && !votes(line)).length

/** 请假. */
export const excused = (roll: RollPart): number => people(roll).filter((line) => line.excused).length

/** Who is here now. */
export function here(roll: Pick<RollPart, 'lines'>): Came {
  const those = (test: (line: Line) => boolean): readonly string[] =>
    Object.keys(roll.lines).filter((id) => {
      const line = roll.lines[id]!
      return line.mergedInto === '' && !line.removed && test(line)
    })
  return {
    present: those((line) => line.confirmed !== null && votes(line)),
    observers: those((line) => line.confirmed !== null && !votes(line)),
    excused: those((line) => line.excused),
  }
}

/** The evenings before this one that had begun, with who came to each; phones merged since count as their person. */
export function earlierSittings({
  meeting,
  roll,
}: Pick<MeetingState, 'meeting' | 'roll'>): readonly (Came & { startedAt: Instant; endedAt: Instant })[] {
  const asPeople = (ids: readonly string[]) => [...new Set(ids.map((id) => personOf(roll, id)))]
  return meeting.sittings.flatMap(({ startedAt, endedAt }, evening) => {
    if (startedAt === null) return []
    const { present, observers, excused } = roll.sittings[evening]!
    const here = asPeople(present)
    return [
      {
        ...{ startedAt, endedAt, present: here, excused: asPeople(excused) },
        observers: asPeople(observers).filter((id) => !here.includes(id)),
      },
    ]
  })
}

/** Who came on any of the evenings; excused is who came on none. */
export function came(state: Pick<MeetingState, 'meeting' | 'roll'>): Came {
  const evenings = [...earlierSittings(state), here(state.roll)]
  const ever = (as: keyof Came) => new Set(evenings.flatMap((evening) => evening[as]))
  const [present, observers, excused] = [ever('present'), ever('observers'), ever('excused')]
  const inOrder = Object.keys(state.roll.lines)
  return {
    present: inOrder.filter((id) => present.has(id)),
    observers: inOrder.filter((id) => observers.has(id) && !present.has(id)),
    excused: inOrder.filter((id) => excused.has(id) && !present.has(id) && !observers.has(id)),
  }
}

/** Everyone who is here in some way, phone or confirmed, each person once: the cups of the lobby. */
export const arrived = (roll: RollPart): number =>
  people(roll).filter((line) => line.joined !== null || line.confirmed !== null).length

/** May this participant vote: confirmed, not an observer, not removed. */
export const isEntitled = (line: Line | undefined): boolean =>
  line !== undefined && line.confirmed !== null && votes(line) && !line.removed

/** Everyone who votes by area, here or not, and who of them is here; areas in 0.01 m². */
export type Owners = {
  readonly count: number
  readonly area: number
  readonly here: { readonly count: number; readonly area: number }
  /** How many may vote and have no area. */
  readonly without: number
}

/** 民法典 278 asks of all owners: who was asked to leave the meeting is one of them still. */
const ownerLines = (roll: RollPart): readonly Line[] =>
  Object.values(roll.lines).filter(
    (line) => line.mergedInto === '' && votes(line) && (line.listed || line.confirmed !== null),
  )

/** 业主: every line that may vote, listed or come to the door; an owner's units are added up in their one line. */
export function owners(roll: RollPart): Owners {
  const all = ownerLines(roll)
  const here = all.filter(isEntitled)
  const held = (lines: readonly Line[]): number => lines.reduce((sum, { area }) => sum + (area ?? 0), 0)
  return {
    ...{ count: all.length, area: held(all) },
    here: { count: here.length, area: held(here) },
    without: all.filter(({ area }) => area === null).length,
  }
}

export type Quorum = {
  readonly needed: number
  readonly met: boolean
  /** In 0.01 m², where votes are counted by area as well; null elsewhere. */
  readonly area: { readonly here: number; readonly needed: number } | null
}

/** Whether enough of 应到 are here; null where the kind's rules ask for none or nobody said how many. */
export function quorum(state: MeetingState): Quorum | null {
  const { quorum: share, decision } = rulesIn(state.meeting)
  if (share !== null && decision?.byArea) return quorumOfOwners(share, owners(state.roll))
  const base = expected(state)
  if (share === null || base === null) return null
  const needed = leastOf(share, base)
  return { needed, met: present(state.roll) >= needed, area: null }
}

function quorumOfOwners(share: Share, { count, area, here }: Owners): Quorum {
  const [needed, areaNeeded] = [leastOf(share, count), leastOf(share, area)]
  const met = here.count >= needed && here.area >= areaNeeded
  return { needed, met, area: { here: here.area, needed: areaNeeded } }
}
