import { randomBytes } from 'node:crypto'
import { backoffMs } from '@linyi/shared/client/backoff'
import { withinIn } from '@linyi/shared/protocol/come-again'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { open, type Client, type Heard } from './client.ts'
import { syncSteps, types } from './frames.ts'
import { createHistogram, record } from './histogram.ts'
import { nowUs } from './now.ts'
import type { Stayed, Ways } from './orders.ts'

/** People who come again whenever their line ends, by the rules of our own pages: at a moment of their own by chance. */
export function createLasting(spoken: Heard['spoken'], arrive: (client: Client) => void) {
  const away = createHistogram()
  let [here, inVain, turnedAway] = [0, 0, 0]
  /** Of what all of them have had: they bring the same. */
  let has: Uint8Array | undefined

  const keep = (payload: Buffer, type: number) => {
    spoken(payload, type)
    if (has || type !== types.sync || payload[1] !== syncSteps.answer) return
    const decoder = createDecoder(payload)
    readVarUint(decoder)
    readVarUint(decoder)
    has = Y.encodeStateVectorFromUpdate(Uint8Array.from(readVarUint8Array(decoder)))
  }

  const stay = (ways: Ways): Promise<void> =>
    new Promise((arrived) => {
      let at = 0
      let failures = 0
      let goneAt: number | null = null
      let isHere = false
      const wait = (withinMs: number | null) => {
        failures = withinMs === null ? failures + 1 : 0
        setTimeout(() => void come(), backoffMs(failures, randomBytes(2), withinMs))
      }
      const ended = (_: number, reason: string) => {
        if (isHere) here--
        else turnedAway++
        isHere = false
        goneAt ??= nowUs()
        at++
        wait(withinIn(reason))
      }
      const come = async () => {
        const client = await open(ways[at % ways.length]!, { spoken: keep, ended }, has).catch(() => null)
        if (!client) {
          inVain++
          return void wait(null)
        }
        arrive(client)
        // Who is sent away before that has heard so already.
        if (!(await client.synced.then(Boolean, () => false)) && client.closedWith() !== null) return
        isHere = true
        here++
        failures = 0
        if (goneAt !== null) record(away, nowUs() - goneAt)
        goneAt = null
        arrived()
      }
      void come()
    })

  return { stay, stayed: (): Stayed => ({ here, away, inVain, turnedAway }) }
}
