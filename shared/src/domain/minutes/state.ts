import type { Instant, Quote } from '../decider.ts'

export type Correction = { readonly by: string; readonly text: string; readonly at: Instant }

/** What the moderator confirmed last, word for word. */
export type Confirmation = {
  readonly by: string
  readonly at: Instant
  readonly quote: Quote
  /** Hash of what the events had written by then. */
  readonly facts: string
}

export type MinutesPart = {
  readonly confirmed: Confirmation | null
  readonly corrections: readonly Correction[]
}

export const initialMinutes: MinutesPart = { confirmed: null, corrections: [] }
