import { createDecoder } from 'lib0/decoding'
import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC

/** What one client id wrote, in the order of its clock. */
export type Section = { readonly client: number; readonly structs: readonly Struct[] }
export type DeletedRange = { readonly clock: number; readonly len: number }

export type Decoded = {
  readonly sections: readonly Section[]
  readonly deletions: ReadonlyMap<number, readonly DeletedRange[]>
}

const CLIENT_MAX = 0xffffffff
/** Nobody types this much. Past 2^53 a state vector could no longer be read by anyone. */
const CLOCK_MAX = 0x7fffffff

/** Counts what the flat list of structs hides: how many sections were announced. */
class Reader extends Y.UpdateDecoderV1 {
  sectionsRead = 0
  override readClient(): number {
    this.sectionsRead++
    return super.readClient()
  }
}

/**
 * Reads an update without touching the doc, or null when Yjs would read it otherwise than it was judged: a client
 * announced twice (Yjs keeps the last section only), bytes after the end, structs or ranges without length (a range
 * of length 0 splits the item it points into), ranges out of order, numbers out of range.
 */
export const decode = (update: Uint8Array): Decoded | null => {
  const reader = new Reader(createDecoder(update))
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, readingWith(reader))
    const sections = bySection(structs)
    const whole = reader.restDecoder.pos === update.length && reader.sectionsRead === sections?.length
    return whole && sections.every(sound) && soundRanges(ds.clients)
      ? { sections, deletions: ds.clients }
      : null
  } catch {
    return null
  }
}

/** `decodeUpdateV2` makes its own decoder; a constructor that returns ours lets us ask it afterwards. */
const readingWith = (reader: Reader): typeof Y.UpdateDecoderV1 =>
  function () {
    return reader
  } as unknown as typeof Y.UpdateDecoderV1

const bySection = (structs: readonly Y.AbstractStruct[]): Section[] | null => {
  const sections: { client: number; structs: Struct[] }[] = []
  const seen = new Set<number>()
  for (const struct of structs) {
    const { client } = struct.id
    let section = sections[sections.length - 1]
    if (section?.client !== client) {
      if (seen.has(client)) return null
      seen.add(client)
      sections.push((section = { client, structs: [] }))
    }
    section!.structs.push(struct as Struct)
  }
  return sections
}

const sound = ({ client, structs }: Section): boolean =>
  client <= CLIENT_MAX && structs.every(({ id, length }) => length > 0 && id.clock + length <= CLOCK_MAX)

/** Ranges follow one another: what is deleted twice would count twice. */
const soundRanges = (clients: ReadonlyMap<number, readonly DeletedRange[]>): boolean => {
  for (const [client, ranges] of clients) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (len === 0 || clock < end || clock + len > CLOCK_MAX) return false
      end = clock + len
    }
    if (client > CLIENT_MAX) return false
  }
  return true
}
