import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Lab } from '../contract/lab.ts'
import { openSqlite } from './sqlite.ts'

export type SqliteLab = Lab & { readonly path: string }

/** A store in a folder of its own. It is obstructed by another program that keeps the write lock. */
export const openSqliteLab = async (): Promise<SqliteLab> => {
  const folder = await mkdtemp(join(tmpdir(), 'linyi-store-'))
  const path = join(folder, 'linyi.db')
  return {
    path,
    open: () => openSqlite({ path, busyMs: 10 }),
    obstruct: () => {
      const other = new DatabaseSync(path)
      other.exec('BEGIN IMMEDIATE')
      return Promise.resolve(() => Promise.resolve(other.close()))
    },
    remove: () => rm(folder, { recursive: true }),
  }
}
