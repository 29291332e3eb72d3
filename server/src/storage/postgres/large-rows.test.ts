import { DatabaseSync } from 'node:sqlite'
import { limits } from '@linyi/shared/lib/limits'
import { expect, test } from 'vitest'
import { migrate } from '../sqlite/migrate.ts'
import { migrations } from '../sqlite/migrations.ts'
import { copyTable } from './copy-out.ts'
import type { Asked, Query } from './connection.ts'
import { tables } from './tables.ts'
import { fillTable } from './whole-store.ts'

/** One statement of PostgreSQL, and one answer held in memory, are to stay far below this. */
const atOnceBytesMax = 128 * 1024 * 1024
const largestBytes: Readonly<Record<string, number>> = {
  file: limits.caseFileBytesMax,
  doc_update: limits.settlementBytesMax,
}
const files = tables.find(({ name }) => name === 'file')!

/** An embedded store with so many files of a case, all of them small. */
const storeWith = (count: number): DatabaseSync => {
  const store = new DatabaseSync(':memory:')
  migrate(store, ':memory:', migrations)
  store.exec('PRAGMA foreign_keys = OFF')
  const insert = store.prepare('INSERT INTO file (stream, file, bytes) VALUES (?, ?, ?)')
  for (let i = 0; i < count; i++) insert.run('case/a', `file${i}`, new Uint8Array([i]))
  return store
}

test.each(Object.entries(largestBytes))(
  'rows of %s at their largest are no more at once than memory bears',
  (name, bytes) => {
    const { rowsAtOnce } = tables.find((table) => table.name === name)!
    expect(rowsAtOnce * bytes).toBeLessThanOrEqual(atOnceBytesMax)
  },
)

test('files go into the database one by one, and none is left out', async () => {
  const asked: Query[] = []
  const on: Asked = { query: async (query) => (asked.push(query), { rows: [] }) }
  const store = storeWith(3)
  await fillTable(on, store, files)
  store.close()
  expect(asked.map(({ values }) => values)).toEqual(
    [0, 1, 2].map((i) => ['case/a', `file${i}`, Buffer.from([i])]),
  )
})

test('files come out of it one by one, and none is left out', async () => {
  const rows = [0, 1, 2].map((i) => ({ stream: 'case/a', file: `file${i}`, bytes: new Uint8Array([i]) }))
  const left = [...rows]
  const on: Asked = {
    query: async ({ text }) => {
      const count = Number(/^FETCH (\d+)/.exec(text)?.[1] ?? 0)
      expect(count).toBeLessThanOrEqual(1)
      return { rows: left.splice(0, count) }
    },
  }
  const store = storeWith(0)
  await copyTable(on, store, files)
  expect(store.prepare('SELECT stream, file, bytes FROM file').all()).toEqual(rows)
  store.close()
})
