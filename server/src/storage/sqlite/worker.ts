import { parentPort, workerData } from 'node:worker_threads'
import type { Answer } from '../asks.ts'
import { StoreTooNew } from '../port.ts'
import { connect, type SqliteOptions } from './connection.ts'
import { createEngine } from './engine.ts'
import type { FromWorker, ToWorker } from './messages.ts'

const port = parentPort!
const options = workerData as SqliteOptions
const post = (message: FromWorker): void => port.postMessage(message)
const answerLater = (answer: Answer): void => post({ answers: [answer], taken: false })

const serve = (): void => {
  const engine = createEngine(options.path, () => connect(options), answerLater)
  post({ opened: { epoch: engine.epoch } })
  port.on('message', ({ batch }: ToWorker) => {
    post({ answers: engine.answer(batch), taken: true })
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
