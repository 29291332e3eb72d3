import type { Instant, Quote } from '../decider.ts'

export type Correction = {
  readonly by: string
  readonly text: string
  readonly at: Instant
  /** Its entry: the public has it once the record was read at least that far and published. */
  readonly seq: number
}

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
  /** The last entry that was read before the record was published last; null until it is. */
  readonly reviewed: number | null
}

export const initialMinutes: MinutesPart = { confirmed: null, corrections: [], reviewed: null }

/** Corrections that wait for the record to be published again; none before it is published at all. */
export const unpublished = ({ corrections, reviewed }: MinutesPart): readonly Correction[] =>
  reviewed === null ? [] : corrections.filter(({ seq }) => seq > reviewed)
