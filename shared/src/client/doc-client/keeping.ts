/** An edit that no ack has covered yet, in the order of writing. */
export type UnsentEdit = {
  readonly id: string
  /** Paths of the fields it touches. */
  readonly fields: readonly string[]
  readonly updates: readonly Uint8Array[]
}

/** What one visit has written and not yet seen acked, with what it was written on. */
export type Draft = {
  /** Of the visit, so that two tabs do not keep over one another. */
  readonly id: string
  /** The doc as the server had confirmed it. */
  readonly confirmed: Uint8Array
  readonly edits: readonly UnsentEdit[]
}

/**
 * Where drafts outlive a refresh, one thing done after another in the order asked. `put` rejects when the device will not
 * keep more; the others never reject. One store belongs to one person and one doc, or a shared tablet would send A's words
 * as B's.
 */
export type DocDrafts = {
  readonly load: () => Promise<readonly Draft[]>
  /** In the place of others, in one step: of two that hold the same words one would come back written anew beside the other. */
  readonly put: (draft: Draft, instead: readonly string[]) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}

/** Where refused words outlive a refresh; as `DocDrafts`, one person's and one doc's. */
export type TrayStore<Entry> = {
  readonly load: () => Promise<readonly Entry[]>
  readonly put: (entry: Entry) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}
