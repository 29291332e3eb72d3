import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyPath, migrate, versionOf } from './migrate.ts'

const first = 'CREATE TABLE note (word TEXT) STRICT'
const second = `ALTER TABLE note ADD COLUMN said TEXT; UPDATE note SET said = word || '!'`
const broken = 'UPDATE note SET said = 1; UPDATE absent SET here = 1'

let folder: string
let path: string
let db: DatabaseSync

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linyi-migrate-'))
  path = join(folder, 'linyi.db')
  db = new DatabaseSync(path)
})
afterEach(async () => {
  db.close()
  await rm(folder, { recursive: true })
})

const notes = (from: DatabaseSync) => from.prepare('SELECT * FROM note').all()

describe('migrations', () => {
  it('bring an empty store to the last version without a copy', () => {
    migrate(db, path, [first, second])
    expect(versionOf(db)).toBe(2)
    expect(notes(db)).toEqual([])
    expect(existsSync(copyPath(path, 0))).toBe(false)
  })

  it('copy a store that holds something before they change it', () => {
    migrate(db, path, [first])
    db.exec(`INSERT INTO note VALUES ('hello')`)
    migrate(db, path, [first, second])
    expect(notes(db)).toMatchObject([{ word: 'hello', said: 'hello!' }])
    const copy = new DatabaseSync(copyPath(path, 1))
    expect(versionOf(copy)).toBe(1)
    expect(notes(copy).map((row) => ({ ...row }))).toEqual([{ word: 'hello' }])
    copy.close()
  })

  it('leave a store that is up to date alone', () => {
    migrate(db, path, [first])
    migrate(db, path, [first])
    expect(existsSync(copyPath(path, 1))).toBe(false)
  })

  it('change nothing when one of them fails, and go through when it is mended', () => {
    migrate(db, path, [first])
    db.exec(`INSERT INTO note VALUES ('hello')`)
    expect(() => migrate(db, path, [first, second, broken])).toThrow('no such table')
    expect(versionOf(db)).toBe(1)
    expect(notes(db).map((row) => ({ ...row }))).toEqual([{ word: 'hello' }])
    migrate(db, path, [first, second])
    expect(notes(db)).toMatchObject([{ said: 'hello!' }])
  })

  it('are not run on a newer store', () => {
    migrate(db, path, [first, second])
    expect(() => migrate(db, path, [first])).toThrow(/has version 2 and this program knows 1/)
    expect(versionOf(db)).toBe(2)
  })
})
