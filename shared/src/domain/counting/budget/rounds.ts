import type { Amount } from '../outcome.ts'

/** A project as it was come to, the highest score first, and what was decided. Money in units of the currency. */
export type ProjectRound = {
  readonly kind: 'project'
  readonly candidate: string
  readonly score: Amount
  readonly cost: Amount
  /** What there was to spend. */
  readonly left: Amount
  /** `stopped`: an earlier one did not fit and nothing was taken after it. `belowMin`: too low a score to be funded. */
  readonly decision: 'funded' | 'tooDear' | 'stopped' | 'belowMin'
}

/** What everyone holds to begin with. */
export type EndowmentRound = {
  readonly kind: 'endowment'
  readonly voters: number
  readonly each: Amount
  /** How often one unit was added for each before it came to that; 0 where nothing is added. */
  readonly raised: number
  /** Why nothing more was added; null where nothing is. */
  readonly until: 'overBudget' | 'allFunded' | null
}

/** A project that its supporters pay for. */
export type ShareRound = {
  readonly kind: 'share'
  readonly candidate: string
  readonly cost: Amount
  readonly supporters: number
  /** The most that any of them pays. */
  readonly share: Amount
  /** How many pay so much; others give the less that they have left. */
  readonly inFull: number
}

/** A project that its supporters cannot pay for with what they have left. */
export type UnfundedRound = {
  readonly kind: 'unfunded'
  readonly candidate: string
  readonly cost: Amount
  readonly supporters: number
  readonly held: Amount
}
