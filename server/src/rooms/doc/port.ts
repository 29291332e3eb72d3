import type { DocEdit, Quote } from '@linyi/shared/domain/decider'
import type { AnyEvent } from '@linyi/shared/domain/streams'
import type { DocAppend } from '../../storage/port.ts'

/**
 * What a decision may ask of the docs. A doc is named by its full path, `meeting/{id}/board`.
 * The stream waits for the doc, never the doc for the stream: so the two cannot wait for each other.
 */
export type DocPort = {
  /**
   * Stops the doc's gate, drains its tick to disk, runs `work` with the quiet doc, and lets the gate go on when the
   * promise of `work` has settled: updates that came meanwhile are judged after the decision, in order (decisions 2).
   * Holds of one doc queue up. Rejects with `StorageFault` when the doc cannot be loaded or drained.
   */
  hold<T>(doc: string, work: (held: HeldDoc) => Promise<T>): Promise<T>
}

/** A doc between two ticks. Nobody else writes it until the hold ends. */
export type HeldDoc = {
  /** The words that may be decided on. */
  quote(): Quote
  /** Which row of the doc they are: goes into the decision's unit, so that on another node nobody was faster. */
  asRead(): { readonly doc: string; readonly seq: number }
  /** Somebody was: the doc is read again before the gate goes on. */
  overtaken(): void
  /**
   * Writes `edits` into one update under a fresh client id each, registered to its author. Nothing is applied or sent
   * yet; at most one is prepared at a time, and it ends in exactly one of `committed` and `failed`.
   */
  prepareEdits(edits: readonly DocEdit[]): PreparedEdits
}

export type PreparedEdits = {
  /** What follows from the words it writes, for the decision's own events; by the state that these make. */
  followsIn(state: unknown, by: string): readonly AnyEvent[]
  /** Goes into the same unit as the decision's events; `judgedAt` is null, the decision itself is the judge. */
  readonly append: DocAppend
  /** It is on disk: apply it and send it to everyone. */
  committed(): void
  /** It was not written: forget it, and read the doc again before the gate goes on. */
  failed(): void
}
