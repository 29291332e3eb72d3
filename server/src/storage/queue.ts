import { Bug } from '@linyi/shared/lib/assert'
import { limits } from '@linyi/shared/lib/limits'
import { StorageFault } from './port.ts'
import type { Answer, Ask, Request } from './asks.ts'

type Waiting = {
  readonly request: Request
  readonly bytes: number
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export type Queue = {
  /** @throws StorageFault (rejects) past the bound. `bytes` is what the request holds in memory while it waits. */
  add(ask: Ask, bytes: number): Promise<unknown>
  /** Answers to what was sent; `taken` frees the way for the next batch. */
  answered(answers: readonly Answer[], taken: boolean): void
  /** Everything waiting or sent is answered with a fault. */
  failAll(message: string): void
}

/**
 * What one turn of the event loop asks for leaves as one batch. While one is being served the next one grows, so
 * a slow disk makes commits larger, not more; past the bound callers hear a fault, so memory stays flat.
 */
export const createQueue = (send: (batch: readonly Request[]) => void): Queue => {
  let waiting: Waiting[] = []
  const sent = new Map<number, Waiting>()
  let lastId = 0
  let bytes = 0
  let busy = false
  let scheduled = false

  const flush = (): void => {
    scheduled = false
    if (busy || waiting.length === 0) return
    const batch = waiting.slice(0, limits.storeRequestsPerBatchMax)
    waiting = waiting.slice(batch.length)
    for (const entry of batch) sent.set(entry.request.id, entry)
    busy = true
    send(batch.map(({ request }) => request))
  }

  const settle = (answer: Answer): void => {
    const entry = sent.get(answer.id)!
    sent.delete(answer.id)
    bytes -= entry.bytes
    if ('value' in answer) entry.resolve(answer.value)
    else entry.reject('fault' in answer ? new StorageFault(answer.fault) : new Bug(answer.bug))
  }

  return {
    add(ask, askBytes) {
      if (bytes + askBytes > limits.storeBacklogBytesMax) {
        return Promise.reject(new StorageFault('the store cannot keep up'))
      }
      bytes += askBytes
      if (!scheduled) setImmediate(flush)
      scheduled = true
      const request = { ...ask, id: ++lastId }
      return new Promise((resolve, reject) => waiting.push({ request, bytes: askBytes, resolve, reject }))
    },
    answered(answers, taken) {
      answers.forEach(settle)
      if (!taken) return
      busy = false
      flush()
    },
    failAll(message) {
      const all = [...sent.values(), ...waiting]
      sent.clear()
      waiting = []
      bytes = 0
      busy = false
      for (const { reject } of all) reject(new StorageFault(message))
    },
  }
}
