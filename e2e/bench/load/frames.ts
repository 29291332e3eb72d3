import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

/** How a server wants the messages of the y-websocket protocol. */
export type Dialect =
  | { readonly speaks: 'y-websocket' }
  /** Each message begins with the doc's name, and the first one says who comes. */
  | { readonly speaks: 'hocuspocus'; readonly doc: string }

export const types = { sync: 0, awareness: 1, auth: 2, ack: 100 } as const
export const syncSteps = { ask: 0, answer: 1, update: 2 } as const

/** A binary frame of a client (RFC 6455, 5.2). Its mask is zero, which leaves the payload as it is. */
export function clientFrame(payload: Uint8Array, opcode = 2): Buffer {
  const { length } = payload
  const header = Buffer.alloc((length < 126 ? 2 : length < 65_536 ? 4 : 10) + 4)
  header[0] = 0x80 | opcode
  header[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (length >= 65_536) header.writeBigUInt64BE(BigInt(length), 2)
  else if (length >= 126) header.writeUInt16BE(length, 2)
  return Buffer.concat([header, payload])
}

/** A message as a frame ready to be sent: numbers as they stand, words and bytes with their length before them. */
export function message(dialect: Dialect, ...parts: readonly (number | string | Uint8Array)[]): Buffer {
  const encoder = createEncoder()
  const all = dialect.speaks === 'hocuspocus' ? [dialect.doc, ...parts] : parts
  for (const part of all) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else if (typeof part === 'string') writeVarString(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  return clientFrame(toUint8Array(encoder))
}

/** What comes before a message's type in this dialect. */
export const prefixLength = (dialect: Dialect): number =>
  dialect.speaks === 'hocuspocus' ? 1 + Buffer.byteLength(dialect.doc) : 0
