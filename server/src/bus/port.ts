/**
 * Tells other nodes what this one committed. A message is a hint: whoever sees a gap reads it from the store, so a
 * lost message costs a read, never a loss. It names things by their ids and holds no word of anybody's.
 */
export type BusMessage =
  | { readonly about: 'stream'; readonly stream: string; readonly seq: number }
  /** Entries of it were rewritten: what is in memory of it is read again. */
  | { readonly about: 'rewritten'; readonly stream: string }
  | { readonly about: 'doc'; readonly doc: string; readonly seq: number }
  | { readonly about: 'login'; readonly person: string }
  /**
   * Never published: something that others said may not have been heard. While it lasts (`isOver` false) it comes again
   * and again, and what is new is looked for in the store; when it is over all that is in memory is read anew.
   */
  | { readonly about: 'gap'; readonly isOver: boolean }

export type Bus = {
  publish(message: BusMessage): void
  /**
   * Called for messages of other nodes only, in the order each node sent them, never within the call that published.
   * Returns the way to stop, after which no call comes.
   */
  subscribe(listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}
