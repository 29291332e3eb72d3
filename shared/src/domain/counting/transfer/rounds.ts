import type { Amount } from '../outcome.ts'

type Line = { readonly candidate: string; readonly votes: Amount }

/** IRV: everybody's votes, the most first, and who is dropped or has won. */
export type RunoffRound = {
  readonly kind: 'runoff'
  readonly lines: readonly Line[]
  /** Papers on which nobody is left. */
  readonly exhausted: Amount
  /** Votes that count in this round; more than half of them wins. */
  readonly counted: Amount
  readonly elected: string | null
  readonly excluded: string | null
}

/** A stage of Scottish STV: whose papers moved, everybody's votes after that, and who has the quota. */
export type StageRound = {
  readonly kind: 'stage'
  readonly quota: Amount
  /** Null in the first stage, in which nothing moves. */
  readonly moved: {
    readonly from: string
    /** `surplus`: what was over the quota. `excluded`: all of a candidate's votes. */
    readonly why: 'surplus' | 'excluded'
    readonly votes: Amount
  } | null
  readonly lines: readonly Line[]
  /** What no paper could pass on, and what the cut to five decimals left over. */
  readonly exhausted: Amount
  readonly elected: readonly string[]
  /** As many are left as seats: these need no quota. */
  readonly remaining: readonly string[]
}

/** A round of Meek's method: the elected keep a part of each vote and pass the rest on. */
export type KeepRound = {
  readonly kind: 'keep'
  readonly quota: Amount
  readonly lines: readonly (Line & { readonly keeps: Amount })[]
  readonly exhausted: Amount
  /** What the elected have over the quota. */
  readonly surplus: Amount
  readonly elected: readonly string[]
  readonly excluded: string | null
  /** As many are left as seats: these need no quota. */
  readonly remaining: readonly string[]
}
