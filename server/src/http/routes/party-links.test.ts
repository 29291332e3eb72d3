import { limits } from '@linyi/shared/lib/limits'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { ask, cookiesOf, openCounter, type Counter } from '../../testing/counter.ts'
import { openHouse } from '../../testing/house.ts'
import { newId } from '../../testing/meeting.ts'

const dayMs = 24 * 60 * 60_000
let counter: Counter
let scene: CaseScene
let now: number
beforeEach(async () => {
  now = Date.now()
  counter = await openCounter({ now: () => now })
  scene = await openCase(counter)
})
afterEach(() => counter.close())

const tokenOf = async ({ person, meeting }: Asker) => {
  const { token, write } = counter.logins.create(person, meeting, 3650)
  await counter.storage.commit({ directory: [write] })
  return token
}
const invite = async (by: Asker, party = scene.a, id: string = scene.id) =>
  ask(counter, 'POST', `/api/cases/${id}/party-links`, { token: await tokenOf(by), json: { party } })
const take = (token: string) => ask(counter, 'POST', `/api/party-links/${token}`, { json: {} })
const codeOf = ({ body }: { body: { type: string } }) => body.type.slice('/problems/'.length)

test('a mediator lets a party in once, who is that party in that case and nothing elsewhere', async () => {
  const link = (await invite(scene.mediator)).body
  const taken = await take(link.token)
  expect(taken.body).toMatchObject({ case: scene.id, participant: { id: scene.a } })
  expect((await take(link.token)).status).toBe(410)
  const login = (await counter.logins.find(taken.body.token))!
  expect(login.meeting).toBe(scene.id)
  const room = (await counter.rooms.open(scene.stream))!
  expect(room.actorOf(login)).toEqual({ id: scene.a, roles: [] })
  room.close()
  const station = (await counter.rooms.open(`station/${scene.station}`))!
  expect(station.actorOf(login)).toBeNull()
  station.close()
})

test('a new phone signs the old one out; the other side stays', async () => {
  const [first, other] = [await invite(scene.mediator), await invite(scene.mediator, scene.b)]
  const [old, theirs] = [(await take(first.body.token)).body, (await take(other.body.token)).body]
  await take((await invite(scene.mediator)).body.token)
  expect(await counter.logins.find(old.token)).toBeNull()
  expect(await counter.logins.find(theirs.token)).not.toBeNull()
})

test('a link works for seven days and no longer', async () => {
  const one = (await invite(scene.mediator)).body
  const other = (await invite(scene.mediator, scene.b)).body
  now += limits.partyLinkDaysMax * dayMs - 1
  expect((await take(one.token)).status).toBe(200)
  now += 1
  expect(codeOf(await take(other.token))).toBe('ticket.spent')
})

test('an earlier link is worth nothing once there is another, and none once somebody came in', async () => {
  const [astray, right] = [(await invite(scene.mediator)).body, (await invite(scene.mediator)).body]
  expect(codeOf(await take(astray.token))).toBe('ticket.spent')
  expect((await take(right.token)).status).toBe(200)
  expect(codeOf(await take(astray.token))).toBe('ticket.spent')
})

test('a link of a party that was taken out leads nowhere', async () => {
  const { token } = (await invite(scene.mediator)).body
  await counter.storage.commit({
    directory: [{ drop: 'participant', meeting: scene.id, participant: scene.a }],
  })
  expect(codeOf(await take(token))).toBe('ticket.spent')
})

test('a link of somebody who does not act for a party any more leads nowhere, on no node, and is gone from the store', async () => {
  const representative = newId()
  await scene.act(scene.mediator, 'party.represent', {
    ...{ party: scene.b, representative, name: '莫律师', scope: 'special', file: null },
  })
  const { token } = (await invite(scene.mediator, representative)).body
  // A bus of its own: nothing is ever told between the two.
  const house = await openHouse({ path: counter.path, keyFile: join(dirname(counter.path), 'station.key') })
  const held = (await house.rooms.open(scene.stream))!
  const other = await openCounter({ house })
  const takeAt = ({ url }: Counter) =>
    fetch(`${url}/api/party-links/${token}`, { method: 'POST', headers: { accept: 'application/json' } })
  await scene.act(scene.mediator, 'party.endRepresentation', { party: scene.b, representative })
  for (const node of [counter, other]) expect((await takeAt(node)).status).toBe(410)
  expect(await counter.tickets.open('party')).toEqual([])
  held.close()
  await other.close()
})

test('to whoever does not look after the case there is none, byte for byte as for an id that was never given', async () => {
  const nowhere = await invite(scene.stranger, scene.a, '01JABCDEF0123456789ABCDEFG')
  for (const by of [scene.stranger, scene.other, scene.officer, scene.chair]) {
    const reply = await invite(by)
    expect(reply.status).toBe(404)
    expect(reply.body).toEqual(nowhere.body)
  }
  expect(codeOf(await invite(scene.partyA))).toBe('who.caseStaff')
  expect(codeOf(await invite(scene.mediator, scene.idOf(scene.mediator)))).toBe('party.unknown')
})

test('a page without script is sent on to the case, signed in', async () => {
  const { token } = (await invite(scene.mediator)).body
  const form = { formToken: 'f', next: '' }
  const reply = await ask(counter, 'POST', `/api/party-links/${token}`, {
    form,
    cookie: 'form=f',
    origin: counter.url,
  })
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `/c/${scene.id}`])
  expect(cookiesOf(reply)).toContain('login=')
})

test('the directory has a person without a name: the party’s is sealed with the case', async () => {
  const { token } = (await take((await invite(scene.mediator)).body.token)).body
  const { person } = (await counter.logins.find(token))!
  expect(await counter.storage.person(person)).toEqual({ name: '' })
  const rows = await counter.storage.participants(scene.id)
  expect(rows.find(({ participant }) => participant === scene.a)).toMatchObject({ person, name: '许女士' })
})
