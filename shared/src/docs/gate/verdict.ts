/**
 * What becomes of an update, decided before it is applied (decisions 2).
 * `apply` it joins the tick · `hold` it refers to something not yet here: ask the sender once for the missing part ·
 * `refuse` it is not applied, not stored, not sent on; the writer keeps the words.
 */
export type Verdict =
  | {
      readonly verdict: 'apply'
      /**
       * The bytes to apply, store and send on, or null when nothing is new. Never the sender's own bytes where these
       * held more than was judged: what is already stored is left out, since Yjs reads even that with effect.
       */
      readonly update: Uint8Array | null
      /** Client ids new to this doc, to be registered to the writer in the same commit. */
      readonly newClients: readonly number[]
      /** The words of items that land in a deleted parent: tell the writer. */
      readonly inert: readonly string[]
    }
  | { readonly verdict: 'hold' }
  | Refusal

export type Refusal = {
  readonly verdict: 'refuse'
  readonly code: GateCode
  /** Path of the first field refused, if one was resolved. */
  readonly path?: string
}

export const gateCodes = [
  'board.malformed',
  'board.foreignClient',
  'board.tooManyClients',
  'board.unknownField',
  'board.badContent',
  'board.badId',
  'board.forgedAuthor',
  'board.overwrite',
  'board.mayNotCreate',
  'board.mayNotEdit',
  'board.mayNotDelete',
  'board.locked',
  'board.full',
  'board.tooLong',
  'board.removed',
] as const
export type GateCode = (typeof gateCodes)[number]

/** What a board's rules answer for one writer; asked for every item and deletion, never cached. `null` allows. */
export type BoardRights = {
  /** The writer as the doc knows them. */
  readonly writer: string
  /** Anything at all: a locked list and a removed person are refused here, whatever the update holds. */
  readonly write: () => GateCode | null
  /** A new issue; `named` says that it tells in `for` who said it (代记). */
  readonly create: (named: boolean) => GateCode | null
  /** Text of an issue: `author` is the owner of the client id of the item at `issues/{id}` (a fact, not the field). */
  readonly editText: (issue: string, author: string | null, field: 'title' | 'detail') => GateCode | null
  /** `first`: the issue has no rank yet. */
  readonly setRank: (issue: string, author: string | null, first: boolean) => GateCode | null
  readonly setMeta: (issue: string, author: string | null, field: 'grid' | 'category') => GateCode | null
  readonly deleteIssue: (issue: string, author: string | null) => GateCode | null
  /** 代记: may this writer name somebody in `for`? */
  readonly writeFor: () => GateCode | null
  readonly grids: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
}

/** Whose a Yjs client id is in this doc, or null when nobody's yet. */
export type ClientOwner = (client: number) => string | null

export const refuse = (code: GateCode, path?: string): Refusal =>
  path === undefined ? { verdict: 'refuse', code } : { verdict: 'refuse', code, path }
