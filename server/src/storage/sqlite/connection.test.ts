import { expect, it } from 'vitest'
import { connect } from './connection.ts'
import { openSqliteLab } from './lab.ts'

it('waits for the disk at each commit, zeroes what is deleted and holds references', async () => {
  const lab = await openSqliteLab()
  const { db } = connect({ path: lab.path })
  const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0]
  const FULL = 2
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(FULL)
  expect(pragma('fullfsync')).toBe(1)
  expect(pragma('secure_delete')).toBe(1)
  expect(pragma('foreign_keys')).toBe(1)
  db.close()
  await lab.remove()
})
