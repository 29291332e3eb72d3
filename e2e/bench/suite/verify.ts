import { textOf } from '@linyi/shared/docs/board/list'
import type * as Y from 'yjs'
import type { Seat } from '../load/seat.ts'
import { wordLength } from '../load/words.ts'
import { openReader } from './reader.ts'

type Texts = readonly (readonly [issue: string, text: string])[]

const patienceMs = 5000

/** How many words of these entries somebody who comes now does not get. */
export async function missingFor(seat: Seat, texts: Texts): Promise<number> {
  const { client, copy } = await openReader(seat)
  const until = performance.now() + patienceMs
  while (missingIn(copy, texts) > 0 && performance.now() < until)
    await new Promise((next) => setTimeout(next, 50))
  client.raw.hangUp()
  return missingIn(copy, texts)
}

/** How many words of these entries a copy lacks. */
export const missingIn = (copy: Y.Doc, texts: Texts): number =>
  texts.reduce((sum, [issue, text]) => {
    const has = textOf(copy, issue, 'detail')?.toString() ?? ''
    return has === text ? sum : sum + Math.max(1, (text.length - has.length) / wordLength)
  }, 0)
