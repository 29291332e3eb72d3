import { StorageFault, type Storage } from '../storage/port.ts'
import { storageOver } from '../storage/facade.ts'
import { createQueue } from '../storage/queue.ts'
import { connect } from '../storage/sqlite/connection.ts'
import { createEngine } from '../storage/sqlite/engine.ts'

/** The embedded store without its thread: what is asked of it is done between two turns of the event loop, the same way every time. */
export function openInOwnThread(path: string): Storage {
  const engine = createEngine(
    path,
    () => connect({ path }),
    (answer) => queue.answered([answer], false),
  )
  const queue = createQueue((batch) => {
    const answers = engine.answer(batch)
    queueMicrotask(() => queue.answered(answers, true))
  })
  let closed = false
  return storageOver({
    epoch: engine.epoch,
    ask: (ask, bytes) =>
      closed ? Promise.reject(new StorageFault('the store is closed')) : queue.add(ask, bytes),
    close: async () => {
      closed = true
      await engine.close()
    },
  })
}
