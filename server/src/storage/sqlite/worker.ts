import { parentPort, workerData } from 'node:worker_threads'
import type { Answer } from '../asks.ts'
import { StoreTooNew } from '../port.ts'
import { connect, type SqliteOptions } from './connection.ts'
import { createEngine } from './engine.ts'
import type { FromWorker, ToWorker } from './messages.ts'

const port = parentPort!
const options = workerData as SqliteOptions
const post = (message: FromWorker): void => port.postMessage(message)
/** People who type come again sooner, or leave time for what the store does by itself. */
const restMs = 50

const answerLater = (answer: Answer): void => post({ answers: [answer], taken: false })

const serve = (): void => {
  const engine = createEngine(options.path, () => connect(options), answerLater)
  const resting = setTimeout(engine.rest, restMs).unref()
  post({ opened: { epoch: engine.epoch } })
  port.on('message', ({ batch }: ToWorker) => {
    post({ answers: engine.answer(batch), taken: true })
    resting.refresh()
    const last = batch.at(-1)
    if (last && 'close' in last) void engine.close().then(() => end(last.id))
  })
}

const end = (id: number): void => {
  answerLater({ id, value: undefined })
  port.close()
}

try {
  serve()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  post({ refused: { message, tooNew: error instanceof StoreTooNew } })
}
