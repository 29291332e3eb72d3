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

export type Bus = {
  publish(message: BusMessage): void
  /**
   * Called for messages of other nodes only, in the order each node sent them, never within the call that published.
   * Returns the way to stop, after which no call comes.
   */
  subscribe(listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}
