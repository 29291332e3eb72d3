import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLTagStore } from 'node:sqlite'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { logPagesMax } from './upkeep.ts'

/** `sql` keeps each statement prepared under its text. */
export type Connection = { readonly db: DatabaseSync; readonly sql: SQLTagStore }

export type SqliteOptions = {
  readonly path: string
  /** How long a commit waits for another program that is writing the store. */
  readonly busyMs?: number
}

/**
 * `fullfsync` matters on macOS alone, where a plain fsync may leave an acked commit in the drive's cache. A WAL left
 * by a fault or a crash is emptied into the store before anything else is written.
 */
export const connect = ({ path, busyMs = 5000 }: SqliteOptions): Connection => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const db = new DatabaseSync(path, { timeout: busyMs, enableForeignKeyConstraints: false })
  try {
    db.exec('PRAGMA secure_delete = ON')
    db.exec('PRAGMA journal_mode = WAL')
    db.exec('PRAGMA synchronous = FULL')
    db.exec('PRAGMA fullfsync = ON')
    db.exec('PRAGMA checkpoint_fullfsync = ON')
    db.exec('PRAGMA temp_store = MEMORY')
    db.exec(`PRAGMA wal_autocheckpoint = ${logPagesMax}`)
    migrate(db, path, migrations)
    db.exec('PRAGMA foreign_keys = ON')
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return { db, sql: db.createTagStore() }
  } catch (error) {
    db.close()
    throw error
  }
}

/** The store's epoch, made at its first opening. */
export const epochOf = ({ sql }: Connection): string => {
  sql.run`INSERT INTO setting (name, value) VALUES ('epoch', ${randomUUID()}) ON CONFLICT DO NOTHING`
  return (sql.get`SELECT value FROM setting WHERE name = 'epoch'` as { value: string }).value
}
