import type { Day } from '../../days.ts'
import type { Instalment } from './schema.ts'

export type Payment = {
  readonly amountFen: number
  readonly on: Day
  readonly by: string
  readonly file: string | null
}

export type Owed = Instalment & {
  readonly payments: readonly Payment[]
  /** The days on which somebody was reminded of it. */
  readonly reminded: readonly Day[]
}

/** What was paid or done under a final version that another has replaced since, as that one called it. */
export type Earlier = Payment & { readonly words: string }

export type PerformancePart = {
  /** As the paper says that was finalised last, in its order. */
  readonly instalments: readonly Owed[]
  readonly earlier: readonly Earlier[]
  readonly completedOn: Day | null
  readonly breaches: readonly { readonly instalment: number | null; readonly words: string }[]
}

export const initialPerformance: PerformancePart = {
  instalments: [],
  earlier: [],
  completedOn: null,
  breaches: [],
}

export const paidFen = ({ payments }: Owed): number =>
  payments.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** An act is done once somebody says so; money once all of it is there. */
export const isDone = (owed: Owed): boolean => owed.payments.length > 0 && paidFen(owed) >= owed.amountFen
