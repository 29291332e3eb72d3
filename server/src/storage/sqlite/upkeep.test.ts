import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { edit } from '../contract/lab.ts'
import { connect, type Connection } from './connection.ts'
import { createEngine, type Engine } from './engine.ts'
import { openSqliteLab, type SqliteLab } from './lab.ts'
import { asLies, logPagesMax, logPagesMin, roomBytes } from './upkeep.ts'

let lab: SqliteLab
let engine: Engine
let opened: Connection
let seq: number

beforeEach(async () => {
  lab = await openSqliteLab()
  seq = 0
  const open = () => (opened = connect({ path: lab.path }))
  engine = createEngine(lab.path, open, () => undefined)
})
afterEach(async () => {
  await engine.close()
  await lab.remove()
})

const write = () => engine.answer([{ id: 0, unit: { docs: [edit('d', seq++)] } }])
/** Bytes of which one edit fills a page of its own at most. */
const writeUntil = (pages: number) => {
  while (asLies(opened).log < pages) expect(write()).toMatchObject([{ value: { ok: true } }])
}
const lines = () => engine.answer([{ id: 0, call: 'readDoc', args: ['d'] }])
const logBytes = () => statSync(`${lab.path}-wal`).size

it('a store that little was written to is left as it is', () => {
  writeUntil(logPagesMin - 3)
  const { log } = asLies(opened)
  expect(log).toBeLessThan(logPagesMin)
  const bytes = logBytes()
  engine.rest()
  expect(asLies(opened)).toMatchObject({ log, checkpointed: 0 })
  expect(logBytes()).toBe(bytes)
})

it('a log that is long is moved into the store, and has room for as much as it may hold', () => {
  writeUntil(logPagesMin)
  const before = lines()
  engine.rest()
  const { log, checkpointed } = asLies(opened)
  expect(checkpointed).toBe(log)
  expect(logBytes()).toBeGreaterThanOrEqual(roomBytes)
  expect(lines()).toEqual(before)
  expect(opened.db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
})

it('no commit makes the file of the log grow from then on, also not after it was cut to nothing', async () => {
  writeUntil(logPagesMin)
  engine.rest()
  engine.answer([{ id: 1, call: 'compactDoc', args: ['d', seq, new Uint8Array(10)] }])
  await expect.poll(logBytes).toBe(0)
  engine.rest()
  const bytes = logBytes()
  expect(bytes).toBeGreaterThanOrEqual(roomBytes)
  for (let n = 0; n < logPagesMax; n++) write()
  expect(logBytes()).toBe(bytes)
})

it('what was in the room is nothing to a program that opens the store after this one was killed', async () => {
  writeUntil(logPagesMin)
  engine.rest()
  write()
  const before = lines()
  const other = connect({ path: lab.path })
  expect(other.db.prepare('SELECT max(seq) AS seq FROM doc_update').get()).toEqual({ seq })
  other.db.close()
  expect(lines()).toEqual(before)
})

it('another program that is writing is not waited for, and room is made later', () => {
  writeUntil(logPagesMin)
  const other = new DatabaseSync(lab.path)
  other.exec('BEGIN IMMEDIATE')
  engine.rest()
  expect(logBytes()).toBeLessThan(roomBytes)
  other.close()
  engine.rest()
  expect(logBytes()).toBeGreaterThanOrEqual(roomBytes)
})

it('on a disk without room everything goes on without it', () => {
  writeUntil(logPagesMin)
  opened.db.exec('PRAGMA max_page_count = 60')
  engine.rest()
  expect(logBytes()).toBeLessThan(roomBytes)
  expect(write()).toMatchObject([{ value: { ok: true } }])
})
