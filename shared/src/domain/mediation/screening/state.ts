import type { Day } from '../../days.ts'
import type { Instant } from '../../decider.ts'
import type { CategoryId } from '../case/categories.ts'
import type { Outcome, Risk, ScreeningEvent } from './schema.ts'

type CaseNumber = { readonly year: number; readonly count: number }

type Fields<Type extends ScreeningEvent['type']> = Extract<ScreeningEvent, { type: Type }>

export type Task = {
  readonly person: string
  readonly words: string
  readonly due: Day
  readonly done: { readonly on: Day; readonly words: string; readonly by: string } | null
}

/** 一条线索 */
export type Finding = {
  readonly grid: string
  readonly category: CategoryId
  readonly risk: Risk
  readonly place: string
  readonly words: string
  readonly by: string
  readonly at: Instant
  /** Why it was rated otherwise, last one last. */
  readonly ratings: readonly { readonly risk: Risk; readonly words: string; readonly at: Instant }[]
  readonly tasks: Readonly<Record<string, Task>>
  readonly alarms: readonly {
    readonly to: Fields<'screening.alarmed'>['to']
    readonly words: string
    readonly by: string
    readonly at: Instant
  }[]
  /** The case that it is about to go on as: decided once, before there is such a case. */
  readonly claimed: string | null
  readonly settled: {
    readonly outcome: Outcome
    readonly words: string
    readonly by: string
    readonly at: Instant
    /** The case it goes on as. */
    readonly opened: { readonly id: string; readonly number: CaseNumber } | null
  } | null
}

/** 一轮排查 */
export type Round = {
  readonly title: string
  readonly from: Day
  readonly until: Day
  /** By grid: the day it was gone round, null before. */
  readonly grids: Readonly<Record<string, Day | null>>
  readonly findings: Readonly<Record<string, Finding>>
  readonly closedAt: Instant | null
}

/** By id, in the order in which they began. `station` is known by the stream's name. */
export type ScreeningState = {
  readonly station: string
  readonly rounds: Readonly<Record<string, Round>>
}

/** Grids of a round that nobody has gone round yet. */
export const gridsLeft = ({ grids }: Round): readonly string[] =>
  Object.keys(grids).filter((grid) => grids[grid] === null)

export const openTasks = ({ tasks }: Finding): readonly Task[] =>
  Object.values(tasks).filter(({ done }) => done === null)

const gravest: Readonly<Record<Risk, number>> = { high: 0, watch: 1, low: 2 }

/** What is still to be dealt with, the gravest first, then as they were found. */
export const openFindings = ({ findings }: Round): readonly (readonly [id: string, finding: Finding])[] =>
  Object.entries(findings)
    .filter(([, { settled }]) => settled === null)
    .sort(([, one], [, other]) => gravest[one.risk] - gravest[other.risk])
