// A process of its own that plays the phones of a meeting over Socket.IO's own wire, and the chair who says something.
import { io } from 'socket.io-client'
import { newId } from '../../fixtures/visit.ts'
import { clientFrame } from './frames.ts'
import { createHistogram, record, type Histogram } from './histogram.ts'
import { nowUs } from './now.ts'
import { dial, type RawSocket } from './socket.ts'

export type PhonesOrder =
  | {
      readonly do: 'open'
      readonly url: string
      readonly meeting: string
      readonly tokens: readonly string[]
      readonly perSecond: number
    }
  | {
      readonly do: 'say'
      readonly url: string
      readonly meeting: string
      readonly chair: string
      readonly times: number
      readonly everyMs: number
    }

export type PhonesReport = { readonly latency: Histogram; readonly bytes: number; readonly heard: number }

const packets = {
  connect: '40',
  connected: '40{',
  open: '420',
  opened: '430',
  /** With bytes behind it, which are the rest of the answer. */
  openedPacked: '461-0',
  event: '42["meeting:events"',
  ping: '2',
  pong: '3',
}
const phones: RawSocket[] = []
let latency = createHistogram()
let saidAt = 0
let heard = 0

const text = (words: string): Buffer => clientFrame(Buffer.from(words), 1)
const begins = (payload: Buffer, with_: string): boolean =>
  payload.toString('latin1', 0, with_.length) === with_

function phone(url: string, token: string, meeting: string): Promise<{ us: number; bytes: number }> {
  const from = nowUs()
  return new Promise((done, failed) => {
    dial(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      message: (payload) => {
        if (begins(payload, packets.event)) {
          heard++
          record(latency, nowUs() - saidAt)
        } else if (begins(payload, '0')) raw?.send(text(packets.connect + JSON.stringify({ token })))
        else if (begins(payload, packets.connected))
          raw?.send(text(packets.open + JSON.stringify(['meeting:open', { meeting, takes: 'gzip' }])))
        else if (begins(payload, packets.openedPacked)) head = payload.length
        else if (head > 0 || begins(payload, packets.opened)) {
          done({ us: nowUs() - from, bytes: head + payload.length })
          head = 0
        } else if (begins(payload, packets.ping)) raw?.send(text(packets.pong))
      },
      closed: (code) => failed(new Error(`a phone was closed with ${code}`)),
    }).then((one) => {
      raw = one
      phones.push(one)
    }, failed)
    let raw: RawSocket | null = null
    let head = 0
  })
}

const obey = {
  async open({
    url,
    meeting,
    tokens,
    perSecond,
  }: Extract<PhonesOrder, { do: 'open' }>): Promise<PhonesReport> {
    latency = createHistogram()
    let bytes = 0
    const coming: Promise<void>[] = []
    for (const [n, token] of tokens.entries()) {
      coming.push(
        phone(url, token, meeting).then((opened) => {
          record(latency, opened.us)
          bytes = opened.bytes
        }),
      )
      if (n % 10 === 9) await new Promise((next) => setTimeout(next, 10_000 / perSecond))
    }
    await Promise.all(coming)
    return { latency, bytes, heard: coming.length }
  },

  async say({
    url,
    meeting,
    chair,
    times,
    everyMs,
  }: Extract<PhonesOrder, { do: 'say' }>): Promise<PhonesReport> {
    const line = io(url, { auth: { token: chair }, transports: ['websocket'], forceNew: true })
    await new Promise((connected) => line.once('connect', () => connected(null)))
    latency = createHistogram()
    heard = 0
    for (let n = 0; n < times; n++) {
      saidAt = nowUs()
      const command = {
        id: newId(),
        type: 'meeting.project',
        meeting,
        view: 'issues',
        dark: n % 2 === 0,
      }
      const answer = (await line.emitWithAck('meeting:command', command)) as { ok: boolean; error?: unknown }
      if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      await new Promise((next) => setTimeout(next, everyMs))
    }
    line.disconnect()
    return { latency, bytes: 0, heard }
  },
}

process.on('message', (order: PhonesOrder) => {
  const done = (obey[order.do] as (order: PhonesOrder) => Promise<PhonesReport>)(order)
  done.then(
    (value) => process.send!({ value }),
    (error: unknown) => process.send!({ failed: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
