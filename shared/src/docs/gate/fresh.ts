import * as Y from 'yjs'
import type { Section, Struct } from './decode.ts'

/** The part of an update that the store does not hold yet. */
export type Fresh = {
  /** By client id, in the order of the clock, without what is stored. */
  readonly sections: readonly Section[]
  /** Whether anything was left out: then the sender's bytes must not be applied as they came. */
  readonly trimmed: boolean
  /** Whether a client's structs begin after its stored state, or leave a gap. */
  readonly gap: boolean
}

export const freshPart = (store: Y.Doc['store'], sections: readonly Section[]): Fresh => {
  const fresh: Section[] = []
  let trimmed = false
  let gap = false
  for (const { client, structs } of sections) {
    const state = Y.getState(store, client)
    const rest: Struct[] = []
    let clock = state
    for (const struct of structs) {
      const end = struct.id.clock + struct.length
      if (struct instanceof Y.Skip || end <= state) {
        trimmed = true
        continue
      }
      gap ||= struct.id.clock > clock
      trimmed ||= struct.id.clock < state
      rest.push(struct.id.clock < state ? after(struct, state) : struct)
      clock = end
    }
    if (rest.length > 0) fresh.push({ client, structs: rest })
  }
  return { sections: fresh, trimmed, gap }
}

/** The part of a struct from `clock` on, joined to what is stored as Yjs writes it itself. */
const after = (struct: Struct, clock: number): Struct => {
  const { client } = struct.id
  const offset = clock - struct.id.clock
  if (!(struct instanceof Y.Item)) return new Y.GC(Y.createID(client, clock), struct.length - offset)
  const rest = struct.content.splice(offset)
  return new Y.Item(
    Y.createID(client, clock),
    null,
    Y.createID(client, clock - 1),
    null,
    struct.rightOrigin,
    null,
    null,
    rest,
  )
}

/**
 * The structs in an order in which each finds what it refers to, or null when something is missing (or when structs
 * wait for each other, which no client can produce).
 */
export const inOrder = (store: Y.Doc['store'], sections: readonly Section[]): readonly Struct[] | null => {
  const clocks = new Map(sections.map(({ client, structs }) => [client, structs[0]!.id.clock]))
  const known = (id: Y.ID): boolean => id.clock < (clocks.get(id.client) ?? Y.getState(store, id.client))
  const next = sections.map(() => 0)
  const ordered: Struct[] = []
  for (let moved = true; moved;) {
    moved = false
    sections.forEach(({ client, structs }, i) => {
      for (
        let struct = structs[next[i]!];
        struct && needs(struct).every(known);
        struct = structs[++next[i]!]
      ) {
        ordered.push(struct)
        clocks.set(client, struct.id.clock + struct.length)
        moved = true
      }
    })
  }
  return sections.every(({ structs }, i) => next[i] === structs.length) ? ordered : null
}

const needs = (struct: Struct): readonly Y.ID[] => {
  if (!(struct instanceof Y.Item)) return []
  const ids: Y.ID[] = []
  if (struct.origin) ids.push(struct.origin)
  if (struct.rightOrigin) ids.push(struct.rightOrigin)
  if (struct.parent instanceof Y.ID) ids.push(struct.parent)
  return ids
}
