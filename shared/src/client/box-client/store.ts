import type { BoxAnswer } from '../../protocol/bodies.ts'

/** What a device needs to vote once: kept before any of it is sent, so that a dead battery loses nothing. Hex. */
export type Voting = {
  readonly is: 'voting'
  readonly key: BoxAnswer['publicKey']
  readonly token: string
  readonly tag: string
  readonly blinded: string
  /** Takes the blinding off; whoever had it and the server's list could join the two. */
  readonly inverse: string
  /** Null until the box has signed. */
  readonly sig: string | null
  /** Null until a paper was sent that may be in. */
  readonly ballot: string | null
}

/** What a device keeps of one box: less with every step. */
export type Kept =
  | Voting
  /** To find the paper once all are published; the token is gone. */
  | ({ readonly is: 'cast'; readonly nullifier: string } & Pick<Voting, 'key' | 'tag'> & {
        readonly ballot: string
      })
  /** The paper was found: what it said is gone, and what would show it. */
  | { readonly is: 'checked'; readonly nullifier: string }
  | { readonly is: 'returned' }

/** Where it is kept; at a shared tablet in memory alone. Resolves once it would survive a refresh. */
export type BoxStore = {
  readonly get: (box: string) => Promise<Kept | null>
  readonly put: (box: string, kept: Kept) => Promise<void>
}

/** Gone with the page: for a shared tablet, which shows nothing of the last voter. */
export function memoryStore(): BoxStore {
  const kept = new Map<string, Kept>()
  return {
    get: (box) => Promise.resolve(kept.get(box) ?? null),
    put: (box, what) => {
      kept.set(box, what)
      return Promise.resolve()
    },
  }
}
