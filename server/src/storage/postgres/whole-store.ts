import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Client } from 'pg'
import type { WholeStore } from '../whole-store.ts'
import { migrate as migrateStore, versionOf as storeVersion } from '../sqlite/migrate.ts'
import { migrations as storeMigrations } from '../sqlite/migrations.ts'
import { createPools, rowOf, sql, type Asked, type Pools, type PostgresOptions } from './connection.ts'
import { copyStore } from './copy-out.ts'
import { migrate, versionOf } from './migrate.ts'
import { migrations } from './migrations.ts'
import { toStored } from './text.ts'
import { tables, type Table } from './tables.ts'

/** Rejects with the line that says why the database cannot be had. */
export const withWholePostgres = async <T>(
  options: PostgresOptions,
  work: (store: WholeStore) => Promise<T>,
): Promise<T> => {
  const pools = createPools(options)
  let client: Client | null = null
  try {
    client = await pools.alone()
    return await work(wholeStore(client, pools.alone))
  } finally {
    await client?.end()
    await pools.end()
  }
}

const wholeStore = (on: Asked, alone: Pools['alone']): WholeStore => ({
  isInUse: async () =>
    (await rowOf(
      on,
      sql`SELECT 1 FROM pg_stat_activity
        WHERE application_name = 'linyi' AND datname = current_database() AND pid <> pg_backend_pid()`,
    )) !== null,
  isEmpty: async () =>
    (await versionOf(on)) === 0 || (await rowOf(on, sql`SELECT 1 FROM person LIMIT 1`)) === null,
  clear: async () => {
    await on.query(sql`DROP SCHEMA public CASCADE`)
    await on.query(sql`CREATE SCHEMA public`)
  },
  copyTo: (path) => copyStore(alone, path),
  fill: async (path, ready) => {
    await migrate(on, migrations)
    await asOfNow(path, async (from) => {
      await on.query(sql`BEGIN`)
      await fillTables(on, from)
      ready()
      await on.query(sql`COMMIT`)
    })
  },
})

const withStore = <T>(path: string, options: { readOnly: boolean }, work: (store: DatabaseSync) => T): T => {
  const store = new DatabaseSync(path, options)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

/** An embedded store as this program has it: one that an older program wrote is brought up to date in that folder. */
function broughtUp(path: string, folder: string): string {
  const isOld = withStore(path, { readOnly: true }, (store) => storeVersion(store) < storeMigrations.length)
  if (!isOld) return path
  const newest = join(folder, basename(path))
  copyFileSync(path, newest)
  withStore(newest, { readOnly: false }, (store) => migrateStore(store, newest, storeMigrations))
  return newest
}

const asOfNow = async (path: string, work: (from: DatabaseSync) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'linyi-fill-'))
  try {
    const from = new DatabaseSync(broughtUp(path, folder), { readOnly: true })
    await work(from).finally(() => from.close())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const fillTables = async (on: Asked, from: DatabaseSync): Promise<void> => {
  const names = tables.map(({ name }) => name).join(', ')
  await on.query({ text: `TRUNCATE ${names}`, values: [] })
  for (const table of tables) await fillTable(on, from, table)
  await on.query(sql`SELECT setval(pg_get_serial_sequence('stream', 'ordinal'), max(ordinal)) FROM stream`)
  await on.query(sql`INSERT INTO setting (name, value) VALUES ('epoch', ${randomUUID()})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`)
}

export const fillTable = async (
  on: Asked,
  from: DatabaseSync,
  { name, columns, rowsAtOnce }: Table,
): Promise<void> => {
  const list = columns.join(', ')
  let rows: unknown[][] = []
  const insert = async () => {
    const places = rows.map((row, r) => `(${row.map((_, c) => `$${r * columns.length + c + 1}`).join(', ')})`)
    const text = `INSERT INTO ${name} (${list}) VALUES ${places.join(', ')}`
    if (rows.length > 0) await on.query({ text, values: rows.flat() })
    rows = []
  }
  for (const row of from.prepare(`SELECT ${list} FROM ${name} ORDER BY 1, 2`).iterate()) {
    rows.push(columns.map((column) => parameterOf(row[column])))
    if (rows.length === rowsAtOnce) await insert()
  }
  await insert()
}

const parameterOf = (value: unknown): unknown => {
  if (typeof value === 'string') return toStored(value)
  return value instanceof Uint8Array ? Buffer.from(value) : value
}
