/** Who is where in a doc, as another node says: never who they are, which each node knows for itself. */
export type ForeignState = {
  readonly client: number
  readonly participant: string
  /** What their client said last; null when they have gone. */
  readonly state: object | null
}

/**
 * Tells other nodes what this one committed. A message is a hint: whoever sees a gap reads it from the store, so a
 * lost message costs a read, never a loss. It names things by their ids and
 * holds no word of anybody's: of who is present it has ids and the places that clients name.
 */
export type BusMessage =
  /** `listedIn`: the id of the stream in whose lists it shows something new; null where it does not. */
  | {
      readonly about: 'stream'
      readonly stream: string
      readonly seq: number
      readonly listedIn: string | null
    }
  /** Entries of it were rewritten: what is in memory of it is read again. */
  | { readonly about: 'rewritten'; readonly stream: string }
  /** Their name is gone from the directory: nobody says it any more. */
  | { readonly about: 'erased'; readonly person: string }
  | { readonly about: 'doc'; readonly doc: string; readonly seq: number }
  | { readonly about: 'login'; readonly person: string }
  /** A try of a password or a code there, which counts everywhere; by a name that only nodes of one store can make. */
  | {
      readonly about: 'tried'
      readonly of: string
      readonly key: string
      readonly change: 'took' | 'gaveBack' | 'cleared'
    }
  /** Who is in a doc at that node, or what of it has changed. A node that says nothing for a while has nobody there. */
  | {
      readonly about: 'presence'
      readonly node: string
      readonly doc: string
      readonly states: readonly ForeignState[]
    }
  /** A node begins to serve a doc and asks who is there. */
  | { readonly about: 'presenceAsked'; readonly doc: string }
  /**
   * Never published: something that others said may not have been heard. While it lasts (`isOver` false) it comes again
   * and again, and what is new is looked for in the store; when it is over all that is in memory is read anew.
   */
  | { readonly about: 'gap'; readonly isOver: boolean }

export type Bus = {
  /** Other nodes may decide on the same streams: what is in memory may be a moment behind them. */
  readonly isJoined: boolean
  publish(message: BusMessage): void
  /**
   * Called for messages of other nodes only, in the order each node sent them, never within the call that published.
   * Returns the way to stop, after which no call comes.
   */
  subscribe(listener: (message: BusMessage) => void): () => void
  close(): Promise<void>
}
