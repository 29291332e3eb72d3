import type * as Y from 'yjs'
import type { Cut } from './deletions.ts'
import type { ClientOwner, GateCode, Refusal } from './verdict.ts'
import type { Container, Home, View } from './view.ts'

/** What a doc's rules answer for one writer; asked for every update, never cached. `null` allows. */
export type WriterRights = {
  /** The writer as the doc knows them. */
  readonly writer: string
  /** Anything at all: a locked doc and a removed person are refused here, whatever the update holds. */
  readonly write: () => GateCode | null
}

/** An item of an update, and where it would live. */
export type Arrival = { readonly item: Y.Item; readonly home: NonNullable<Home> }

/** What an update would put into a doc and take out of it, with every reference settled. */
export type Judging<Rights> = {
  readonly view: View
  readonly rights: Rights
  readonly ownerOf: ClientOwner
  /** Without what is inert, in an order in which every reference is already known. */
  readonly arrivals: readonly Arrival[]
  readonly cuts: readonly Cut[]
  /** Came with this update. */
  readonly isFresh: (item: Y.Item) => boolean
  /** Items that the update's own delete set takes away as a whole. */
  readonly dying: ReadonlySet<Y.Item>
}

export type DocName = 'board' | 'minutes' | 'settlement' | 'working'

/** What one sort of doc takes. How updates are read is the gate's, what they may hold is the law's. */
export type DocLaw<Rights extends WriterRights> = {
  /** Refusals that every doc has begin with it. */
  readonly name: DocName
  /** The root types an update may write into, by their names. */
  readonly rootsOf: (doc: Y.Doc) => ReadonlyMap<string, Container>
  readonly judge: (judging: Judging<Rights>) => Refusal | null
}
