import { createDecoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

/** One state on the wire of y-protocols/awareness; `json` is its JSON as UTF-8, undecoded: most of it is echoes. */
export type PresenceEntry = { readonly client: number; readonly clock: number; readonly json: Uint8Array }

/** Reads an awareness update: a count, then as many entries. Throws when it is not exactly that. */
export function* readEntries(update: Uint8Array): Generator<PresenceEntry> {
  const decoder = createDecoder(update)
  for (let left = readVarUint(decoder); left > 0; left--) {
    const client = readVarUint(decoder)
    const clock = readVarUint(decoder)
    yield { client, clock, json: readVarUint8Array(decoder) }
  }
  if (hasContent(decoder)) throw new Error('bytes after the last presence entry')
}

/** @param state JSON, `null` when the client has gone */
export function writeEntry(client: number, clock: number, state: string): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
  writeVarString(encoder, state)
  return toUint8Array(encoder)
}

/** Entries of many clients, encoded once for everyone. */
export type PresenceFrame = {
  readonly count: number
  readonly body: Uint8Array
  /** Where in `body` each client's entry lies: first byte, and the byte after the last. */
  readonly spans: ReadonlyMap<number, readonly [from: number, to: number]>
}

export function frameOf(entries: ReadonlyMap<number, Uint8Array>): PresenceFrame {
  const spans = new Map<number, readonly [number, number]>()
  let end = 0
  for (const [client, entry] of entries) spans.set(client, [end, (end += entry.length)])
  return { count: entries.size, body: Buffer.concat([...entries.values()], end), spans }
}

/**
 * A frame as one receiver gets it: without the receiver's own states, which would overwrite what the receiver has
 * typed since. The parts are views, so that a room of a thousand costs no thousand copies.
 */
export function withoutOwn(
  frame: PresenceFrame,
  own: Iterable<number>,
): { count: number; parts: Uint8Array[] } {
  const cuts = [...own].flatMap((client) => {
    const span = frame.spans.get(client)
    return span ? [span] : []
  })
  cuts.sort(([a], [b]) => a - b)
  const parts: Uint8Array[] = []
  let from = 0
  for (const [start, end] of cuts) {
    parts.push(frame.body.subarray(from, start))
    from = end
  }
  parts.push(frame.body.subarray(from))
  return { count: frame.count - cuts.length, parts }
}
