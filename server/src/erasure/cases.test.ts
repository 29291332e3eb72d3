import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import { storePath } from '../store-path.ts'
import { openCase, type CaseScene } from '../testing/case.ts'
import { openHouse, type House } from '../testing/house.ts'
import { makeCopy } from '../copies/make.ts'
import { restoreCopy } from '../copies/restore.ts'
import { erasureListPath } from './list.ts'

let folder: string
let dataDir: string
let house: House
let scene: CaseScene
const keyFile = () => join(folder, 'station.key')
const medium = createMedium()
const open = () => openHouse({ path: storePath(dataDir), keyFile: keyFile(), medium })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-case-'))
  dataDir = join(folder, 'data')
  house = await open()
  scene = await openCase(house)
  await scene.say(scene.partyA, 'caucus/a', '底线')
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const keys = (...args: readonly string[]) =>
  new Promise<{ code: number; err: string }>((settled) => {
    const file = join(import.meta.dirname, '../commands/keys.ts')
    const options = { env: { ...process.env, DATA_DIR: dataDir, KEY_FILE: keyFile() } }
    execFile(process.execPath, [file, ...args], options, (error, _, err) =>
      settled({ code: error ? Number(error.code) : 0, err }),
    )
  })
const restart = async () => {
  await house.close()
  house = await open()
  await house.erasures.resume()
}
const thereIs = async (stream: string): Promise<boolean> => {
  const room = await house.rooms.open(stream)
  room?.close()
  return room !== null
}
const streams = () => [`case/${scene.id}`, `caucus/${scene.id}/a`]

it('a case whose time is over is gone at the next start, with its people, and again from a copy of before', async () => {
  const { path } = await makeCopy({ dataDir, databaseUrl: undefined }, join(folder, 'usb'), Date.now())
  expect(await keys('destroy', scene.id)).toMatchObject({ code: 0 })
  for (const stream of streams()) expect(await thereIs(stream)).toBe(true)
  await restart()
  const gone = async () => {
    for (const stream of streams()) expect(await thereIs(stream)).toBe(false)
    expect(await house.storage.participants(scene.id)).toEqual([])
    expect(await house.storage.keys()).toEqual([])
    expect(await house.storage.listStreams('case')).toEqual([])
  }
  await gone()
  await house.close()
  await restoreCopy({ dataDir, databaseUrl: undefined }, path, Date.now())
  house = await open()
  await house.erasures.resume()
  await gone()
  expect(readFileSync(erasureListPath(dataDir), 'utf8')).not.toMatch(/许|步溪|土地/)
})

it('a case that is open when its key goes is shut to whoever has it open', async () => {
  await keys('destroy', scene.id)
  const room = (await house.rooms.open(scene.stream))!
  const told = new Promise<boolean>((heard) => room.watch(({ anew }) => anew && heard(true)))
  const other = await open()
  await other.erasures.resume()
  expect(await told).toBe(true)
  expect(
    room.actorOf(scene.partyA) && room.rules.mayOpen(room.durable().state, room.actor(scene.a)),
  ).not.toBeNull()
  room.close()
  await other.close()
})

it('a case that is not there is not noted', async () => {
  expect(await keys('destroy', '01JABCDEF0123456789ABCDEFG')).toMatchObject({ code: 1 })
  expect(await keys('destroy')).toMatchObject({ code: 1, err: expect.stringContaining('usage') })
})

it('a person who is erased goes from the directory; what they said in their case stays sealed in it', async () => {
  const { person } = scene.partyA
  const ground = 'own'
  await house.erasures.erase(scene.partyA, { person, place: null }, ground)
  expect(await house.storage.person(person)).toBeNull()
  const rows = await house.storage.participants(scene.id)
  expect(rows.find(({ participant }) => participant === scene.a)).toMatchObject({
    person: null,
    name: '许女士',
  })
  expect(await thereIs(scene.stream)).toBe(true)
})
