import type { Dialect } from './frames.ts'

/** Whom a generator plays, and where. */
export type Seat = {
  readonly url: string
  readonly dialect: Dialect
  /** Opens with these bytes before anything of the protocol is said. */
  readonly hello: readonly string[]
  /** Who the author of an entry is; the servers that know no people take any. */
  readonly author: string
}
