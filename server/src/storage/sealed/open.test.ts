import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { append, eventAt } from '../contract/lab.ts'
import { openSqlite } from '../sqlite/sqlite.ts'
import { newMasterKey, readKeyFile, writeKeyFile } from './key-file.ts'
import { openSealed } from './open.ts'
import { rotateKeys } from './rotate.ts'

const dayMs = 24 * 60 * 60_000
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-keys-'))
  path = join(folder, 'keys', 'station.key')
})
afterEach(() => rmSync(folder, { recursive: true }))

const openRaw = () => openSqlite({ path: join(folder, 'data', 'linyi.sqlite') })

/** Opens, does something and closes again. */
async function inStore<T>(work: (storage: Awaited<ReturnType<typeof openSealed>>) => Promise<T>): Promise<T> {
  const raw = await openRaw()
  try {
    return await work(await openSealed(raw, path, Date.now()))
  } finally {
    await raw.close()
  }
}
const withCase = () => inStore((storage) => storage.commit({ stream: append('case/1', 0) }))
const reading = () => inStore((storage) => storage.readStream('case/1', 0))
const rotate = async (now: number) => {
  const raw = await openRaw()
  return rotateKeys(raw, path, now).finally(raw.close)
}

it('makes the file at the first start, for its owner alone, and takes it up afterwards', async () => {
  await withCase()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const written = readFileSync(path, 'utf8')
  expect(await reading()).toEqual([eventAt(1)])
  expect(readFileSync(path, 'utf8')).toBe(written)
})

it('refuses to start in one line without the file, and makes no other in its place', async () => {
  await withCase()
  rmSync(path)
  await expect(reading()).rejects.toMatchObject({
    name: 'StartRefused',
    message: /^KEY_FILE .* is missing, and 1 /,
  })
  expect(existsSync(path)).toBe(false)
})

it('refuses to start with the file of another station, or with a damaged one', async () => {
  await withCase()
  const written = readFileSync(path, 'utf8')
  writeKeyFile(path, [newMasterKey(0)])
  await expect(reading()).rejects.toMatchObject({ name: 'StartRefused', message: /opens 0 of 1 / })
  writeFileSync(path, written.slice(0, -5))
  await expect(reading()).rejects.toMatchObject({ name: 'StartRefused', message: /is damaged/ })
  writeFileSync(path, '')
  await expect(reading()).rejects.toMatchObject({ name: 'StartRefused', message: /is damaged/ })
})

it('refuses to join other nodes with another key, though nothing is sealed yet; alone it goes on with a new one', async () => {
  const open = async (isJoined: boolean) => {
    const raw = await openRaw()
    await openSealed(raw, path, Date.now(), isJoined).finally(raw.close)
  }
  await open(true)
  await open(true)
  writeKeyFile(path, [newMasterKey(1)])
  await expect(open(true)).rejects.toMatchObject({
    name: 'StartRefused',
    message: /^KEY_FILE .* this store belongs to /,
  })
  await open(false)
  await open(true)
})

it('knows the key that others rotated to', async () => {
  await withCase()
  await rotate(Date.now())
  const raw = await openRaw()
  await openSealed(raw, path, Date.now(), true).finally(raw.close)
  const [, after] = readKeyFile(path)!
  expect(after).toBeDefined()
})

it('wraps every key anew, also under the eyes of a running server, and old copies open as long as they are kept', async () => {
  const now = Date.now()
  await inStore(async (storage) => {
    await storage.commit({ stream: append('case/1', 0) })
    const old = await storage.keys()
    expect(await rotate(now)).toEqual({ cases: 1, dropped: 0 })
    await storage.commit({ stream: append('case/2', 0) })
    expect(await storage.readStream('case/1', 0)).toEqual([eventAt(1)])
    const [one, two] = await storage.keys()
    expect(one!.wrapped).not.toBe(old[0]!.wrapped)
    expect(two!.wrapped.split('.')[0]).toBe(one!.wrapped.split('.')[0])
  })
  expect(readKeyFile(path)).toHaveLength(2)
  expect(await reading()).toEqual([eventAt(1)])
  expect(await rotate(now + (limits.copyDaysMax + 1) * dayMs)).toEqual({ cases: 2, dropped: 1 })
  expect(readKeyFile(path)).toHaveLength(2)
  expect(await reading()).toEqual([eventAt(1)])
})

it('rotates nothing without the file', async () => {
  await withCase()
  rmSync(path)
  await expect(rotate(0)).rejects.toThrow(/no such KEY_FILE/)
})

it('reads past lines of its own words', async () => {
  await withCase()
  appendFileSync(path, '# 备份在保险柜 · the copy is in the safe\n')
  expect(await reading()).toEqual([eventAt(1)])
})
