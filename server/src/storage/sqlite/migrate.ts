import { renameSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { StoreTooNew } from '../port.ts'
import { loseOpenBoxes } from './backup.ts'

export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()!['user_version'])

export const newerLine = (path: string, version: number, known: number): string =>
  `The store ${path} has version ${version} and this program knows ${known}: start the newer program.`

/**
 * Brings a store up to the last migration, after copying one that already holds something (decisions 12.8).
 * @throws StoreTooNew when a newer program wrote it; the store is left as it was.
 */
export const migrate = (db: DatabaseSync, path: string, migrations: readonly string[]): void => {
  const from = versionOf(db)
  if (from > migrations.length) {
    throw new StoreTooNew(newerLine(path, from, migrations.length))
  }
  if (from === migrations.length) return
  if (from > 0) copyInto(db, copyPath(path, from))
  db.exec('BEGIN EXCLUSIVE')
  try {
    for (const sql of migrations.slice(versionOf(db))) db.exec(sql)
    db.exec(`PRAGMA user_version = ${migrations.length}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** Where the copy of a store of version `from` is kept. */
export const copyPath = (path: string, from: number): string => `${path}.version-${from}`

/** The copy takes its name only when it is whole. */
const copyInto = (db: DatabaseSync, path: string): void => {
  const part = `${path}.part`
  rmSync(part, { force: true })
  db.prepare('VACUUM INTO ?').run(part)
  loseOpenBoxes(part)
  renameSync(part, path)
}
