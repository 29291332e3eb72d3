import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ScreeningState } from '@linyi/shared/domain/mediation/screening-stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Asker } from '../rooms/port.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, newId, send, type Scene } from '../testing/meeting.ts'
import { sightOf } from './gateway-sight.ts'

const needle = '楼上漏水骂过两回'
let house: House
let scene: Scene
let walker: Asker
const round = newId()

beforeEach(async () => {
  house = await openHouse()
  scene = await announced(house)
  walker = await scene.appoint('小邓', 'gridWorker')
  await done(house, scene.head, {
    ...{ type: 'station.setGrids', station: scene.station, grids: [{ id: 'beiyuan', name: '北园新村' }] },
  })
  await act(scene.officer, 'begin', {
    ...{ title: '节前排查', from: '2026-01-01', until: '2026-12-31', grids: ['beiyuan'] },
  })
})
afterEach(() => house.close())

const act = (by: Asker, type: string, fields: object) =>
  done(house, by, { type: `screening.${type}`, screening: scene.station, round, ...fields })
const found = () =>
  act(walker, 'find', {
    ...{ finding: newId(), grid: 'beiyuan', category: 'water', risk: 'high', place: '', words: needle },
  })

test('what is found when going round is there for who goes round, by name, and for nobody else', async () => {
  await found()
  const room = (await house.rooms.open(`screening/${scene.station}`))!
  const sight = sightOf(room, walker)
  if ('code' in sight) throw new Error(sight.code)
  const view = room.rules.view(room.durable().state, sight.classes) as ScreeningState
  const [one] = Object.values(view.rounds[round]!.findings)
  expect(room.person(one!.by)).toMatchObject({ name: '小邓' })
  for (const other of [scene.chair, await scene.guest('路人')])
    expect(sightOf(room, other)).toEqual({ code: 'stream.notFound' })
  room.close()
  const command = { type: 'screening.close', screening: scene.station, round }
  expect(await send(house, scene.chair, command)).toMatchObject({
    ok: false,
    error: { code: 'stream.notFound' },
  })
})

test('and lies sealed on the disk', async () => {
  await found()
  const folder = dirname(house.path)
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes(needle)).toBe(false)
})
