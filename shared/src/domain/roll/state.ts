import type { Instant } from '../decider.ts'
import type { Capacity, Via } from './schema.ts'

/** One participant: a line of the imported roll, a phone that came in, a walk-in at the door, or all of these. */
export type Line = {
  /** Empty when the person named none. */
  readonly grid: string
  /** A phone that came in by itself is an observer (列席) until confirmed. */
  readonly capacity: Capacity
  readonly listed: boolean
  readonly joined: { readonly at: Instant; readonly via: Via; readonly consent: number } | null
  readonly confirmed: { readonly at: Instant; readonly by: string; readonly how: 'seen' | 'paper' } | null
  readonly excused: boolean
  /** 专有部分面积 in 0.01 m²; null where nobody said. */
  readonly area: number | null
  readonly removed: boolean
  /** Agreed to stand in the public record by name. */
  readonly named: boolean
  /** For staff and the person alone; empty for everyone else. */
  readonly removalReason: string
  /** The line this phone was merged into; empty for a line of its own. */
  readonly mergedInto: string
}

/** Who stands behind 出席, 列席 and 请假, each person once, in the order of the roll. */
export type Came = {
  readonly present: readonly string[]
  readonly observers: readonly string[]
  readonly excused: readonly string[]
}

export type RollPart = {
  readonly lines: Readonly<Record<string, Line>>
  /** 应到 as typed; null while it is counted from the listed lines. */
  readonly expectedTyped: number | null
  readonly joining: 'open' | 'closed'
  /** Who came on each evening that was adjourned. */
  readonly sittings: readonly Came[]
}

export const initialRoll: RollPart = { lines: {}, expectedTyped: null, joining: 'open', sittings: [] }

export const blankLine: Line = {
  grid: '',
  capacity: 'observer',
  listed: false,
  joined: null,
  confirmed: null,
  excused: false,
  area: null,
  removed: false,
  named: false,
  removalReason: '',
  mergedInto: '',
}

/** The one line a participant counts under: their own, or the one an officer merged it into. */
export const personOf = (roll: RollPart, participant: string): string => {
  const into = roll.lines[participant]?.mergedInto
  return into ? into : participant
}

/** All ids of one person: the line and the phones merged into it. */
export const idsOf = (roll: RollPart, participant: string): readonly string[] => {
  const person = personOf(roll, participant)
  return [person, ...(phonesOf(roll.lines).get(person) ?? [])]
}

/** Who is on the list, and has neither come nor sent word, this evening or an earlier one. */
export function awaited({ lines, sittings }: RollPart): readonly string[] {
  const earlier = new Set(
    sittings.flatMap(({ present, observers, excused }) => [...present, ...observers, ...excused]),
  )
  return Object.keys(lines).filter((id) => {
    const { listed, joined, confirmed, excused } = lines[id]!
    return listed && !joined && !confirmed && !excused && !earlier.has(id)
  })
}

const found = new WeakMap<RollPart['lines'], ReadonlyMap<string, readonly string[]>>()

/** Merged phones by the line they count under. Sought once a roll: with every batch, every viewer is asked about. */
function phonesOf(lines: RollPart['lines']): ReadonlyMap<string, readonly string[]> {
  const known = found.get(lines)
  if (known) return known
  const phones = new Map<string, string[]>()
  for (const [id, { mergedInto }] of Object.entries(lines))
    if (mergedInto) phones.set(mergedInto, [...(phones.get(mergedInto) ?? []), id])
  found.set(lines, phones)
  return phones
}
