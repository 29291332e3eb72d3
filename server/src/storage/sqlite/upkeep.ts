import { closeSync, fdatasyncSync, openSync, statSync } from 'node:fs'
import type { Connection } from './connection.ts'
import { isBusy, isFault } from './fault.ts'
import { withoutWaiting } from './wal.ts'

/** SQLite empties its write-ahead log at this length by itself, in the commit that reaches it; a file of as many is kept. */
export const logPagesMax = 1000
/** Worth moving into the store before that, while nobody waits. */
export const logPagesMin = 100

const pageBytes = 4096
const frameBytes = pageBytes + 24
export const roomBytes = logPagesMax * frameBytes

export type Upkeep = {
  /** Nobody has asked for anything for a moment. */
  readonly rest: (connection: Connection) => void
}

/**
 * What would otherwise keep a commit waiting is done while nobody commits: the log is moved into the store, and its file
 * is made as long as it will be. A commit that makes a file grow waits half as long again for the disk, at its worst
 * twice as long. Only for stores that are written to: a command beside a server, or a test, writes a few pages.
 */
export const createUpkeep = (path: string): Upkeep => {
  const log = `${path}-wal`
  let isWrittenTo = false
  /** A disk that is full, or fails, is not filled further. */
  let mayGrow = true

  const lengthen = (connection: Connection): void => {
    if (!mayGrow || statSync(log).size >= roomBytes) return
    try {
      makeRoom(connection, log)
    } catch (error) {
      mayGrow = isBusy(error)
      throw error
    }
  }

  return {
    rest: (connection) =>
      passingOverFaults(() => {
        const { log: pages, checkpointed } = asLies(connection)
        isWrittenTo ||= pages >= logPagesMin
        if (!isWrittenTo) return
        if (pages - checkpointed >= logPagesMin) connection.db.exec('PRAGMA wal_checkpoint(PASSIVE)')
        lengthen(connection)
      }),
  }
}

/** Pages in the log, and how many of them are in the store as well. */
export const asLies = ({ db }: Connection): { readonly log: number; readonly checkpointed: number } =>
  db.prepare('PRAGMA wal_checkpoint(NOOP)').get() as { log: number; checkpointed: number }

/** Nothing depends on it, as when SQLite does it by itself. */
const passingOverFaults = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!isFault(error) && !(error instanceof Error && 'syscall' in error)) throw error
  }
}

/** What a transaction does not find room for in memory goes into the log; taken back, its pages stay there to be written over. */
const makeRoom = (connection: Connection, log: string): void => {
  const { db } = connection
  withoutWaiting(connection, () => {
    const pagesInMemory = db.prepare('PRAGMA cache_size').get()!['cache_size'] as number
    db.exec('PRAGMA cache_size = 10')
    try {
      db.exec('BEGIN IMMEDIATE')
      db.exec('CREATE TABLE room (bytes BLOB)')
      db.exec(`INSERT INTO room VALUES (zeroblob(${roomBytes}))`)
    } finally {
      if (db.isTransaction) db.exec('ROLLBACK')
      db.exec(`PRAGMA cache_size = ${pagesInMemory}`)
    }
  })
  // No lock of SQLite's is on this file, so that closing it drops none.
  const file = openSync(log, 'r+')
  fdatasyncSync(file)
  closeSync(file)
}
