import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appendProse } from '@linyi/shared/docs/minutes/edits'
import { workingSchema } from '@linyi/shared/docs/working/shape'
import { askFrame } from '@linyi/shared/client/doc-client/wire'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMedium, type Medium } from '../bus/memory.ts'
import type { Bus } from '../bus/port.ts'
import { writeIn } from '../demo/doc-writer.ts'
import { openCase, type CaseScene } from '../testing/case.ts'
import { atTheEnd, codeOf, endAll, Phone } from '../testing/hall.ts'
import { openHouse, type House } from '../testing/house.ts'
import { openLine, type Line } from '../testing/line.ts'
import { announced, done, newId } from '../testing/meeting.ts'
import { attachCollab } from './collab.ts'
import { attachGateway } from './gateway.ts'

const words = '底线是三万块'

let one: House
/** Another node on the same store, which hears late of what happens in the case itself, and in the station. */
let other: House
let url: string
let scene: CaseScene
let token: string

const joined = (medium: Medium, hears: (stream: string) => boolean): Bus => {
  const bus = medium.connect()
  return {
    ...bus,
    isJoined: true,
    subscribe: (listener) =>
      bus.subscribe((message) => {
        if (message.about !== 'stream' || hears(message.stream)) listener(message)
      }),
  }
}

beforeEach(async () => {
  const medium = createMedium()
  one = await openHouse({ bus: joined(medium, () => true) })
  atTheEnd(one.close)
  const heard = (stream: string) => !/^(case|station)\//.test(stream)
  other = await openHouse({ path: one.path, bus: joined(medium, heard) })
  atTheEnd(other.close)
  scene = await openCase(one)
  const login = one.logins.create(scene.mediator.person, scene.mediator.meeting, 1)
  token = login.token
  await one.storage.commit({ directory: [login.write] })
  const server = createServer()
  const edges = [attachGateway, attachCollab].map((attach) =>
    attach(server, { ...other, publicOrigin: undefined }),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  url = `http://127.0.0.1:${port}`
  atTheEnd(() => {
    edges.forEach((edge) => edge.close())
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })
})
afterEach(endAll)

/** The mediator’s phone at the other node, in the room of one side. */
const inRoom = async (): Promise<Phone> => {
  const phone = new Phone(url, token)
  atTheEnd(() => phone.socket.disconnect())
  expect(await phone.open({ case: scene.id, room: 'caucus/a' })).toMatchObject({ ok: true })
  return phone
}
const atPaper = async (): Promise<Line> => {
  const doc = `case/${scene.id}/caucus/a`
  const line = await openLine(
    `${url.replace('http', 'ws')}/collab/${doc}?token=${token}&schema=${workingSchema}&ack=1`,
  )
  atTheEnd(line.close)
  line.send(askFrame(Y.encodeStateVector(line.copy)))
  await line.until(() => line.said('update').some(({ complete }) => complete))
  return line
}
const replaced = () =>
  scene.act(scene.head, 'case.setMediators', {
    mediators: [{ participant: scene.idOf(scene.other), capacity: 'people', ties: 'none' }],
    chosenBy: 'committee',
  })
const say = { type: 'caucus.say', room: 'caucus/a', words }
const write = (house: House, who: { readonly participant: string }) =>
  writeIn(house.docs, `case/${scene.id}/caucus/a`, { ...who, schema: workingSchema }, (copy) =>
    appendProse(copy, [['paragraph', words]]),
  )

test.each([
  ['at the node that replaced them', () => one],
  ['at their own, which has not heard of it', () => other],
])('a mediator who was replaced is sent nothing that is said in a room after it, %s', async (_, node) => {
  const phone = await inRoom()
  await replaced()
  await done(node(), scene.partyA, { ...say, case: scene.id, line: newId() })
  await phone.until(({ events, notices }) => events.length + notices.length > 0)
  expect(phone.events).toEqual([])
  expect(phone.notices).toHaveLength(1)
})

test('nor may they say anything there', async () => {
  const phone = await inRoom()
  await replaced()
  const ack = await phone.command({ ...say, id: newId(), case: scene.id, line: newId() })
  expect(codeOf(ack)).not.toBe('ok')
})

test.each([
  ['at the node that replaced them', () => one],
  ['at their own, which has not heard of it', () => other],
])('nor is what is written in its paper sent to them, %s', async (_, node) => {
  const line = await atPaper()
  const before = line.bytes.length
  await replaced()
  await write(node(), { participant: scene.a })
  await line.closed
  expect(line.bytes.slice(before).filter((bytes) => bytes.includes(words))).toEqual([])
})

test('nor what they write there kept', async () => {
  const line = await atPaper()
  await replaced()
  line.write((copy) => appendProse(copy, [['paragraph', words]]))
  await line.closed
  const { updates } = await one.storage.readDoc(`case/${scene.id}/caucus/a`)
  expect(updates.filter((update) => Buffer.from(update).includes(words))).toEqual([])
})

describe('an officer whose role was taken at another node', () => {
  const proposed = async () => {
    const { meeting, ...at } = await announced(one, scene.head)
    await done(one, at.officer, { type: 'meeting.collect', meeting })
    const login = one.logins.create(at.officer.person, null, 1)
    await one.storage.commit({ directory: [login.write] })
    const phone = new Phone(url, login.token)
    atTheEnd(() => phone.socket.disconnect())
    expect(await phone.open({ meeting })).toMatchObject({ ok: true })
    const by = await at.guest('梁伯')
    await phone.until(({ events }) => events.some(({ type }) => type === 'roll.joined'))
    const propose = (node: House) =>
      done(node, by, { type: 'issue.propose', meeting, proposal: newId(), text: words, grid: '', for: '' })
    const revoke = () =>
      done(one, at.head, {
        type: 'station.revokeRole',
        station: at.station,
        person: at.officer.person,
        role: 'liaisonOfficer',
      })
    return { phone, propose, revoke }
  }

  test.each([
    ['there', () => one],
    ['at their own, which has not heard of it', () => other],
  ])('is sent nothing that is for staff after it, said %s', async (_, node) => {
    const { phone, propose, revoke } = await proposed()
    await revoke()
    await propose(node())
    await phone.until(
      ({ events, notices }) => notices.length > 0 || events.some(({ type }) => type === 'issue.proposed'),
    )
    expect(phone.notices).toHaveLength(1)
    expect(phone.events.filter(({ type }) => type === 'issue.proposed')).toEqual([])
  })
})
