import type { Instant } from '@linyi/shared/domain/decider'

/** An event as it lies on disk. `header` is hashed as stored and never re-serialised (decisions 6). */
export type StoredEvent = {
  readonly seq: number
  readonly at: Instant
  /** SHA-256 of `header`: this entry's place in the chain. */
  readonly leaf: Uint8Array
  /** Canonical JSON of `{v, stream, seq, prev, at, audience, actorTag, commitments}`. */
  readonly header: string
  /** JSON of `[salt, path, value][]`; `[path, inPlace]` where a field was erased, while its commitment stays in the header. */
  readonly fields: string
}

/** One row a stream, for lists and look-ups without folding: written in the same commit as the events. */
export type StreamHead = {
  readonly kind: string
  /** The station a meeting belongs to; empty for a station. */
  readonly parent: string
  /** The six-digit join code while it is in use, unique among all streams; null gives it back. */
  readonly code: string | null
  /** JSON for lists: what a home page shows of this stream. Holds no personal data. */
  readonly summary: string
}

export type StreamRow = StreamHead & { readonly stream: string; readonly seq: number }

export type StreamAppend = {
  readonly stream: string
  /** The seq this append was decided on; 0 for a new stream. */
  readonly expectedSeq: number
  /** The leaf of the entry at that seq, where it is known: what was decided on a tail that fell is not taken for another's. */
  readonly prev?: Uint8Array | null
  /** Command ids are unique per actor: nobody can burn another's (decisions 5). */
  readonly actor: string
  readonly commandId: string
  readonly events: readonly StoredEvent[]
  readonly head: StreamHead
}

/** Fields of stored entries in the place of what they were. Headers and leaves stay, so the chain does (decisions 6). */
export type Rewriting = {
  /** Done once: the same one again changes nothing. */
  readonly erasure: string
  readonly stream: string
  readonly entries: readonly { readonly seq: number; readonly fields: string }[]
  readonly summary: string
}

/** A stream's public record: what it says of itself, where the stream stood when it was written, and the file. */
export type StoredRecord = {
  readonly title: string
  readonly publishedAt: Instant
  readonly seq: number
  readonly file: string
}
export type RecordRow = { readonly stream: string } & Pick<StoredRecord, 'title' | 'publishedAt'>

/** Some of the records, which are more every year. */
export type RecordPart = {
  readonly limit: number
  /** Only those that were published before this one was, or at the same moment and stand after it. */
  readonly before?: Omit<RecordRow, 'title'> | undefined
}

/** Some of a list that grows with the years. */
export type StreamPart = {
  /** Those that have a code now, or those that have none. */
  readonly withCode: boolean
  readonly limit?: number
  /** A stream: only those that began before it. */
  readonly before?: string | undefined
}
