import type { InBoth } from '../domain/in-both.ts'
import { methods } from '../domain/ballot/methods.ts'
import type { BallotResult } from '../domain/ballot/schema.ts'
import type { Instant } from '../domain/decider.ts'
import type { MeetingState } from '../domain/meeting-state.ts'
import { rulesOf } from '../domain/ballot/pack.ts'
import type { MeetingFacts } from '../domain/meeting/schema.ts'
import type { Motion } from '../domain/motion/state.ts'
import type { PaperPerson } from './people.ts'

/** 结果报告单 of one closed ballot (domain 7.3). It bears no seal: nobody has certified anything yet. */
export type ResultPaper = {
  readonly meeting: string
  readonly facts: MeetingFacts
  readonly station: string
  readonly motion: Pick<Motion, 'text' | 'who' | 'what' | 'when' | 'cost'>
  readonly method: InBoth
  /** Everyone has one sheet under their own name; otherwise hands are counted. */
  readonly byName: boolean
  readonly openedAt: Instant
  readonly closedAt: Instant
  /** 应到 when it opened; null when nobody said. */
  readonly expected: number | null
  readonly entitled: number
  readonly result: Omit<BallotResult, 'table'>
  /** The rule in one sentence. */
  readonly rule: InBoth
  /** Where it stands: the text, and of which year and month. */
  readonly basis: { readonly source: string; readonly asOf: string }
  /** Who voted how, where the method names them; by choice, in the order of the roll. */
  readonly named: readonly {
    readonly name: string
    readonly unit: string
    readonly choice: string
    /** What an owner holds, in 0.01 m², so that the sums can be added up again; null elsewhere. */
    readonly area: number | null
  }[]
  readonly moderators: readonly string[]
  /** The leaf of the closing entry, 64 hex digits; null before the close. */
  readonly root: string | null
}

/** @returns null where there is no such ballot, or none that was counted */
export function resultPaper(
  state: MeetingState,
  ballot: string,
  given: Pick<ResultPaper, 'meeting' | 'station' | 'closedAt' | 'root'>,
  personOf: (participant: string) => PaperPerson,
): ResultPaper | null {
  const found = Object.hasOwn(state.ballot.ballots, ballot) ? state.ballot.ballots[ballot]! : null
  if (!found?.result) return null
  const { source, asOf, decision } = rulesOf(found, state.meeting)
  const { motion, method, openedAt, expected, entitled, byArea, result } = found
  const { table, ...counted } = result
  const { text, who, what, when, cost } = state.motion.motions[motion]!
  return {
    ...given,
    facts: state.meeting.facts,
    motion: { text, who, what, when, cost },
    method: methods[method].name,
    byName: methods[method].named,
    openedAt,
    expected,
    entitled: entitled.length,
    result: counted,
    rule: decision.said,
    basis: { source, asOf },
    named: table.map(({ participant, choice }) => {
      const { name, unit } = personOf(participant)
      return { name, unit, choice, area: byArea?.areas[participant] ?? null }
    }),
    moderators: Object.keys(state.meeting.duties)
      .filter((id) => state.meeting.duties[id]!.includes('moderator'))
      .map((id) => personOf(id).name),
  }
}
