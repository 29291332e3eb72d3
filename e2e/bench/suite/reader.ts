import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { open, type Client } from '../load/client.ts'
import { types } from '../load/frames.ts'
import type { Seat } from '../load/seat.ts'

/** A client that keeps a copy of the doc, as a person's page does. */
export type Reader = { readonly client: Client; readonly copy: Y.Doc }

export async function openReader(seat: Seat): Promise<Reader> {
  const copy = new Y.Doc()
  const spoken = (payload: Buffer, type: number) => {
    if (type !== types.sync || payload[1] === 0) return
    const decoder = createDecoder(payload)
    readVarUint(decoder)
    readVarUint(decoder)
    // The bytes are lent, and Yjs keeps views of them.
    Y.applyUpdate(copy, Uint8Array.from(readVarUint8Array(decoder)))
  }
  const client = await open(seat, { spoken })
  await client.synced
  return { client, copy }
}
