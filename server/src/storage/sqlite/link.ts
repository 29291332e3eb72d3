import { Worker } from 'node:worker_threads'
import type { Ask } from '../asks.ts'
import { StorageFault, StoreTooNew } from '../port.ts'
import { createQueue } from '../queue.ts'
import type { SqliteOptions } from './connection.ts'
import type { FromWorker, ToWorker } from './messages.ts'

export type Link = {
  /** The store's epoch once it is open; rejects with StoreTooNew or StorageFault when it cannot be opened. */
  readonly opened: Promise<string>
  ask(ask: Ask, bytes: number): Promise<unknown>
  close(): Promise<void>
}

type Refused = Extract<FromWorker, { refused: unknown }>['refused']

const CLOSED = 'the store is closed'

/** The main thread's end of the worker. A worker that crashed is started again by the next request. */
export const createLink = (options: SqliteOptions): Link => {
  const opened = Promise.withResolvers<string>()
  let worker: Worker | null = null
  let closing: Promise<void> | null = null

  const running = (): Worker => (worker ??= start())
  const queue = createQueue((batch) => running().postMessage({ batch } satisfies ToWorker))

  const start = (): Worker => {
    let ending = CLOSED
    const started = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options })
    started.on('message', (message: FromWorker) => {
      if ('answers' in message) queue.answered(message.answers, message.taken)
      else if ('opened' in message) opened.resolve(message.opened.epoch)
      else {
        ending = message.refused.message
        opened.reject(refusal(message.refused, options.path))
      }
    })
    started.on('error', (error) => (ending = String(error)))
    started.on('exit', () => {
      worker = null
      opened.reject(new StorageFault(ending))
      queue.failAll(ending)
    })
    return started
  }

  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => running().once('exit', resolve))
    await queue.add({ close: true }, 0)
    await ended
  }

  running()
  return {
    opened: opened.promise,
    ask: (ask, bytes) => (closing ? Promise.reject(new StorageFault(CLOSED)) : queue.add(ask, bytes)),
    close: () => (closing ??= close()),
  }
}

const refusal = ({ message, tooNew }: Refused, path: string): Error =>
  tooNew ? new StoreTooNew(message) : new StorageFault(`${path} cannot be opened: ${message}`)
