import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase, type CaseScene } from '../testing/case.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done } from '../testing/meeting.ts'
import type { Asker } from './port.ts'

let folder: string
let house: House
let scene: CaseScene
let deputy: Asker
const again = async () => {
  await house.close()
  house = await openHouse({ path: join(folder, 'linyi.db') })
}
const nameOf = async (asker: Asker) => {
  const room = (await house.rooms.open(scene.stream))!
  const { name } = room.person(house.identity.participantOf(asker.person, scene.id))
  room.close()
  return name
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-named-'))
  house = await openHouse({ path: join(folder, 'linyi.db') })
  scene = await openCase(house)
  deputy = await scene.invite('余代表')
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

test('whoever has only an account has their name for the first who asks after a start', async () => {
  await again()
  expect(await nameOf(deputy)).toBe('余代表')
  expect(await nameOf(scene.mediator)).toBe('谢调解员')
})

test('whoever works at the station no longer keeps their name where they once did', async () => {
  const { head, station } = scene
  await done(house, head, { type: 'station.revokeRole', station, person: deputy.person, role: 'deputy' })
  expect(await nameOf(deputy)).toBe('余代表')
  await again()
  expect(await nameOf(deputy)).toBe('余代表')
})

test('a name of staff is refused to others only as long as they work there, and told apart from theirs after it', async () => {
  const { appoint, guest, head, station, stream, idOf } = await announced(house, scene.head)
  const { person } = await appoint('容代表', 'deputy')
  await expect(guest('容代表')).rejects.toThrow('roll.staffName')
  await done(house, head, { type: 'station.revokeRole', station, person, role: 'deputy' })
  const resident = await guest('容代表')
  const room = (await house.rooms.open(stream))!
  expect(room.person(idOf(resident)).name).toBe('容代表（北园）')
  room.close()
})
