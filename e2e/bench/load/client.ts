import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { message, prefixLength, syncSteps, types } from './frames.ts'
import type { Seat } from './seat.ts'
import { dial, type RawSocket } from './socket.ts'

/** One line of a generator to a server, spoken as a stock client does. */
export type Client = {
  readonly seat: Seat
  readonly raw: RawSocket
  /** Resolves when the server has sent all it has; rejects when it turned the line down. */
  readonly synced: Promise<unknown>
  /** Bytes of that answer. */
  readonly answerBytes: () => number
  /** Update frames of this line that the server says are on disk. */
  readonly acked: () => number
  /** Whether the server has said no to anything. */
  readonly denied: () => boolean
  /** How it ended; null while it has not. */
  readonly closedWith: () => number | null
}

export type Heard = {
  /** A message about words or people, from its type on. The bytes are lent. */
  readonly spoken: (payload: Buffer, type: number) => void
  readonly ended?: (code: number, reason: string) => void
}

const nothing = Y.encodeStateAsUpdate(new Y.Doc())
const emptyVector = Y.encodeStateVector(new Y.Doc())

/** @param has the state vector of what this client brings, of which it has nothing to send */
export async function open(seat: Seat, { spoken, ended }: Heard, has = emptyVector): Promise<Client> {
  const { dialect } = seat
  const skip = prefixLength(dialect)
  const synced = Promise.withResolvers<undefined>()
  let answerBytes = 0
  let acked = 0
  let denied = false
  let closedWith: number | null = null

  const hearSync = (payload: Buffer) => {
    const step = payload[1]
    if (step === syncSteps.ask) raw.send(message(dialect, types.sync, syncSteps.answer, nothing))
    if (step !== syncSteps.answer || answerBytes > 0) return
    answerBytes = payload.length
    synced.resolve(undefined)
  }

  const raw = await dial(seat.url, {
    message: (whole) => {
      const payload = skip > 0 ? whole.subarray(skip) : whole
      const type = payload[0]!
      if (type === types.sync) hearSync(payload)
      if (type === types.ack) acked = framesIn(payload)
      if (type === types.auth && payload[1] === 0) {
        denied = true
        synced.reject(new Error(payload.subarray(3).toString()))
      }
      if (type === types.sync || type === types.awareness) spoken(payload, type)
    },
    closed: (code, reason) => {
      closedWith = code
      synced.reject(new Error(`the line ended with ${code}`))
      ended?.(code, reason)
    },
  })
  synced.promise.catch(() => undefined)
  for (const hello of seat.hello) raw.send(Buffer.from(hello, 'base64'))
  raw.send(message(dialect, types.sync, syncSteps.ask, has))
  return {
    ...{ seat, raw, synced: synced.promise },
    answerBytes: () => answerBytes,
    acked: () => acked,
    denied: () => denied,
    closedWith: () => closedWith,
  }
}

function framesIn(payload: Buffer): number {
  const decoder = createDecoder(payload)
  readVarUint(decoder)
  readVarUint8Array(decoder)
  return readVarUint(decoder)
}
