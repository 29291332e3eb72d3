import * as Y from 'yjs'
import type { Struct } from '../../docs/gate/decode.ts'
import { encode } from '../../docs/gate/encode.ts'

/** A place in a doc: client id and clock. */
export type Place = readonly [client: number, clock: number]

/** A struct as a forger would write it; nothing is checked. */
export type Forged =
  | {
      readonly after?: Place
      readonly before?: Place
      /** The name of a root, or the item that holds the type. */
      readonly into?: string | Place
      readonly key?: string
      readonly content: Y.Item['content']
    }
  | { readonly gone: number }

export type ForgedSection = {
  readonly client: number
  readonly clock?: number
  readonly structs: readonly Forged[]
}

/** An update with whatever structs and deletions one likes, as Yjs would encode them. */
export const forge = (
  sections: readonly ForgedSection[],
  deleted: Readonly<Record<number, readonly (readonly [clock: number, len: number])[]>> = {},
): Uint8Array =>
  encode(
    sections.map(({ client, clock = 0, structs }) => ({ client, structs: written(client, clock, structs) })),
    new Map(
      Object.entries(deleted).map(([client, ranges]) => [
        Number(client),
        ranges.map(([clock, len]) => ({ clock, len })),
      ]),
    ),
  )

const written = (client: number, first: number, structs: readonly Forged[]): Struct[] => {
  let clock = first
  return structs.map((forged) => {
    const struct = build(Y.createID(client, clock), forged)
    clock += struct.length
    return struct
  })
}

const build = (id: Y.ID, forged: Forged): Struct => {
  if ('gone' in forged) return new Y.GC(id, forged.gone)
  const { after, before, into, key, content } = forged
  // Before it is integrated an item may hold a root's name as its parent; the types of Yjs do not say so.
  const parent = (typeof into === 'string' || into === undefined ? (into ?? null) : idOf(into)) as Y.ID | null
  return new Y.Item(
    id,
    null,
    after ? idOf(after) : null,
    null,
    before ? idOf(before) : null,
    parent,
    key ?? null,
    content,
  )
}

const idOf = ([client, clock]: Place): Y.ID => Y.createID(client, clock)
