import { setTimeout as sleep } from 'node:timers/promises'
import { StorageFault } from '../port.ts'
import type { Connection } from './connection.ts'

const RETRY_MS = 50
const TRIES = 200

/**
 * Moves everything from the write-ahead log into the store and cuts the log to nothing, so that no old page is left
 * in it. A reader (a copy being made) holds it up: tried again without keeping commits waiting.
 * @throws StorageFault when somebody went on reading for ten seconds.
 */
export const emptyWal = async (connection: Connection): Promise<void> => {
  for (let i = 0; i < TRIES; i++) {
    if (!connection.db.isOpen) throw new StorageFault('the store was opened anew meanwhile')
    if (truncated(connection)) return
    await sleep(RETRY_MS)
  }
  throw new StorageFault('another program keeps reading the store, so deleted words are still in its log')
}

/**
 * Builds the store anew without what was deleted from it, then empties the log.
 * @throws StorageFault as `emptyWal`, or whatever `isFault` knows
 */
export const vacuum = async (connection: Connection): Promise<void> => {
  connection.db.exec('VACUUM')
  await emptyWal(connection)
}

const truncated = (connection: Connection): boolean =>
  withoutWaiting(
    connection,
    () => connection.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()!['busy'] === 0,
  )

/** Where another program is writing or reading, SQLite says so at once. */
export const withoutWaiting = <T>({ db }: Connection, work: () => T): T => {
  const busyMs = Number(db.prepare('PRAGMA busy_timeout').get()!['timeout'])
  db.exec('PRAGMA busy_timeout = 0')
  try {
    return work()
  } finally {
    db.exec(`PRAGMA busy_timeout = ${busyMs}`)
  }
}
