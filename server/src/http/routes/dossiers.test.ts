import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCopy } from '../../copies/make.ts'
import { restoreCopy } from '../../copies/restore.ts'
import { erasureListPath } from '../../erasure/list.ts'
import type { Asker } from '../../rooms/port.ts'
import { storePath } from '../../store-path.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { openHouse } from '../../testing/house.ts'
import { done, enter } from '../../testing/meeting.ts'
import { readArchive } from '../reads/archive.ts'

const yearMs = 366 * 24 * 60 * 60_000
let folder: string
let dataDir: string
let counter: Counter
let scene: CaseScene
let otherHead: Asker
let now: number

const open = async () => {
  const house = await openHouse({
    ...{ path: storePath(dataDir), keyFile: join(folder, 'station.key'), now: () => now },
  })
  counter = await openCounter({ house })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-dossiers-'))
  dataDir = join(folder, 'data')
  now = Date.UTC(2020, 5, 1)
  await open()
  scene = await openCase(counter)
  const { act, mediator, head, station } = scene
  await act(mediator, 'case.fail', { reason: '谈不拢' })
  await act(mediator, 'dossier.describe', { words: '没有交身份证明' })
  await act(head, 'case.archive', { retention: 'short' })
  otherHead = await enter(counter, '另一位站长')
  await done(counter, head, {
    ...{ type: 'station.grantRole', station, person: otherHead.person, role: 'stationHead' },
  })
})
afterEach(async () => {
  await counter.close()
  rmSync(folder, { recursive: true })
})

const step = async (by: Asker, name: string, id: string = scene.id): Promise<string> => {
  const token = await tokenOf(counter, by)
  const { status, body } = await ask(counter, 'POST', `/api/cases/${id}/destruction/${name}`, { token })
  return status === 200 ? 'done' : body.type.replace('/problems/', '')
}
const archive = (by: Asker) => readArchive(counter.edge, scene.station, by.person)
const later = () => (now = Date.UTC(2020, 5, 1) + 6 * yearMs)

test('until its time is over a dossier stands in the archive, and nobody can ask for its end', async () => {
  const { mediator, head, officer, chair, stranger } = scene
  expect((await archive(mediator))!.dossiers).toMatchObject([
    { title: '出嫁女土地权益', on: '2020-06-01', until: '2025-12-31', isOver: false, asked: null },
  ])
  expect((await archive(officer))!.dossiers).toMatchObject([{ title: '', until: '2025-12-31' }])
  for (const who of [chair, stranger]) expect(await archive(who)).toBeNull()
  expect(await step(head, 'ask')).toBe('station.stillKept')
  for (const name of ['keep', 'destroy']) expect(await step(head, name)).toBe('station.destructionNotAsked')
})

test('one asks, and it may be kept after all; only another, who heads the station, has it destroyed', async () => {
  const { mediator, head, chair, stranger } = scene
  later()
  for (const who of [chair, stranger])
    for (const name of ['ask', 'keep', 'destroy']) expect(await step(who, name)).toBe('stream.notFound')
  expect(await step(head, 'ask', '01JABCDEF0123456789ABCDEFG')).toBe('stream.notFound')
  expect(await step(head, 'ask')).toBe('done')
  expect((await archive(head))!.dossiers[0]!.asked).toEqual({ by: '莫代表', own: true })
  expect(await step(head, 'destroy')).toBe('station.otherPersonNeeded')
  expect(await step(mediator, 'destroy')).toBe('who.stationHead')
  expect(await step(mediator, 'keep')).toBe('done')
  expect(await step(otherHead, 'destroy')).toBe('station.destructionNotAsked')
  expect(await step(mediator, 'ask')).toBe('done')
  expect(await step(otherHead, 'destroy')).toBe('done')
  await nothingIsLeft()
  expect(await step(head, 'ask')).toBe('stream.notFound')
})

test('a copy of before it forgets it again, and knows by its number that it was', async () => {
  later()
  const { path } = await makeCopy({ dataDir, databaseUrl: undefined }, join(folder, 'usb'), now)
  await step(scene.mediator, 'ask')
  await step(otherHead, 'destroy')
  await counter.close()
  await restoreCopy({ dataDir, databaseUrl: undefined }, path, now)
  await open()
  await counter.erasures.resume()
  await nothingIsLeft()
  expect(readFileSync(erasureListPath(dataDir), 'utf8')).not.toMatch(/许|步溪|土地/)
})

test('one on the list when the power went is destroyed at the next start', async () => {
  later()
  await step(scene.mediator, 'ask')
  const destroyKey = counter.storage.destroyKey
  Object.assign(counter.storage, { destroyKey: () => Promise.reject(new Error('the power went')) })
  expect(await step(otherHead, 'destroy')).toBe('done')
  Object.assign(counter.storage, { destroyKey })
  expect(await counter.storage.keys()).toHaveLength(1)
  await counter.close()
  await open()
  await counter.erasures.resume()
  await nothingIsLeft()
})

async function nothingIsLeft(): Promise<void> {
  expect(await counter.storage.keys()).toEqual([])
  expect(await counter.storage.participants(scene.id)).toEqual([])
  expect(await archive(scene.head)).toMatchObject({
    dossiers: [],
    destroyed: [{ number: { year: 2020, count: 1 }, on: '2026-06-06' }],
  })
  const token = await tokenOf(counter, scene.head)
  expect((await ask(counter, 'GET', `/api/cases/${scene.id}/dossier.zip`, { token })).status).toBe(404)
}
