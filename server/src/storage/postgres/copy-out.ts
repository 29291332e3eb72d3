import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Client } from 'pg'
import { StorageFault } from '../port.ts'
import { migrate } from '../sqlite/migrate.ts'
import { migrations } from '../sqlite/migrations.ts'
import { rowsOf, sql, type Asked } from './connection.ts'
import { tables, type Table } from './tables.ts'

/**
 * Copies the store as it is at this moment into a file of the embedded kind, while commits go on: a copy goes back into
 * either kind of store. It gets another epoch, and of boxes that are not closed it has nothing (decisions 7), of others
 * not which papers came back on paper.
 * @throws StorageFault when the copy cannot be made
 */
export const copyStore = async (alone: () => Promise<Client>, target: string): Promise<void> => {
  const part = `${target}.part`
  try {
    rmSync(part, { force: true })
    const copy = new DatabaseSync(part, { enableForeignKeyConstraints: false })
    try {
      migrate(copy, part, migrations)
      await withSnapshot(alone, (on) => copyTables(on, copy))
    } finally {
      copy.close()
    }
    renameSync(part, target)
  } catch (error) {
    throw new StorageFault(`no copy was made at ${target}: ${String(error)}`)
  }
}

const withSnapshot = async (
  alone: () => Promise<Client>,
  work: (on: Asked) => Promise<void>,
): Promise<void> => {
  const client = await alone()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await work(client)
  } finally {
    await client.end()
  }
}

const copyTables = async (on: Asked, copy: DatabaseSync): Promise<void> => {
  copy.exec('BEGIN')
  for (const table of tables) if (table.inBox !== 'never') await copyTable(on, copy, table)
  copy.prepare(`UPDATE setting SET value = ? WHERE name = 'epoch'`).run(randomUUID())
  copy.exec(`UPDATE box SET state = 'lost', private_key = NULL WHERE state IN ('open', 'sealed', 'closing')`)
  copy.exec('COMMIT')
}

export const copyTable = async (on: Asked, copy: DatabaseSync, table: Table): Promise<void> => {
  const { name, columns, inBox, rowsAtOnce } = table
  const closed = inBox
    ? `WHERE box IN (SELECT box FROM box WHERE state NOT IN ('open', 'sealed', 'closing'))`
    : ''
  const list = columns.join(', ')
  // By the first columns, which are the key.
  const rows = `SELECT ${list} FROM ${name} ${closed} ORDER BY 1, 2`
  await on.query({ text: `DECLARE copied NO SCROLL CURSOR FOR ${rows}`, values: [] })
  const insert = copy.prepare(`INSERT INTO ${name} (${list}) VALUES (${columns.map(() => '?').join(', ')})`)
  for (;;) {
    const fetched = await rowsOf<Record<string, SQLInputValue>>(on, {
      text: `FETCH ${rowsAtOnce} FROM copied`,
      values: [],
    })
    for (const row of fetched) insert.run(...columns.map((column) => row[column]!))
    if (fetched.length < rowsAtOnce) break
  }
  await on.query(sql`CLOSE copied`)
}
