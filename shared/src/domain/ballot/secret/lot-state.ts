import type { Instant } from '../../decider.ts'
import type { Drawn } from './lot-outcome.ts'
import type { Opened } from './lot.ts'

export type Witness = {
  readonly participant: string
  /** Null until their number is sealed. */
  readonly seal: string | null
  readonly opened: Opened | null
}

/** 抽签 among those tied, where the rules say so. */
export type Lot = {
  readonly witnesses: readonly Witness[]
  /** Why earlier ones were given up before both numbers were open. */
  readonly givenUp: readonly string[]
  /** Null until both numbers are open. */
  readonly drawn: (Drawn & { readonly at: Instant }) | null
}

export const witnessOf = (lot: Lot | null | undefined, participant: string): Witness | undefined =>
  lot?.witnesses.find((one) => one.participant === participant)

/** Whether all have sealed, so that the first may open. */
export const allSealed = ({ witnesses }: Lot): boolean => witnesses.every(({ seal }) => seal !== null)
