/** A store that nobody serves from, for work on the whole of it. */
export type WholeStore = {
  /** A server, or another command, has it open. */
  readonly isInUse: () => Promise<boolean>
  readonly isEmpty: () => Promise<boolean>
  /** Leaves nothing there. */
  readonly clear: () => Promise<void>
  /** Copies it into an embedded store in a file of its own, without what is in open boxes. */
  readonly copyTo: (path: string) => Promise<void>
  /**
   * Puts all of an embedded store in the place of what is there, under an epoch of its own: all or nothing.
   * @param path a file that nobody writes
   * @param ready called when all of it can be there, before it is
   */
  readonly fill: (path: string, ready: () => void) => Promise<void>
}
