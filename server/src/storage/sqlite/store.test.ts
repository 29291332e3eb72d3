import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Worker } from 'node:worker_threads'
import { append, bytes, commitAll, edit, eventAt, ok, text } from '../contract/lab.ts'
import { StorageFault, type BoxWrite, type Storage } from '../port.ts'
import { openSqliteLab, type SqliteLab } from './lab.ts'
import { copyPath, migrate, versionOf } from './migrate.ts'
import { migrations } from './migrations.ts'
import { openSqlite } from './sqlite.ts'

let lab: SqliteLab
let storage: Storage
let worker: Worker

beforeEach(async () => {
  lab = await openSqliteLab()
  process.once('worker', (started) => (worker = started))
  storage = await lab.open()
})
afterEach(async () => {
  await storage.close()
  await lab.remove()
})

/** Every byte the store keeps, its log and copies included. */
const onDisk = (): Buffer => {
  const folder = dirname(lab.path)
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
}

describe('a group commit', () => {
  const LOG_HEADER = 32
  const FRAME_HEADER = 24
  const PAGE = 4096

  /** Transactions in the write-ahead log: a frame that ends one says how large the store is after it. */
  const transactions = (): number => {
    const log = readFileSync(`${lab.path}-wal`)
    let count = 0
    for (let at = LOG_HEADER; at + FRAME_HEADER <= log.length; at += FRAME_HEADER + PAGE) {
      if (log.readUInt32BE(at + 4) > 0) count++
    }
    return count
  }

  it('is one transaction for all units of a tick, whatever they write', async () => {
    await storage.commit({ stream: append('m', 0) })
    const before = transactions()
    const outcomes = await commitAll(storage, [
      ...Array.from({ length: 50 }, (_, i) => ({ stream: append('m', i + 1) })),
      ...Array.from({ length: 50 }, (_, i) => ({ docs: [edit('d', i)] })),
      { directory: [{ put: 'person', person: 'p', name: '阿甲' }] },
    ])
    expect(outcomes).toEqual(Array.from({ length: 101 }, () => ok))
    expect(transactions()).toBe(before + 1)
  })
})

describe('a compacted doc', () => {
  const words = ['SHORT-DELETED-WORD', `LONG-DELETED-WORD${'.'.repeat(20_000)}`]

  const writeAndCompact = async (): Promise<void> => {
    for (const [i, word] of words.entries())
      await storage.commit({ docs: [edit('d', i, { update: bytes(word) })] })
    await storage.compactDoc('d', 2, bytes('snapshot without them'))
  }

  it('leaves no deleted word on disk', async () => {
    await storage.commit({ docs: [edit('d', 0, { update: bytes(words[0]!) })] })
    expect(onDisk().includes('SHORT-DELETED-WORD')).toBe(true)
    await storage.commit({ docs: [edit('d', 1, { update: bytes(words[1]!) })] })
    await storage.compactDoc('d', 2, bytes('snapshot without them'))
    expect(onDisk().includes('DELETED-WORD')).toBe(false)
    expect(onDisk().includes('snapshot without them')).toBe(true)
  })

  it('is compacted only when no reader holds its words any more, and others commit meanwhile', async () => {
    const reader = new DatabaseSync(lab.path, { readOnly: true })
    reader.exec('BEGIN; SELECT count(*) FROM person')
    const compacted = writeAndCompact()
    const first = await Promise.race([compacted.then(() => 'compacted'), keepCommitting('m', 30)])
    expect(first).toBe('committed')
    expect(onDisk().includes('DELETED-WORD')).toBe(true)
    reader.close()
    await compacted
    expect(onDisk().includes('DELETED-WORD')).toBe(false)
  })
})

describe('a purge', () => {
  const name = '欧阳不存'
  const inMeeting = {
    put: 'participant',
    meeting: 'm',
    participant: 'x',
    person: 'p',
    name,
    grid: '',
  } as const

  it('leaves on disk nothing that was dropped or written over, in whatever order pages were freed', async () => {
    await storage.commit({ directory: [{ put: 'person', person: 'p', name }, inMeeting] })
    for (let seq = 0; seq < 40; seq++) {
      const long = eventAt(seq + 1, `${name}${'·'.repeat(seq * 300)}`)
      await storage.commit({ stream: { ...append('m', seq), events: [long] } })
    }
    expect(onDisk().includes(name)).toBe(true)
    const entries = Array.from({ length: 40 }, (_, i) => ({ seq: i + 1, fields: '[]' }))
    await storage.rewrite({ erasure: 'e', stream: 'm', summary: '{}', entries })
    await storage.commit({
      directory: [
        { drop: 'participant', meeting: 'm', participant: 'x' },
        { drop: 'person', person: 'p' },
      ],
    })
    await storage.purge()
    expect(onDisk().includes(name)).toBe(false)
    expect(await storage.readStream('m', 0)).toHaveLength(40)
  })
})

const keepCommitting = async (stream: string, units: number): Promise<string> => {
  for (let seq = 0; seq < units; seq++)
    expect(await storage.commit({ stream: append(stream, seq) })).toEqual(ok)
  return 'committed'
}

describe('a backup', () => {
  it('is a whole store of its own, made while commits go on', async () => {
    await storage.commit({ docs: [edit('d', 0, { update: new Uint8Array(3_000_000) })] })
    await storage.commit({ stream: append('m', 0) })
    const path = `${lab.path}.copy`
    const writing = Array.from({ length: 20 }, (_, i) => storage.commit({ stream: append('m', i + 1) }))
    await storage.backup(path)
    expect(await Promise.all(writing)).toEqual(writing.map(() => ok))

    const copy = await openSqlite({ path })
    const seqs = (await copy.readStream('m', 0)).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => i + 1))
    expect(seqs.length).toBeGreaterThan(0)
    expect((await copy.readDoc('d')).updates[0]).toHaveLength(3_000_000)
    expect(copy.epoch).not.toBe(storage.epoch)
    await copy.close()
  })

  it('has of a box that is not closed nothing but that it was there; of a closed one all', async () => {
    const cast = (box: string) => ({
      ...{ write: 'cast', box, nullifier: `nullifier in ${box}`, bodyHash: 'b', tag: `tag in ${box}` },
      paper: `paper in ${box}`,
    })
    for (const box of ['OPEN', 'DONE']) {
      await storage.commit({ stream: append(`meeting/${box}`, 0), boxes: [{ box, isNew: true, given: [] }] })
      await storage.keyBox(box, { publicKey: 'public', privateKey: `key of ${box}` })
      await storage.writeBox({
        ...{ write: 'issue', box, slip: `slip in ${box}`, way: 'phone', spentFor: 's' },
        onlyAgain: false,
      })
      expect(await storage.writeBox(cast(box) as BoxWrite)).toEqual(ok)
    }
    await storage.moveBox('DONE', 'open', 'closing')
    await storage.moveBox('DONE', 'closing', 'closed')
    const path = `${lab.path}.copy`
    await storage.backup(path)
    const held = readFileSync(path)
    for (const word of ['nullifier', 'tag', 'paper', 'slip', 'key'].map((name) => `${name} `)) {
      expect(held.includes(`${word}${word === 'key ' ? 'of' : 'in'} OPEN`)).toBe(false)
    }
    const copy = await openSqlite({ path })
    expect(await copy.box('OPEN')).toMatchObject({ state: 'lost', privateKey: null })
    expect(await copy.readBox('DONE')).toEqual(await storage.readBox('DONE'))
    await copy.close()
    expect(await storage.papersIn('OPEN')).toBe(1)
  })

  it('that cannot be written is a fault, and the store serves on', async () => {
    await expect(storage.backup('/nowhere/at/all.db')).rejects.toBeInstanceOf(StorageFault)
    expect(await storage.commit({ stream: append('m', 0) })).toEqual(ok)
  })
})

describe('a worker that crashed', () => {
  it('fails what it was asked and is started again by the next request', async () => {
    await storage.commit({ stream: append('m', 0) })
    const asked = Promise.allSettled([storage.commit({ stream: append('m', 1) }), storage.readStream('m', 0)])
    await worker.terminate()
    for (const each of await asked) {
      expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StorageFault' } })
    }
    expect(await storage.commit({ stream: append('n', 0) })).toEqual(ok)
    expect(await storage.readStream('m', 0)).toHaveLength(1)
  })
})

describe('opening', () => {
  it('brings a store of the first version up to date, keeping what it held and a copy as it was', async () => {
    const old = `${lab.path}.old`
    const first = new DatabaseSync(old)
    migrate(first, old, migrations.slice(0, 1))
    first.exec(`INSERT INTO setting (name, value) VALUES ('epoch', 'e')`)
    first.exec(`INSERT INTO person (person, name) VALUES ('p', '阿甲')`)
    first.close()
    const updated = await openSqlite({ path: old })
    expect(await updated.person('p')).toEqual({ name: '阿甲' })
    expect(await updated.listRecords()).toEqual([])
    expect(updated.epoch).toBe('e')
    await updated.close()
    const copy = new DatabaseSync(copyPath(old, 1), { readOnly: true })
    expect(versionOf(copy)).toBe(1)
    expect(copy.prepare('SELECT name FROM person').all()).toMatchObject([{ name: '阿甲' }])
    copy.close()
  })

  it('refuses a store that a newer program wrote, in one line, and leaves it alone', async () => {
    await storage.close()
    const newer = new DatabaseSync(lab.path)
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    const before = onDisk()
    await expect(lab.open()).rejects.toMatchObject({
      name: 'StoreTooNew',
      message: expect.stringMatching(/^The store \S+ has version 99 and this program knows \d+: [^\n]+$/),
    })
    expect(onDisk()).toEqual(before)
  })

  it('is a fault where there is no store to be had', async () => {
    await expect(openSqlite({ path: dirname(lab.path) })).rejects.toMatchObject({
      name: 'StorageFault',
      message: expect.stringContaining(dirname(lab.path)),
    })
  })
})

describe('text', () => {
  it('comes back as it was given, beyond the basic plane and with a NUL', async () => {
    const name = '𠮷野家\u0000末'
    await storage.commit({ directory: [{ put: 'person', person: 'p', name }] })
    expect(await storage.person('p')).toEqual({ name })
    await storage.commit({ docs: [edit('d', 0, { update: bytes(name) })] })
    expect((await storage.readDoc('d')).updates.map(text)).toEqual([name])
  })
})
