import { StorageFault, StoreTooNew } from '../port.ts'
import { keepCopy } from './version-copy.ts'
import { rowOf, sql, type Asked } from './connection.ts'
import { holdStore } from './hold.ts'

/** What the database is, besides ours. */
type Manners = { readonly version: number; readonly encoding: string; readonly fsync: string }

const serverVersionMin = 150_000

/** 0 for a database that holds no store yet. */
export const versionOf = async (on: Asked): Promise<number> => {
  const { there } = (await rowOf<{ there: boolean }>(
    on,
    sql`SELECT to_regclass('store_version') IS NOT NULL AS there`,
  ))!
  return there ? (await rowOf<{ version: number }>(on, sql`SELECT version FROM store_version`))!.version : 0
}

/**
 * Brings a store up to the last migration, all of it or nothing; of several nodes that start at once one does it.
 * @throws StoreTooNew when a newer program wrote it, StorageFault for a database that would not keep what is acked; the
 * store is left as it was.
 */
export const migrate = async (on: Asked, migrations: readonly string[]): Promise<void> => {
  await refuseUnfit(on)
  refuseNewer(await versionOf(on), migrations)
  await on.query(sql`BEGIN`)
  try {
    await on.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('store_version', 0))`)
    const from = await versionOf(on)
    refuseNewer(from, migrations)
    if (from < migrations.length) await bring(on, from, migrations)
    await on.query(sql`COMMIT`)
  } catch (error) {
    await on.query(sql`ROLLBACK`)
    throw error
  }
}

const bring = async (on: Asked, from: number, migrations: readonly string[]): Promise<void> => {
  if (from > 0) {
    await holdStore(on)
    await keepCopy(on, from)
  }
  if (from === 0) await on.query(sql`CREATE TABLE store_version (version int NOT NULL)`)
  for (const text of migrations.slice(from)) await on.query({ text, values: [] })
  await on.query(sql`DELETE FROM store_version`)
  await on.query(sql`INSERT INTO store_version (version) VALUES (${migrations.length})`)
}

const refuseNewer = (version: number, { length: known }: readonly string[]): void => {
  if (version <= known) return
  throw new StoreTooNew(
    `The database has a store of version ${version} and this program knows ${known}: start the newer program.`,
  )
}

const refuseUnfit = async (on: Asked): Promise<void> => {
  const { version, encoding, fsync } = (await rowOf<Manners>(
    on,
    sql`SELECT current_setting('server_version_num')::int AS version,
      current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync`,
  ))!
  if (version < serverVersionMin)
    throw new StorageFault(`PostgreSQL 15 or newer is needed, this one is ${Math.floor(version / 10_000)}`)
  if (encoding !== 'UTF8') throw new StorageFault(`the database is in ${encoding}; make one in UTF8`)
  if (fsync !== 'on')
    throw new StorageFault('PostgreSQL runs with fsync = off: nothing it keeps is sure to stay')
}
