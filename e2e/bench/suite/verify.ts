import { textOf } from '@linyi/shared/docs/board/list'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { open } from '../load/client.ts'
import { types } from '../load/frames.ts'
import type { Seat } from '../load/seat.ts'
import { wordLength } from '../load/words.ts'

type Texts = readonly (readonly [issue: string, text: string])[]

const patienceMs = 5000

/** How many words of these entries somebody who comes now does not get. */
export async function missingFor(seat: Seat, texts: Texts): Promise<number> {
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
  const until = performance.now() + patienceMs
  while (missing(copy, texts) > 0 && performance.now() < until)
    await new Promise((next) => setTimeout(next, 50))
  client.raw.hangUp()
  return missing(copy, texts)
}

const missing = (copy: Y.Doc, texts: Texts): number =>
  texts.reduce((sum, [issue, text]) => {
    const has = textOf(copy, issue, 'detail')?.toString() ?? ''
    return has === text ? sum : sum + Math.max(1, (text.length - has.length) / wordLength)
  }, 0)
