import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { verifyChain } from '@linyi/shared/record/verify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signingKey } from '../records/signing-key.ts'
import type { Storage } from '../storage/port.ts'
import { migrations } from '../storage/sqlite/migrations.ts'
import { storePath } from '../store-path.ts'
import { openCase } from '../testing/case.ts'
import { runCommand } from '../testing/command.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, newId, type Scene } from '../testing/meeting.ts'
import { hasPostgres, startPostgres, type Postgres } from '../testing/postgres.ts'
import { digestOf, manifestName } from './manifest.ts'

const readManifestAsIs = (folder: string) =>
  JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as { files: Record<string, string> }

/** All that a reader can see of a station, but the epoch. */
const seen = async (storage: Storage, scene: Scene) => ({
  streams: await storage.listStreams('meeting'),
  events: await storage.readStream(scene.stream, 0),
  docs: await Promise.all((await storage.listDocs(scene.stream)).map((doc) => storage.readDoc(doc))),
  accounts: await storage.listAccounts(),
  participants: await storage.participants(scene.meeting),
  key: await storage.setting('stationKey'),
})

describe.skipIf(!hasPostgres())('a station whose store is in PostgreSQL', () => {
  let server: Postgres
  let folder: string
  let env: { readonly DATA_DIR: string; readonly DATABASE_URL: string }
  let house: House
  let scene: Scene

  beforeAll(async () => void (server = await startPostgres()))
  afterAll(() => server.stop())

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'linyi-database-'))
    env = { DATA_DIR: join(folder, 'data'), DATABASE_URL: server.url(await server.create()) }
    house = await openHouse({ path: storePath(env.DATA_DIR) })
    signingKey(env.DATA_DIR)
    scene = await announced(house)
  })
  afterEach(async () => {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const openThere = async () => {
    await house.close()
    house = await openHouse({ path: storePath(env.DATA_DIR), database: env.DATABASE_URL })
  }
  const setExpected = (expected: number) =>
    done(house, scene.officer, { type: 'roll.setExpected', meeting: scene.meeting, expected })

  test('is moved there by one command, and goes on', async () => {
    const running = await runCommand('move', [], env)
    expect([running.code, running.err]).toEqual([1, expect.stringContaining('stop the server first')])
    const before = await seen(house.storage, scene)
    const epoch = house.storage.epoch
    await house.close()
    expect(await runCommand('move', [], env)).toMatchObject({ code: 0, err: '' })
    await openThere()
    expect(await seen(house.storage, scene)).toEqual(before)
    expect(house.storage.epoch).not.toBe(epoch)
    await setExpected(41)
    const entries = await house.storage.readStream(scene.stream, 0)
    expect(entries.length).toBe(before.events.length + 1)
    expect(verifyChain(scene.stream, entries)).toMatchObject({ ok: true })
    const again = await runCommand('move', [], env)
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('name an empty one')])
  })

  test('is not moved under a server that runs there already, empty as it may be', async () => {
    await house.close()
    await openThere()
    const { code, err } = await runCommand('move', [], env)
    expect([code, err]).toEqual([1, expect.stringMatching(/^DATABASE_URL .*stop the server first/)])
  })

  test('is copied while it runs, and goes back into the database or onto a machine without one', async () => {
    await house.close()
    await runCommand('move', [], env)
    await openThere()
    await setExpected(41)
    const before = await seen(house.storage, scene)
    const backup = await runCommand('backup', [join(folder, 'usb')], env)
    expect([backup.code, backup.err]).toEqual([0, ''])
    const copy = backup.out.trim()
    await setExpected(42)
    const inUse = await runCommand('restore', [copy], env)
    expect([inUse.code, inUse.err]).toEqual([1, expect.stringContaining('stop the server first')])
    await house.close()

    const { code, out } = await runCommand('restore', [copy], env)
    expect(code).toBe(0)
    const aside = /what was there is in (.*)\n/.exec(out)![1]!
    expect(readdirSync(aside).sort()).toEqual(['linyi.sqlite', 'record-key.pem'])
    await openThere()
    expect(await seen(house.storage, scene)).toEqual(before)
    await house.close()

    const elsewhere = join(folder, 'elsewhere')
    expect((await runCommand('restore', [copy], { DATA_DIR: elsewhere })).code).toBe(0)
    house = await openHouse({ path: storePath(elsewhere) })
    expect(await seen(house.storage, scene)).toEqual(before)
    await setExpected(43)
  })

  test('takes a copy that an older program made', async () => {
    const before = await seen(house.storage, scene)
    await house.close()
    const backup = await runCommand('backup', [join(folder, 'usb')], { DATA_DIR: env['DATA_DIR']! })
    const copy = backup.out.trim()
    const path = storePath(copy)
    const store = new DatabaseSync(path)
    for (const [table, column] of [
      ['box', 'sheets'],
      ['box', 'counts'],
      ['box_sheets', 'counts'],
    ])
      store.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`)
    store.exec(`PRAGMA user_version = ${migrations.length - 1}`)
    store.close()
    const manifest = readManifestAsIs(copy)
    manifest.files[basename(path)] = digestOf(path)
    writeFileSync(join(copy, manifestName), JSON.stringify(manifest))
    expect(await runCommand('restore', [copy], env)).toMatchObject({ code: 0 })
    await openThere()
    expect(await seen(house.storage, scene)).toEqual(before)
  })

  test('takes its cases along, sealed in every copy and read where the key file is', async () => {
    const needle = '底线是三万块'
    const one = await openCase(house, needle, scene)
    const say = (room: string, words: string) =>
      done(house, one.mediator, { type: 'caucus.say', case: one.id, room, line: newId(), words })
    await say('caucus/a', needle)
    await house.close()
    await runCommand('move', [], env)
    await openThere()
    await say('notes', needle)
    const read = async () => ({
      heads: await house.storage.listStreams('case'),
      events: await house.storage.readStream(one.stream, 0),
      rooms: await Promise.all(
        ['a', 'notes'].map((room) => house.storage.readStream(`caucus/${one.id}/${room}`, 0)),
      ),
      names: await house.storage.participants(one.id),
    })
    const before = await read()
    expect(JSON.stringify(before)).toContain(needle)
    const copy = (await runCommand('backup', [join(folder, 'usb')], env)).out.trim()
    for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
      const file = join(copy, name)
      if (statSync(file).isFile()) expect(readFileSync(file).includes(needle), name).toBe(false)
    }
    await say('caucus/b', '后来的话')
    await house.close()
    expect((await runCommand('restore', [copy], env)).code).toBe(0)
    await openThere()
    expect(await read()).toEqual(before)
    expect(verifyChain(one.stream, before.events)).toMatchObject({ ok: true })
    await say('caucus/a', '接着谈')
  })
})
