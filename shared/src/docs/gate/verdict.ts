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
  'minutes.malformed',
  'minutes.foreignClient',
  'minutes.tooManyClients',
  'minutes.unknownNode',
  'minutes.badContent',
  'minutes.mayNotEdit',
  'minutes.oldSchema',
  'minutes.notYet',
  'minutes.locked',
  'minutes.full',
  'minutes.tooLong',
  'minutes.removed',
  'settlement.malformed',
  'settlement.foreignClient',
  'settlement.tooManyClients',
  'settlement.unknownNode',
  'settlement.badContent',
  'settlement.mayNotEdit',
  'settlement.oldSchema',
  'settlement.notYet',
  'settlement.locked',
  'settlement.finalised',
  'settlement.over',
  'settlement.full',
  'settlement.tooLong',
  'working.malformed',
  'working.foreignClient',
  'working.tooManyClients',
  'working.unknownNode',
  'working.badContent',
  'working.mayNotEdit',
  'working.oldSchema',
  'working.over',
  'working.full',
  'working.tooLong',
] as const
export type GateCode = (typeof gateCodes)[number]

/** Whose a Yjs client id is in this doc, or null when nobody's yet. */
export type ClientOwner = (client: number) => string | null

export const refuse = (code: GateCode, path?: string): Refusal =>
  path === undefined ? { verdict: 'refuse', code } : { verdict: 'refuse', code, path }
