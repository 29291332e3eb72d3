import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, type Scene } from '../../testing/meeting.ts'

let now: number
let counter: Counter
let scene: Scene
let head: string
beforeEach(async () => {
  now = Date.now()
  counter = await openCounter({ now: () => now, publicOrigin: 'https://yi.example' })
  scene = await announced(counter)
  head = await tokenOf(counter, scene.head)
})
afterEach(() => counter.close())

const invite = (token: string, more: object = {}) =>
  ask(counter, 'POST', '/api/invitations', {
    token,
    json: { station: scene.station, role: 'deputy', name: '容代表', ...more },
  })
const accept = (link: string, account: string) =>
  ask(counter, 'POST', `/api/invitations/${link.split('/').at(-1)}`, {
    json: { name: '容代表', account, password: '清风明月 2026' },
  })
const rolesOf = async (token: string) =>
  (await ask(counter, 'GET', '/api/me', { token })).body.stations[0]?.roles

test('a head invites; whoever opens the link gets an account with the role, once', async () => {
  const { body } = await invite(head)
  expect(body.link).toMatch(/^https:\/\/yi\.example\/invite\/[\w-]{43}$/)
  const reply = await accept(body.link, 'rong')
  expect(reply.status).toBe(200)
  expect(await rolesOf(reply.body.token)).toEqual(['deputy'])
  expect((await accept(body.link, 'other')).body.type).toBe('/problems/ticket.spent')
})

test('nobody else invites', async () => {
  for (const asker of [scene.officer, scene.chair, await scene.guest('梁伯')]) {
    const reply = await invite(await tokenOf(counter, asker))
    expect(reply.status).toBe(403)
  }
  expect((await ask(counter, 'POST', '/api/invitations', { json: {} })).status).toBe(401)
})

test('an invitation of a head who is none any more is worth nothing', async () => {
  const { body } = await invite(head)
  const { person } = scene.head
  await done(counter, scene.head, {
    type: 'station.grantRole',
    station: scene.station,
    person: scene.officer.person,
    role: 'stationHead',
  })
  await done(counter, scene.officer, {
    type: 'station.revokeRole',
    station: scene.station,
    person,
    role: 'stationHead',
  })
  expect((await accept(body.link, 'rong')).body.type).toBe('/problems/who.stationHead')
  expect(await counter.storage.accountByName('rong')).toBeNull()
})

test('a taken account name is said, and the link stays good for another', async () => {
  const [first, second] = [await invite(head), await invite(head)]
  await accept(first.body.link, 'rong')
  expect((await accept(second.body.link, 'Rong')).body.type).toBe('/problems/account.nameTaken')
  expect((await accept(second.body.link, 'rong2')).status).toBe(200)
})

test('a link is good until its time, and not at it', async () => {
  const [one, other] = [await invite(head), await invite(head)]
  now += limits.invitationDaysMax * 24 * 60 * 60 * 1000 - 1
  expect((await accept(one.body.link, 'one')).status).toBe(200)
  now += 1
  expect((await accept(other.body.link, 'other')).status).toBe(410)
})

test('two who open one link at once: one gets it', async () => {
  const { body } = await invite(head)
  const replies = await Promise.all([accept(body.link, 'one'), accept(body.link, 'other')])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 410])
})
