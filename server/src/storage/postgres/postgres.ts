import { randomUUID } from 'node:crypto'
import { storageOver } from '../facade.ts'
import { StorageFault, StoreTooNew, type Storage } from '../port.ts'
import { createQueue } from '../queue.ts'
import { createPools, type Pools, type PostgresOptions } from './connection.ts'
import { copyStore } from './copy-out.ts'
import { createEngine } from './engine.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { createPurge } from './purge.ts'
import { dropOldCopies } from './version-copy.ts'
import { writes } from './writes.ts'

/**
 * A store in a PostgreSQL database that many nodes may share.
 * @throws StoreTooNew when a newer program wrote it; StorageFault when it cannot be had.
 */
export const openPostgres = async (options: PostgresOptions): Promise<Storage> => {
  const pools = createPools(options)
  try {
    const epoch = await prepared(pools)
    return serve(pools, epoch)
  } catch (error) {
    await pools.end()
    if (error instanceof StoreTooNew) throw error
    throw new StorageFault(error instanceof Error ? error.message || String(error) : String(error))
  }
}

/** The store's epoch, made at its first opening. */
const prepared = async (pools: Pools): Promise<string> => {
  const client = await pools.alone()
  try {
    await migrate(client, migrations)
    await dropOldCopies(client)
    return await writes.settingOr(client, 'epoch', randomUUID())
  } finally {
    await client.end()
  }
}

const serve = (pools: Pools, epoch: string): Storage => {
  const queue = createQueue((batch) => void engine.answer(batch).then(() => queue.answered([], true)))
  const engine = createEngine(
    pools,
    createPurge(pools.alone),
    (path) => copyStore(pools.alone, path),
    (answers) => queue.answered(answers, false),
  )
  let closing: Promise<void> | null = null

  const close = async (): Promise<void> => {
    await queue.add({ close: true }, 0)
    await engine.settled()
    await pools.end()
  }

  return storageOver({
    epoch,
    ask: (ask, bytes) =>
      closing ? Promise.reject(new StorageFault('the store is closed')) : queue.add(ask, bytes),
    close: () => (closing ??= close()),
  })
}
