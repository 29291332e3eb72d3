/**
 * One row of a doc's update log. Within a unit docs are judged before the unit's own stream events are written, so
 * `judgedAt` names the head that the unit's `stream.expectedSeq` names too.
 */
export type DocAppend = {
  readonly doc: string
  readonly expectedSeq: number
  readonly update: Uint8Array
  /** Yjs client ids first seen in this update, and whose they are (decisions 3). */
  readonly clients: readonly { readonly client: number; readonly person: string }[]
  /** The stream's head when the update was judged: any other head at the commit is `seqTaken`, so no lock is missed. */
  readonly judgedAt: { readonly stream: string; readonly seq: number } | null
}

export type DocState = {
  readonly seq: number
  /** A merged snapshot, then single updates; to be applied in one transaction, never merged as a list. */
  readonly updates: readonly Uint8Array[]
  readonly clients: readonly { readonly client: number; readonly person: string }[]
}
