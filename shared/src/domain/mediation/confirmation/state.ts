import { daysAfter, type Day } from '../../days.ts'
import type { CasePart } from '../case/state.ts'

export type ConfirmationPart = {
  /** The parties who want it. */
  readonly agreed: readonly string[]
  readonly appliedOn: Day | null
  readonly decided: { readonly outcome: 'confirmed' | 'notConfirmed'; readonly on: Day } | null
}

export const initialConfirmation: ConfirmationPart = { agreed: [], appliedOn: null, decided: null }

/** It lies with the court, which has not ruled. */
export const awaitsRuling = ({ appliedOn, decided }: ConfirmationPart): boolean =>
  appliedOn !== null && decided === null

/** 调解法 33; 民诉法 205. */
export const confirmationDays = 30

/** The last day on which it may be applied for; null while nothing is in effect. */
export const lastDayToApply = ({ effectiveOn }: CasePart): Day | null =>
  effectiveOn === null ? null : daysAfter(effectiveOn, confirmationDays)
