import { DatabaseSync } from 'node:sqlite'
import { isBusy } from './fault.ts'
import { newerLine, versionOf } from './migrate.ts'
import { migrations } from './migrations.ts'

/** Whether another program has the store open. Leaves it as it was, its log emptied into it. */
export function isInUse(path: string): boolean {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(path, { timeout: 0 })
    // Only who is alone with a store may take its log away.
    db.exec('PRAGMA journal_mode = DELETE')
    return false
  } catch (error) {
    return isBusy(error)
  } finally {
    db?.close()
  }
}

/** Why this program cannot take a file for its store, in one line; null when it can. */
export function whyUnfit(path: string): string | null {
  try {
    const db = new DatabaseSync(path, { readOnly: true })
    try {
      const version = versionOf(db)
      if (version > migrations.length) return newerLine(path, version, migrations.length)
      const [found] = Object.values(db.prepare('PRAGMA quick_check(1)').get()!)
      return found === 'ok' ? null : `${path} is damaged: ${String(found)}`
    } finally {
      db.close()
    }
  } catch (error) {
    return `${path} is no store: ${error instanceof Error ? error.message : String(error)}`
  }
}
