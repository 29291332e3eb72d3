import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { append, edit } from '../contract/lab.ts'
import type { Storage } from '../port.ts'
import { openSqliteLab } from '../sqlite/lab.ts'
import { storageContract } from '../storage.contract.ts'
import { caseContract } from './case.contract.ts'
import { sealingEverything } from './everything.ts'
import { newMasterKey } from './key-file.ts'
import { openKeyring } from './keyring.ts'
import { sealedStorage } from './sealed.ts'

const master = newMasterKey(0)
storageContract('a store that seals everything', async () => sealingEverything(await openSqliteLab()))

caseContract('a case in the embedded store', async () => {
  const lab = await openSqliteLab()
  const folder = dirname(lab.path)
  return {
    ...lab,
    holds: async (words) =>
      readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(words)),
    tell: async (sql) => {
      const db = new DatabaseSync(lab.path)
      db.exec(sql)
      db.close()
    },
    flipFile: async () => {
      const db = new DatabaseSync(lab.path)
      const row = db.prepare('SELECT bytes FROM file').get()!['bytes'] as Uint8Array
      row[row.length - 1]! ^= 1
      db.prepare('UPDATE file SET bytes = ?').run(row)
      db.close()
    },
  }
})

it('hands a unit on in the turn in which it is given, so that none overtakes another', async () => {
  const handed: unknown[] = []
  const commit: Storage['commit'] = async (unit) => {
    handed.push(unit.stream?.stream ?? unit.docs?.[0]?.doc)
    return { ok: true }
  }
  const keys = async () => []
  const storage = sealedStorage(
    { commit, keys } as unknown as Storage,
    await openKeyring({ keys }, () => [master]),
  )
  void storage.commit({ stream: append('case/1', 0) })
  void storage.commit({ docs: [edit('meeting/m/board', 0)] })
  void storage.commit({ docs: [edit('case/1/settlement', 0, { update: randomBytes(8) })] })
  expect(handed).toEqual(['case/1', 'meeting/m/board', 'case/1/settlement'])
})
