import * as Y from 'yjs'
import type { Section, Struct } from './decode.ts'

/** The part of an update that the store does not hold yet. */
export type Fresh = {
  /** In the order of the clock, without what is stored. */
  readonly sections: readonly Section[]
  readonly byClient: ReadonlyMap<number, Section>
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
  return {
    sections: fresh,
    byClient: new Map(fresh.map((section) => [section.client, section])),
    trimmed,
    gap,
  }
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
 * wait for each other, which no client can produce). Each struct is looked at once, however the clients are interwoven.
 */
export const inOrder = (store: Y.Doc['store'], sections: readonly Section[]): readonly Struct[] | null => {
  const lanes = new Map(
    sections.map(({ client, structs }) => [
      client,
      { structs, next: 0, clock: structs[0]!.id.clock, waited: false },
    ]),
  )
  const clockOf = (client: number): number => lanes.get(client)?.clock ?? Y.getState(store, client)
  const ordered: Struct[] = []

  /** Goes through a client's structs up to a clock, and first through those of others that they wait for. */
  const advance = (client: number, until: number): boolean => {
    const stack = [{ client, until }]
    for (let top = stack[0]; top; top = stack[stack.length - 1]) {
      const lane = lanes.get(top.client)
      const struct = lane?.structs[lane.next]
      const missing = struct && needs(struct).find((id) => id.clock >= clockOf(id.client))
      if (clockOf(top.client) >= top.until) {
        if (lane) lane.waited = false
        stack.pop()
      } else if (!lane || !struct) return false
      else if (missing) {
        lane.waited = true
        if (lanes.get(missing.client)?.waited) return false
        stack.push({ client: missing.client, until: missing.clock + 1 })
      } else {
        ordered.push(struct)
        lane.next++
        lane.clock = struct.id.clock + struct.length
      }
    }
    return true
  }

  const complete = sections.every(({ client, structs }) => {
    const last = structs[structs.length - 1]!
    return advance(client, last.id.clock + last.length)
  })
  return complete ? ordered : null
}

const needs = (struct: Struct): readonly Y.ID[] => {
  if (!(struct instanceof Y.Item)) return []
  const ids: Y.ID[] = []
  if (struct.origin) ids.push(struct.origin)
  if (struct.rightOrigin) ids.push(struct.rightOrigin)
  if (struct.parent instanceof Y.ID) ids.push(struct.parent)
  return ids
}
