import { daysAfter, type Day } from '../../days.ts'
import type { CasePart } from '../case/state.ts'

/** What a court is asked about one agreement. */
export type Asked = {
  /** The parties who want it. */
  readonly agreed: readonly string[]
  /** The day on which the last of them said so; null before anybody did. */
  readonly agreedOn: Day | null
  readonly appliedOn: Day | null
  readonly decided: { readonly outcome: 'confirmed' | 'notConfirmed'; readonly on: Day } | null
  /** Applications that were taken back, or that no court took up: none has ruled on them. */
  readonly withdrawn: readonly { readonly appliedOn: Day; readonly on: Day }[]
}

export type ConfirmationPart = Asked & {
  /** Of each earlier agreement that it did not confirm, in their order. */
  readonly earlier: readonly Asked[]
}

export const initialConfirmation: ConfirmationPart = {
  agreed: [],
  agreedOn: null,
  appliedOn: null,
  decided: null,
  withdrawn: [],
  earlier: [],
}

/** It lies with the court, which has not ruled. */
export const awaitsRuling = ({ appliedOn, decided }: Asked): boolean => appliedOn !== null && decided === null

/** 调解法 33; 民诉法 205. */
export const confirmationDays = 30

/** The last day on which it may be applied for; null while nothing is in effect. */
export const lastDayToApply = ({ effectiveOn }: Pick<CasePart, 'effectiveOn'>): Day | null =>
  effectiveOn === null ? null : daysAfter(effectiveOn, confirmationDays)
