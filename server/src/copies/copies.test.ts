import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { limits } from '@linyi/shared/lib/limits'
import { verifyChain } from '@linyi/shared/record/verify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { erasureListPath } from '../erasure/list.ts'
import { signingKey, signingKeyPath } from '../records/signing-key.ts'
import { append, eventAt } from '../storage/contract/lab.ts'
import { storePath } from '../store-path.ts'
import type { Station } from '../store.ts'
import { closed } from '../testing/closed.ts'
import { runCommand } from '../testing/command.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, type Scene } from '../testing/meeting.ts'
import { makeCopy } from './make.ts'
import { dropOldBeside, dropOldCopies } from './names.ts'
import { restoreCopy } from './restore.ts'

const now = Date.UTC(2026, 10, 26, 11, 30, 12)
const dayMs = 24 * 60 * 60_000

let folder: string
let dataDir: string
let station: Station
let copies: string
let house: House
let scene: Scene
const open: House[] = []

const at = (dataDir: string): Station => ({ dataDir, databaseUrl: undefined })

const openIn = async (dir: string): Promise<House> => {
  const opened = await openHouse({ path: storePath(dir) })
  open.push(opened)
  return opened
}
const closeAll = async () => {
  for (const one of open.splice(0)) await one.close()
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-copies-'))
  dataDir = join(folder, 'data')
  station = at(dataDir)
  copies = join(folder, 'usb')
  house = await openIn(dataDir)
  signingKey(dataDir)
  scene = await announced(house)
})
afterEach(async () => {
  await closeAll()
  rmSync(folder, { recursive: true, force: true })
})

const setExpected = (expected: number) =>
  done(house, scene.officer, { type: 'roll.setExpected', meeting: scene.meeting, expected })
const entriesIn = async (dir: string) => {
  const opened = await openIn(dir)
  return opened.storage.readStream(scene.stream, 0)
}

const command = (name: string, args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(name, args, { DATA_DIR: dataDir, ...env })

describe('a copy', () => {
  test('is made while the server decides on, and brings another machine to that moment', async () => {
    const deciding = Array.from({ length: 20 }, (_, n) => setExpected(n))
    const { path } = await makeCopy(station, copies, now)
    await Promise.all(deciding)
    expect(path).toBe(join(copies, 'linyi-20261126-193012'))
    expect(readdirSync(copies)).toEqual(['linyi-20261126-193012'])

    const other = join(folder, 'other')
    expect(await restoreCopy(at(other), path, now)).toEqual({ madeAt: now, aside: null })
    const entries = await entriesIn(other)
    expect(verifyChain(scene.stream, entries)).toMatchObject({ ok: true })
    expect((await house.storage.readStream(scene.stream, 0)).slice(0, entries.length)).toEqual(entries)
    expect(entries.length).toBeGreaterThan(0)
    expect(open.at(-1)!.storage.epoch).not.toBe(house.storage.epoch)
    expect(readFileSync(signingKeyPath(other))).toEqual(readFileSync(signingKeyPath(dataDir)))
  })

  test('put back twice is a store of its own each time', async () => {
    const { path } = await makeCopy(station, copies, now)
    const epochs = []
    for (const name of ['one', 'other']) {
      await restoreCopy(at(join(folder, name)), path, now)
      epochs.push((await openIn(join(folder, name))).storage.epoch)
    }
    expect(new Set(epochs).size).toBe(2)
  })

  test('is not put under a server that runs; when it is stopped, what was there is put aside', async () => {
    const { path } = await makeCopy(station, copies, now)
    await setExpected(77)
    const before = await house.storage.readStream(scene.stream, 0)
    const refused = await command('restore', [path])
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toMatch(/先停下服务 · is in use: stop the server first\n$/)
    await setExpected(78)
    await closeAll()

    const { code, out } = await command('restore', [path])
    expect([code, out]).toEqual([0, expect.stringContaining('is back at 2026-11-26T11:30:12')])
    expect((await entriesIn(dataDir)).length).toBe(before.length - 1)
    const aside = /what was there is in (.*)\n/.exec(out)![1]!
    expect(readdirSync(aside).sort()).toEqual(['linyi.sqlite', 'record-key.pem'])
    await closeAll()
    copyFileSync(join(aside, 'linyi.sqlite'), join(folder, 'aside.sqlite'))
    const put = await openHouse({ path: join(folder, 'aside.sqlite') })
    open.push(put)
    expect(await put.storage.readStream(scene.stream, 0)).toHaveLength(before.length + 1)
  })

  test('that is put back forgets again who was erased since', async () => {
    const people = await closed(house, scene)
    const { path } = await makeCopy(station, copies, now)
    const place = { meeting: scene.meeting, participant: scene.idOf(people.li) }
    await house.erasures.erase(people.li, { person: people.li.person, place }, 'own')
    await closeAll()
    await restoreCopy(station, path, now)
    const back = await openIn(dataDir)
    expect(await back.storage.person(people.li.person)).toEqual({ name: '李四' })
    await back.erasures.resume()
    expect(await back.storage.person(people.li.person)).toBeNull()
    expect(readFileSync(storePath(dataDir)).includes('李四')).toBe(false)
  })

  test('on another machine brings the list of erasures along; each stands on it once', async () => {
    writeFileSync(erasureListPath(dataDir), '{"id":"a"}\n{"id":"b"}\n')
    const { path } = await makeCopy(station, copies, now)
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(erasureListPath(other), '{"id":"b"}\n{"id":"c"}\n')
    await restoreCopy(at(other), path, now)
    expect(readFileSync(erasureListPath(other), 'utf8')).toBe('{"id":"b"}\n{"id":"c"}\n{"id":"a"}\n')
  })
})

describe('what is no copy to go back to', () => {
  const whole = async () => (await makeCopy(station, copies, now)).path
  const refusal = (path: string): Promise<string> =>
    restoreCopy(at(join(folder, 'other')), path, now).then(
      () => 'done',
      (error: unknown) => (error as Error).message,
    )

  test('is refused in one line, and nothing is touched', async () => {
    const path = await whole()
    const store = join(path, 'linyi.sqlite')
    expect(await refusal(copies)).toMatch(/is no back-up of this program$/)
    expect(await refusal(join(folder, 'nowhere'))).toMatch(/is no back-up of this program$/)
    const bytes = readFileSync(store)
    bytes[bytes.length - 100]! ^= 1
    writeFileSync(store, bytes)
    expect(await refusal(path)).toMatch(/linyi\.sqlite .* is missing or damaged$/)
    rmSync(store)
    expect(await refusal(path)).toMatch(/linyi\.sqlite .* is missing or damaged$/)
    expect(readdirSync(folder)).not.toContain('other')
  })

  test('is one of a newer program', async () => {
    const newer = new DatabaseSync(storePath(dataDir))
    newer.exec('PRAGMA user_version = 99')
    newer.close()
    expect(await refusal(await whole())).toMatch(/^The store \S+ has version 99 and this program knows \d+: /)
  })
})

describe('copies', () => {
  const aged = (name: string, in_: string, days: number) => {
    const path = join(in_, name)
    mkdirSync(path, { recursive: true })
    const at = (now - days * dayMs) / 1000
    utimesSync(path, at, at)
  }

  test('go when they are past their time, and nothing else does', async () => {
    aged('linyi-20261001-030000', copies, limits.copyDaysMax + 0.001)
    aged('linyi-20261027-030000', copies, limits.copyDaysMax)
    aged('holiday-photos', copies, 400)
    expect(dropOldCopies(copies, now)).toEqual(['linyi-20261001-030000'])
    expect(readdirSync(copies).sort()).toEqual(['holiday-photos', 'linyi-20261027-030000'])
    aged('linyi.sqlite.version-1', dataDir, 31)
    aged('before-restore-20261001-030000', dataDir, 31)
    aged('before-restore-20261120-030000', dataDir, 6)
    aged('linyi-20261001-030000', join(dataDir, 'copies'), 31)
    expect(dropOldBeside(dataDir, now)).toHaveLength(3)
    expect(readdirSync(dataDir)).toContain('before-restore-20261120-030000')
  })

  test('are made by a command beside the running server, into its own folder unless one is named', async () => {
    const { code, out } = await command('backup', [])
    expect(code).toBe(0)
    expect(out).toMatch(/\/data\/copies\/linyi-\d{8}-\d{6}\n$/)
    expect((await command('backup', [copies])).out.startsWith(join(copies, 'linyi-'))).toBe(true)
    await setExpected(9)
    const nothing = await command('backup', [], { DATA_DIR: join(folder, 'empty') })
    expect([nothing.code, nothing.err]).toEqual([
      1,
      expect.stringContaining('there is no store; set DATA_DIR'),
    ])
  })

  test.each([
    ['backup', ['a', 'b'], 'npm run -s backup [-- FOLDER]'],
    ['backup', ['--help'], 'npm run -s backup [-- FOLDER]'],
    ['restore', [], 'npm run -s restore -- COPY'],
    ['restore', ['a', 'b'], 'npm run -s restore -- COPY'],
  ])('%s %j says how it is used', async (name, args, usage) => {
    expect(await command(name, args)).toEqual({ code: 1, out: '', err: `用法 · usage: ${usage}\n` })
  })
})

describe('a mediation case in a copy', () => {
  const needle = '别告诉他们家'
  const keyFile = () => join(folder, 'station.key')
  const caseIn = async (dir: string, keys: string) => {
    const opened = await openHouse({ path: storePath(dir), keyFile: keys })
    open.push(opened)
    return opened.storage.readStream('case/1', 0)
  }

  test('opens on another machine with a copy of the key file, and not without', async () => {
    await closeAll()
    const opened = await openHouse({ path: storePath(dataDir), keyFile: keyFile() })
    open.push(opened)
    const said = { ...append('case/1', 0), events: [eventAt(1, needle)] }
    await opened.storage.commit({ stream: said })
    const { path } = await makeCopy(station, copies, now)
    const files = readdirSync(path).map((name) => readFileSync(join(path, name)))
    expect(Buffer.concat(files).includes(needle)).toBe(false)
    expect(files.some((bytes) => bytes.includes(readFileSync(keyFile()).subarray(-20)))).toBe(false)

    const other = join(folder, 'other')
    await restoreCopy(at(other), path, now)
    await expect(caseIn(other, join(folder, 'other.key'))).rejects.toMatchObject({ name: 'StartRefused' })
    copyFileSync(keyFile(), join(folder, 'other.key'))
    expect(await caseIn(other, join(folder, 'other.key'))).toEqual([eventAt(1, needle)])
  })

  test('is under another key after a rotation, and a copy made before opens with the file made after', async () => {
    await closeAll()
    const opened = await openHouse({ path: storePath(dataDir), keyFile: keyFile() })
    open.push(opened)
    await opened.storage.commit({ stream: append('case/1', 0) })
    const { path } = await makeCopy(station, copies, now)
    const rotated = await command('keys', ['rotate'], { KEY_FILE: keyFile() })
    expect(rotated).toMatchObject({ code: 0, out: expect.stringMatching(/^1 个案件换了钥匙/) })
    expect(await opened.storage.readStream('case/1', 0)).toEqual([eventAt(1)])
    await restoreCopy(at(join(folder, 'other')), path, now)
    expect(await caseIn(join(folder, 'other'), keyFile())).toEqual([eventAt(1)])
    expect(await command('keys', ['turn'])).toMatchObject({ code: 1, err: expect.stringContaining('usage') })
  })
})
