import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasPostgres, startPostgres, type Postgres } from '../../testing/postgres.ts'
import { append, bytes, commitAll, edit, eventAt, headOf, ok, refused, text } from '../contract/lab.ts'
import { StorageFault, type BoxWrite, type DirectoryWrite, type Storage } from '../port.ts'
import { openSqlite } from '../sqlite/sqlite.ts'
import { openPostgresLab, prepareDatabase, type PostgresLab } from './lab.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import { copySchema, dropOldCopies } from './version-copy.ts'

const opening = (box: string) => ({ box, isNew: true, given: [] })

describe.skipIf(!hasPostgres())('a store in PostgreSQL', () => {
  let server: Postgres
  let database: string
  let lab: PostgresLab
  let storage: Storage
  /** A second node on the same database. */
  let other: Storage
  let sql: Client

  beforeAll(async () => {
    server = await startPostgres()
    database = await prepareDatabase(server)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    lab = await openPostgresLab(server, database)
    storage = await openPostgres({ url: lab.url })
    other = await openPostgres({ url: lab.url })
    sql = await server.connect(database)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await sql.end()
    await storage.close()
    await other.close()
  })

  const ask = async <Row>(question: string): Promise<Row[]> => (await sql.query(question)).rows as Row[]

  /** Whether a word is in any file of the server, its log included. */
  const isOnDisk = async (word: string): Promise<boolean> => {
    await sql.query('CHECKPOINT')
    try {
      execFileSync('grep', ['-r', '-q', '-a', '-F', word, join(server.folder, 'db')])
      return true
    } catch {
      return false
    }
  }

  describe('a tick', () => {
    it('is one transaction, whatever it writes', async () => {
      await storage.commit({ stream: append('m', 0) })
      const before = await ask<{ now: string }>('SELECT pg_current_wal_insert_lsn() AS now')
      const outcomes = await commitAll(storage, [
        ...Array.from({ length: 50 }, (_, i) => ({ stream: append('m', i + 1) })),
        ...Array.from({ length: 50 }, (_, i) => ({ docs: [edit('d', i)] })),
        { directory: [{ put: 'person', person: 'p', name: '阿甲' }] },
      ])
      expect(outcomes).toEqual(Array.from({ length: 101 }, () => ok))
      const commits = execFileSync(join(server.programs, 'pg_waldump'), [
        ...['-p', join(server.folder, 'db/pg_wal'), '-s', before[0]!.now, '-r', 'Transaction', '-e'],
        (await ask<{ now: string }>('SELECT pg_current_wal_insert_lsn() AS now'))[0]!.now,
      ]).toString()
      expect(commits.match(/desc: COMMIT/g)).toHaveLength(1)
    })
  })

  describe('two nodes on one database', () => {
    const both = (work: (node: Storage, n: number) => Promise<unknown>) =>
      Promise.all([storage, other].map(work))

    it('share an epoch and what they agree on', async () => {
      expect(storage.epoch).toBe(other.epoch)
      expect(new Set(await both((node, n) => node.settingOr('key', `of ${n}`))).size).toBe(1)
    })

    it('write every row of a stream and a doc once, and one wins each', async () => {
      const rounds = 40
      for (let seq = 0; seq < rounds; seq++) {
        const outcomes = await both((node) =>
          node.commit({
            stream: append('m', seq),
            docs: [edit('d', seq, { judgedAt: { stream: 'm', seq } })],
          }),
        )
        expect(outcomes).toEqual(expect.arrayContaining([ok, refused('seqTaken')]))
      }
      expect(await storage.readStream('m', 0)).toHaveLength(rounds)
      expect((await other.readDoc('d')).updates).toHaveLength(rounds)
    })

    it('never both take an edit and the decision that would have forbidden it', async () => {
      for (let seq = 0; seq < 40; seq++) {
        const [locked, edited] = await Promise.all([
          storage.commit({ stream: append('m', seq) }),
          other.commit({ docs: [edit(`d-${seq}`, 0, { judgedAt: { stream: 'm', seq } })] }),
        ])
        expect(locked).toEqual(ok)
        // Written first it was judged on the head it named; written after, it is refused.
        expect([ok, refused('seqTaken')]).toContainEqual(edited)
        const late = await other.commit({ docs: [edit(`e-${seq}`, 0, { judgedAt: { stream: 'm', seq } })] })
        expect(late).toEqual(refused('seqTaken'))
      }
    })

    it('do a command once, and give a code, a name and a ticket away once', async () => {
      for (let round = 0; round < 20; round++) {
        const command = append(`m-${round}`, 0, { commandId: 'once' })
        const commands = await both((node) => node.commit({ stream: command }))
        expect(commands).toEqual(expect.arrayContaining([ok, { ...refused('repeated'), seq: 1 }]))
        const head = headOf({ code: `${100_000 + round}` })
        const codes = await both((node, n) => node.commit({ stream: append(`c-${round}-${n}`, 0, { head }) }))
        expect(codes).toEqual(expect.arrayContaining([ok, refused('codeTaken')]))
        const ticket = { tokenHash: bytes(`t-${round}`), purpose: 'reset', body: '', expiresAt: 9 } as const
        await storage.commit({ directory: [{ put: 'ticket', ...ticket }] })
        const named = (n: number) => ({ person: `p-${round}-${n}`, name: '', passwordHash: '' })
        const used = await both((node, n) =>
          node.commit({
            directory: [
              { put: 'person', ...named(n) },
              { put: 'account', ...named(n), accountName: `a-${round}` },
              { use: 'ticket', tokenHash: ticket.tokenHash, now: 1 },
            ],
          }),
        )
        expect(used.filter((outcome) => (outcome as { ok: boolean }).ok)).toHaveLength(1)
      }
    })

    it('never go back behind what the other compacted', async () => {
      for (let seq = 0; seq < 6; seq++) await storage.commit({ docs: [edit('d', seq)] })
      const [, late] = await Promise.all([
        storage.compactDoc('d', 6, bytes('snapshot')),
        other.commit({ docs: [edit('d', 3)] }),
      ])
      expect(late).toEqual(refused('seqTaken'))
      expect(await other.readDoc('d')).toMatchObject({ seq: 6, updates: [bytes('snapshot')] })
    })

    it('spend a slip and a token once', async () => {
      await storage.commit({ stream: append('meeting/m', 0), boxes: [opening('B')] })
      const spending = Array.from({ length: 30 }, (_, i): BoxWrite[] => [
        { box: 'B', write: 'issue', slip: `slip ${i}`, way: 'phone', spentFor: 'a', onlyAgain: false },
        { box: 'B', write: 'issue', slip: `slip ${i}`, way: 'booth', spentFor: 'b', onlyAgain: false },
        { box: 'B', write: 'cast', nullifier: `n ${i}`, bodyHash: 'a', tag: `a ${i}`, paper: 'y' },
        { box: 'B', write: 'cast', nullifier: `n ${i}`, bodyHash: 'b', tag: `b ${i}`, paper: 'n' },
      ]).flat()
      const outcomes = await Promise.all(
        spending.map((write, i) => (i % 2 === 0 ? storage : other).writeBox(write)),
      )
      expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(60)
      const { slips, papers, nullifiers } = await storage.readBox('B')
      expect([slips.length, papers.length, nullifiers.length]).toEqual([30, 30, 30])
    })

    it('migrate an empty database once, whichever is first', async () => {
      const fresh = server.url(await server.create())
      const opened = await Promise.all([1, 2, 3].map(() => openPostgres({ url: fresh })))
      expect(new Set(opened.map(({ epoch }) => epoch)).size).toBe(1)
      for (const node of opened) await node.close()
    })

    it('read past a store of a newer program in one line', async () => {
      await ask('UPDATE store_version SET version = version + 1')
      try {
        await expect(openPostgres({ url: lab.url })).rejects.toMatchObject({
          name: 'StoreTooNew',
          message: /start the newer program/,
        })
      } finally {
        await ask('UPDATE store_version SET version = version - 1')
      }
    })
  })

  describe('before a newer program changes a store', () => {
    it('it is copied as it stands, open boxes left out, in the same transaction; and the copy ends with the others', async () => {
      await storage.commit({ stream: append('meeting/m', 0), boxes: [opening('B')] })
      await storage.commit({ docs: [edit('d', 0)] })
      await storage.writeBox({
        ...{ box: 'B', write: 'cast', nullifier: 'n' },
        ...{ bodyHash: 'b', tag: 't', paper: 'y' },
      })
      const newer = [...migrations, 'CREATE TABLE later (id int)']
      try {
        await migrate(sql, newer)
        const kept = copySchema(migrations.length)
        expect(await ask(`SELECT stream FROM ${kept}.event`)).toEqual([{ stream: 'meeting/m' }])
        expect(await ask(`SELECT doc FROM ${kept}.doc_update`)).toEqual([{ doc: 'd' }])
        expect(await ask(`SELECT tag FROM ${kept}.box_paper`)).toEqual([])
        expect(await ask(`SELECT papers FROM ${kept}.box_sheets`)).toEqual([])
        expect(await ask(`SELECT state FROM ${kept}.box`)).toEqual([{ state: 'lost' }])
        expect(await ask(`SELECT version FROM ${kept}.store_version`)).toEqual([
          { version: migrations.length },
        ])
        // What is of a type of the store's own would go with the store.
        expect(
          await ask(`SELECT DISTINCT typname FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
            JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = '${kept}'::regnamespace AND typnamespace <> 'pg_catalog'::regnamespace`),
        ).toEqual([])
        await dropOldCopies(sql)
        expect(await ask(`SELECT count(*)::int AS kept FROM ${kept}.event`)).toEqual([{ kept: 1 }])
        await ask(`COMMENT ON SCHEMA ${kept} IS '2026-01-01T00:00:00Z'`)
        await dropOldCopies(sql)
        await expect(ask(`SELECT 1 FROM ${kept}.event`)).rejects.toThrow(/does not exist/)
        await expect(migrate(sql, [...newer, 'CREATE TABLE later (id int)'])).rejects.toThrow(
          /already exists/,
        )
        await expect(ask(`SELECT 1 FROM ${copySchema(newer.length)}.event`)).rejects.toThrow(/does not exist/)
      } finally {
        await ask(`DROP TABLE IF EXISTS later; UPDATE store_version SET version = ${migrations.length}`)
      }
    })

    it('whatever an older node is about to write is waited for, and is in the copy whole', async () => {
      const older = await server.connect(database)
      const newer = [...migrations, `ALTER TABLE account ADD later int; ALTER TABLE person ADD later int`]
      try {
        await older.query(`BEGIN; INSERT INTO person (person, name) VALUES ('p', '闻代表')`)
        const brought = migrate(sql, newer)
        const waits = async () => {
          await older.query('SELECT pg_stat_clear_snapshot()')
          const found = await older.query(`SELECT FROM pg_stat_activity WHERE query LIKE '%SAVEPOINT hold'`)
          return found.rowCount === 1
        }
        await expect.poll(waits).toBe(true)
        await older.query(`INSERT INTO account (person, account_name, password_hash) VALUES ('p', 'wen', '')`)
        await older.query('COMMIT')
        await brought
        const kept = copySchema(migrations.length)
        expect(
          await ask(`SELECT name, account_name FROM ${kept}.person JOIN ${kept}.account USING (person)`),
        ).toEqual([{ name: '闻代表', account_name: 'wen' }])
        await ask(`DROP SCHEMA ${kept} CASCADE`)
      } finally {
        await older.end()
        await ask(`ALTER TABLE account DROP COLUMN IF EXISTS later; ALTER TABLE person DROP COLUMN IF EXISTS later;
          UPDATE store_version SET version = ${migrations.length}`)
      }
    })
  })

  describe('a box that is over', () => {
    const tags = ['m', 'c', 'x', 'a', 'q'].map((letter) => `${letter}-tag-that-is-nowhere-else`)
    const paperRows = () =>
      ask<{ tag: string; xmin: string; ctid: string }>(
        `SELECT tag, xmin::text, ctid::text FROM box_paper WHERE box = 'B' ORDER BY ctid`,
      )

    const vote = async (): Promise<void> => {
      await storage.commit({ stream: append('meeting/m', 0), boxes: [opening('B')] })
      for (const [i, tag] of tags.entries())
        await storage.writeBox({
          box: 'B',
          write: 'cast',
          nullifier: `n ${i}`,
          bodyHash: 'b',
          tag,
          paper: 'y',
        })
    }

    it('tells by nothing that the database keeps of its rows in what order they came', async () => {
      await vote()
      const before = await paperRows()
      expect(before.map(({ tag }) => tag)).toEqual(tags)
      expect(new Set(before.map(({ xmin }) => xmin)).size).toBe(tags.length)

      await storage.moveBox('B', 'open', 'closing')
      await storage.purge()
      const after = await paperRows()
      expect(after.map(({ tag }) => tag)).toEqual(tags.toSorted())
      expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1)
      const [{ dead } = { dead: '' }] = await ask<{ dead: string }>(
        `SELECT pg_relation_size('box_paper')::text AS dead`,
      )
      expect(dead).toBe('8192')
      const file = (await ask<{ path: string }>(`SELECT pg_relation_filepath('box_paper') AS path`))[0]!.path
      await sql.query('CHECKPOINT')
      for (const tag of tags) {
        const found = execFileSync('grep', ['-a', '-o', '-F', tag, join(server.folder, 'db', file)])
        expect(found.toString().trim().split('\n')).toHaveLength(1)
      }
    })
  })

  describe('a box that is settled', () => {
    it('tells by nothing which of its papers came back on paper, in its own files and in the log', async () => {
      await storage.commit({ stream: append('meeting/m', 0), boxes: [opening('B')] })
      const cast = {
        box: 'B',
        write: 'cast',
        nullifier: 'n 1',
        bodyHash: 'b',
        tag: 't 1',
        paper: 'y',
      } as const
      await storage.writeBox(cast)
      const read = (n: number, counts: number) => {
        const token = { nullifier: `sheet-${n}-of-nobody`, tag: `tag-${n}-of-nobody`, paper: 'read-nowhere' }
        return storage.enterSheets('B', `teller ${n}`, [token], counts)
      }
      await read(1, 0)
      expect(await read(2, 0)).toBe('entered')
      await storage.sealBox('B', 1)
      await storage.moveBox('B', 'sealed', 'closing')
      await storage.purge()
      await storage.moveBox('B', 'closing', 'closed')
      await read(3, 1)
      expect(await read(4, 1)).toBe('entered')
      await storage.moveBox('B', 'closed', 'settling')
      await storage.purge()
      expect(await ask('SELECT * FROM box_sheets')).toEqual([])
      const rows = await ask<{ tag: string; xmin: string }>(`SELECT tag, xmin::text FROM box_paper`)
      expect(rows.map(({ tag }) => tag).toSorted()).toEqual(['t 1', 'tag-4-of-nobody'])
      expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
      expect(await isOnDisk('tag-2-of-nobody')).toBe(false)
    })
  })

  describe('what is purged', () => {
    it('is in no file of the server any more, its log included', async () => {
      const name = '欧阳不存'
      await storage.commit({
        directory: [
          { put: 'person', person: 'p', name },
          { put: 'participant', meeting: 'm', participant: 'x', person: 'p', name, grid: '' },
        ],
      })
      for (let seq = 0; seq < 20; seq++) {
        const long = eventAt(seq + 1, `${name}${'·'.repeat(seq * 500)}`)
        await storage.commit({ stream: { ...append('m', seq), events: [long] } })
      }
      expect(await isOnDisk(name)).toBe(true)
      const entries = Array.from({ length: 20 }, (_, i) => ({ seq: i + 1, fields: '[]' }))
      await storage.rewrite({ erasure: 'e', stream: 'm', summary: '{}', entries })
      await storage.commit({
        directory: [
          { drop: 'participant', meeting: 'm', participant: 'x' },
          { drop: 'person', person: 'p' },
        ],
      })
      await storage.purge()
      expect(await isOnDisk(name)).toBe(false)
      expect(await storage.readStream('m', 0)).toHaveLength(20)
    })

    /** Enough of each that the database samples them one by one, as it does by itself once a minute. */
    const sampled = async (): Promise<void> => {
      const people = Array.from({ length: 60 }, (_, i) => `${i}`)
      await storage.commit({
        stream: append('meeting/m', 0),
        boxes: [opening('B')],
        directory: people.flatMap((person): DirectoryWrite[] => [
          { put: 'person', person, name: `NAME-OF-${person}.` },
          { put: 'account', person, accountName: `ACCOUNT-OF-${person}.`, passwordHash: '' },
        ]),
      })
      for (const slip of people) {
        const spent = { slip, way: 'phone', spentFor: `SPENT-FOR-${slip}.`, onlyAgain: false } as const
        await storage.writeBox({ box: 'B', write: 'issue', ...spent })
      }
      await ask('ANALYZE')
    }
    const sampledWords = ['NAME-OF-7.', 'ACCOUNT-OF-7.', 'SPENT-FOR-7.']
    const forget = async (): Promise<void> => {
      await storage.commit({ directory: [{ drop: 'person', person: '7' }] })
      await storage.moveBox('B', 'open', 'closing')
      await storage.purge()
    }

    it('was never sampled for plans, nor is any column but ids and numbers', async () => {
      const columns =
        await ask(`SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND atttypid IN ('text'::regtype, 'bytea'::regtype) AND attstattarget IS DISTINCT FROM 0`)
      expect(columns).toEqual([])
      await sampled()
      for (const word of sampledWords) expect(await isOnDisk(word)).toBe(true)
      await forget()
      for (const word of sampledWords) expect(await isOnDisk(word)).toBe(false)
    })

    it('is forgotten where an older program let it be sampled', async () => {
      const columns = ['person.name', 'account.account_name', 'box_slip.spent_for'].map((one) =>
        one.split('.'),
      )
      for (const [table, column] of columns)
        await ask(`ALTER TABLE ${table} ALTER ${column} SET STATISTICS 100`)
      await sampled()
      await ask('UPDATE store_version SET version = 2')
      await migrate(sql, migrations)
      await ask(`DROP SCHEMA ${copySchema(2)} CASCADE`)
      await forget()
      for (const word of sampledWords) expect(await isOnDisk(word)).toBe(false)
    })

    it('waits for whoever still reads it, and others commit meanwhile', async () => {
      for (const [i, word] of ['SHORT-DELETED-WORD', `LONG-${'.'.repeat(20_000)}`].entries())
        await storage.commit({ docs: [edit('d', i, { update: bytes(word) })] })
      await sql.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM doc_update')
      const compacted = storage.compactDoc('d', 2, bytes('snapshot without them'))
      for (let seq = 0; seq < 10; seq++)
        expect(await storage.commit({ docs: [edit('d', seq + 2)] })).toEqual(ok)
      await sql.query('COMMIT')
      await compacted
      const held = await ask<{ path: string }>(
        `SELECT DISTINCT pg_relation_filepath(tableoid) AS path FROM doc_update`,
      )
      await sql.query('CHECKPOINT')
      for (const { path } of held)
        expect(() =>
          execFileSync('grep', ['-q', '-a', 'DELETED-WORD', join(server.folder, 'db', path)]),
        ).toThrow()
    })
  })

  describe('a backup', () => {
    let folder: string
    beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'linyi-copy-'))))
    afterEach(() => rmSync(folder, { recursive: true, force: true }))

    it('is a whole store of the embedded kind, made while commits go on, without what is in open boxes', async () => {
      await storage.commit({ docs: [edit('d', 0, { update: new Uint8Array(1_000_000).fill(7) })] })
      for (const box of ['OPEN', 'DONE']) {
        await storage.commit({ stream: append(`meeting/${box}`, 0), boxes: [opening(box)] })
        await storage.writeBox({
          box,
          write: 'cast',
          nullifier: 'n',
          bodyHash: 'b',
          tag: `in ${box}`,
          paper: 'y',
        })
      }
      await storage.moveBox('DONE', 'open', 'closing')
      await storage.moveBox('DONE', 'closing', 'closed')
      const writing = Array.from({ length: 20 }, (_, i) => storage.commit({ stream: append('m', i) }))
      const path = join(folder, 'copy.sqlite')
      await storage.backup(path)
      expect(await Promise.all(writing)).toEqual(writing.map(() => ok))
      const copy = await openSqlite({ path })
      const seqs = (await copy.readStream('m', 0)).map(({ seq }) => seq)
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, i) => i + 1))
      expect((await copy.readDoc('d')).updates).toEqual([new Uint8Array(1_000_000).fill(7)])
      expect(copy.epoch).not.toBe(storage.epoch)
      expect(await copy.box('OPEN')).toMatchObject({ state: 'lost', privateKey: null })
      expect((await copy.readBox('OPEN')).papers).toEqual([])
      expect(await copy.readBox('DONE')).toEqual(await storage.readBox('DONE'))
      await copy.close()
    })

    it('that cannot be written is a fault, and the store serves on', async () => {
      await expect(storage.backup('/nowhere/at/all.db')).rejects.toBeInstanceOf(StorageFault)
      expect(await storage.commit({ stream: append('m', 0) })).toEqual(ok)
    })
  })

  describe('opening', () => {
    it('refuses a store that a newer program wrote, in one line', async () => {
      await sql.query('UPDATE store_version SET version = 99')
      await expect(openPostgres({ url: lab.url })).rejects.toMatchObject({
        name: 'StoreTooNew',
        message: expect.stringMatching(/version 99 and this program knows \d+: [^\n]+$/),
      })
      await sql.query(`UPDATE store_version SET version = ${migrations.length}`)
    })

    it('takes a password with any signs in it beside the address', async () => {
      const password = 'p@ss/w:o#r?d%41 &'
      await ask(`CREATE ROLE guarded LOGIN SUPERUSER PASSWORD '${password}'`)
      const rules = join(server.folder, 'db/pg_hba.conf')
      writeFileSync(rules, `host all guarded all scram-sha-256\n${readFileSync(rules, 'utf8')}`)
      await ask('SELECT pg_reload_conf()')
      const url = lab.url.replace('postgres@', 'guarded@')
      const opened = (given: string): Promise<string> => {
        vi.stubEnv('PGPASSWORD', given)
        return openPostgres({ url }).then(
          async (node) => (await node.close(), 'opened'),
          ({ message }: Error) => message,
        )
      }
      await expect.poll(() => opened('another')).toMatch(/password authentication failed/)
      expect(await opened(password)).toBe('opened')
    })

    it('refuses a database that is not in UTF8', async () => {
      await sql.query(
        `CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
      )
      await expect(openPostgres({ url: server.url('latin') })).rejects.toMatchObject({
        name: 'StorageFault',
        message: expect.stringContaining('UTF8'),
      })
    })

    it('is a fault where there is no database to be had', async () => {
      for (const url of [server.url('nowhere'), 'postgres://postgres@127.0.0.1:1/none'])
        await expect(openPostgres({ url })).rejects.toMatchObject({ name: 'StorageFault' })
    })
  })

  describe('text', () => {
    it.each(['𠮷野家\u0000末', '\u001b', '\u001b0\u0000\u001b\u001b', 'half a pair \ud842'])(
      'comes back as it was given: %j',
      async (name) => {
        await storage.commit({
          directory: [
            { put: 'person', person: name, name },
            { put: 'account', person: name, accountName: name, passwordHash: name },
          ],
        })
        const kept = name.toWellFormed()
        expect(await storage.accountByName(name)).toMatchObject({
          accountName: kept,
          name: kept,
          person: kept,
        })
        await storage.putSetting(name, name)
        expect(await other.setting(name)).toBe(kept)
        await storage.commit({ docs: [edit('d', 0, { update: bytes(name) })] })
        expect((await storage.readDoc('d')).updates.map(text)).toEqual([kept])
      },
    )
  })
})
