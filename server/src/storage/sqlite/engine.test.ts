import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { append, edit } from '../contract/lab.ts'
import type { Unit } from '../port.ts'
import { connect, type Connection } from './connection.ts'
import { createEngine, type Engine } from './engine.ts'
import { openSqliteLab, type SqliteLab } from './lab.ts'

/** A store that is full at a hundred pages, by SQLite's own bound: the error is that of a full disk. */
const PAGES_MAX = 100
const PAGE_BYTES = 4096

let lab: SqliteLab
let engine: Engine
let opened: Connection
let opensNoMore: boolean
let now: number

beforeEach(async () => {
  lab = await openSqliteLab()
  opensNoMore = false
  now = 0
  const open = () => {
    if (opensNoMore) throw new Error('disk I/O error')
    opened = connect({ path: lab.path })
    opened.db.exec(`PRAGMA max_page_count = ${PAGES_MAX}`)
    return opened
  }
  const answerLater = () => undefined
  engine = createEngine(lab.path, open, answerLater, () => now)
})
afterEach(async () => {
  await engine.close()
  await lab.remove()
})

const commit = (...units: Unit[]) => engine.answer(units.map((unit, id) => ({ id, unit })))
const read = (doc: string) => engine.answer([{ id: 0, call: 'readDoc', args: [doc] }])

const small: Unit = { docs: [edit('small', 0)] }
const huge: Unit = { docs: [edit('huge', 0, { update: new Uint8Array(PAGES_MAX * PAGE_BYTES) })] }
const full = { fault: 'database or disk is full' }
const done = { value: { ok: true } }

describe('a full disk', () => {
  it('fails the whole tick, of which nothing is left', () => {
    expect(commit(small, huge, { stream: append('m', 0) })).toMatchObject([full, full, full])
    expect(read('small')).toMatchObject([{ value: { seq: 0 } }])
    expect(read('huge')).toMatchObject([{ value: { seq: 0 } }])
  })

  it('still reads, and writes what fits', () => {
    commit(huge)
    expect(commit(small)).toMatchObject([done])
    expect(read('small')).toMatchObject([{ value: { seq: 1 } }])
  })

  it('has room again once something was compacted away', async () => {
    const half = (seq: number): Unit => ({
      docs: [edit('d', seq, { update: new Uint8Array(60 * PAGE_BYTES) })],
    })
    expect(commit(half(0))).toMatchObject([done])
    expect(commit(half(1))).toMatchObject([full])
    engine.answer([{ id: 0, call: 'compactDoc', args: ['d', 1, new Uint8Array(10)] }])
    expect(commit(half(1))).toMatchObject([done])
  })
})

describe('a disk that may not be written any more, nor opened anew', () => {
  const readonly = { fault: 'attempt to write a readonly database' }
  const spoil = () => {
    opened.db.exec('PRAGMA query_only = ON')
    opensNoMore = true
  }

  it('still reads, and writes again by itself', () => {
    expect(commit(small)).toMatchObject([done])
    spoil()
    const more: Unit = { docs: [edit('small', 1)] }
    for (let i = 0; i < 3; i++) {
      expect(commit(more)).toMatchObject([readonly])
      expect(read('small')).toMatchObject([{ value: { seq: 1 } }])
      now += 1000
    }
    opensNoMore = false
    now += 1000
    expect(commit(more)).toMatchObject([done])
    expect(read('small')).toMatchObject([{ value: { seq: 2 } }])
  })

  it('is tried again once a second, whatever is read meanwhile', () => {
    spoil()
    expect(commit(small)).toMatchObject([readonly])
    read('small')
    opensNoMore = false
    now += 999
    expect(commit(small)).toMatchObject([readonly])
    now += 1
    expect(commit(small)).toMatchObject([done])
  })
})
