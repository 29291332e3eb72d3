import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '@linyi/shared/domain/days'
import type { ListedMessage } from '@linyi/shared/protocol/messages'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import { createLog } from '../log.ts'
import type { Asker } from '../rooms/port.ts'
import { openCase, type CaseScene } from '../testing/case.ts'
import { Phone } from '../testing/hall.ts'
import { openHouse, type House } from '../testing/house.ts'
import { newId, send } from '../testing/meeting.ts'
import { attachGateway } from './gateway.ts'

/** Somebody decides at one node; those who read the list are at another. */
let here: House
let there: House
let scene: CaseScene
let url: string
const ends: (() => unknown)[] = []

beforeEach(async () => {
  const medium = createMedium()
  const folder = mkdtempSync(join(tmpdir(), 'linyi-lists-'))
  const path = join(folder, 'linyi.db')
  here = await openHouse({ path, medium })
  there = await openHouse({ path, medium })
  scene = await openCase(here)
  const server = createServer()
  const gateway = attachGateway(server, { ...there, log: createLog('silent'), publicOrigin: undefined })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  ends.push(
    () => rmSync(folder, { recursive: true, force: true }),
    there.close,
    here.close,
    () => {
      gateway.close()
      server.closeAllConnections()
      return new Promise((closed) => server.close(closed))
    },
  )
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A page with the station's list, and what it is told of it. */
async function readerOf({ person, meeting }: Asker) {
  const { token, write } = here.logins.create(person, meeting, 3650)
  await here.storage.commit({ directory: [write] })
  const phone = new Phone(url, token)
  ends.push(() => phone.socket.disconnect())
  const told: ListedMessage[] = []
  let heard = () => {}
  phone.socket.on('meeting:listed', (message: ListedMessage) => {
    told.push(message)
    heard()
  })
  const ack = await phone.open({ station: scene.station })
  return {
    ack,
    told,
    next: () =>
      new Promise<void>((done) => {
        if (told.length > 0) return done()
        heard = done
      }),
  }
}

const register = (id: string) =>
  send(here, scene.mediator, {
    ...{ type: 'case.register', id, station: scene.station, origin: 'applied', from: null },
    ...{ category: 'landRights', title: '又一件', brief: '又一件', sought: '' },
  })

test('who takes cases on is told, at any node, that the list has changed when another registers one', async () => {
  const reader = await readerOf(scene.other)
  expect(reader.ack.ok).toBe(true)
  const { room } = await roomOf(here)
  const told: string[] = []
  room.watchLists((kind) => told.push(kind))
  await register(newId())
  await reader.next()
  expect([told, reader.told]).toEqual([['case'], [{ stream: scene.station, kinds: ['case'] }]])
  room.close()
})

test('of what not everybody reads there nobody is told, and neither is who may read no list', async () => {
  const [clerk, deputy] = [await readerOf(scene.other), await readerOf(scene.chair)]
  expect([clerk.ack.ok, deputy.ack.ok]).toEqual([true, true])
  const { stream, room } = await roomOf(there)
  const tellings: string[] = []
  room.watchLists((kind) => tellings.push(kind))
  await scene.act(scene.mediator, 'case.report', { to: 'police', words: '要动手' })
  // Whoever looks after the case reads in the list how often it was talked of.
  await scene.act(scene.mediator, 'case.recordTalk', {
    ...{
      place: '地头',
      on: dayOf(Date.now()),
      present: [scene.a],
      guests: [],
      words: '量了',
      result: 'continued',
    },
  })
  await new Promise(setImmediate)
  expect(tellings).toEqual([])
  await register(newId())
  await clerk.next()
  expect(tellings).toEqual(['case'])
  expect(clerk.told).toEqual([{ stream: scene.station, kinds: ['case'] }])
  expect([deputy.told, stream]).toEqual([[], `station/${scene.station}`])
  room.close()
})

async function roomOf(node: House) {
  const stream = `station/${scene.station}`
  return { stream, room: (await node.rooms.open(stream))! }
}
