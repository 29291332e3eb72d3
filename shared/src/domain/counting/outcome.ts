import type { EndowmentRound, ProjectRound, ShareRound, UnfundedRound } from './budget/rounds.ts'
import type { AnnulledRound, GradesRound, MediansRound, ScoresRound, ThresholdRound } from './marks/rounds.ts'
import type { KeepRound, RunoffRound, StageRound } from './transfer/rounds.ts'

/** An exact number as text: whole `12`, decimal `12.50000`, fraction `25/2`. */
export type Amount = string

/**
 * How a tie was broken: by who led at an earlier stage, had more approvals or points, costs less; by the order the election laid
 * down, or by the order in which candidates are listed. `revote`: not at all, those tied are voted on again.
 */
export type TieBreak = 'earlierStage' | 'approvals' | 'sum' | 'cost' | 'tieLine' | 'fileOrder' | 'revote'

export type Tie = {
  /** The round in which it was met, counted from 1. */
  readonly at: number
  readonly among: readonly string[]
  readonly brokenBy: TieBreak
}

/** One step of a count, told so that a resident can follow it. */
export type Round =
  | ScoresRound
  | MediansRound
  | GradesRound
  | ThresholdRound
  | AnnulledRound
  | ProjectRound
  | EndowmentRound
  | ShareRound
  | UnfundedRound
  | RunoffRound
  | StageRound
  | KeepRound

/** Plain JSON, so it can be told, kept and compared as it is. */
export type Outcome = {
  /** In the order in which they won. */
  readonly winners: readonly string[]
  readonly ties: readonly Tie[]
  readonly rounds: readonly Round[]
  /** Papers counted, the invalid among them. */
  readonly ballots: number
  readonly invalid: number
}
