import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { passageName } from '../../erasure/looks.ts'
import { closed } from '../../testing/closed.ts'
import { ask, cookiesOf, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, type Scene } from '../../testing/meeting.ts'
import type { Asker } from '../../rooms/port.ts'

let counter: Counter
let scene: Scene
let people: Awaited<ReturnType<typeof closed>>
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  people = await closed(counter, scene)
})
afterEach(() => counter.close())

const erasures = () => `/api/meetings/${scene.meeting}/erasures`
const post = async (path: string, by: Asker, json: object = {}) =>
  ask(counter, 'POST', path, { token: await tokenOf(counter, by), json })
const eraseZhang = (by: Asker, ground = 'asked') =>
  post(erasures(), by, { participant: scene.idOf(people.zhang), ground })

describe('somebody takes their consent back', () => {
  test('and is told what is left to look at; the device forgets who it was', async () => {
    const token = await tokenOf(counter, people.zhang)
    const cookie = `login=${token}`
    const form = { next: '', back: '/me/withdraw' }
    const origin = counter.url
    const reply = await ask(counter, 'POST', '/api/me/erase', { cookie, origin, form })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/privacy?erased=look'])
    expect(cookiesOf(reply)).toMatch(/^login=$/)
    expect((await ask(counter, 'GET', '/api/me', { token })).status).toBe(401)
    expect((await post('/api/me/erase', people.li)).body).toEqual({ toLookAt: 0, elsewhere: 0 })
  })

  test('in every meeting, also in one they only wrote to from its notice', async () => {
    const other = await announced(counter, scene.head)
    await done(counter, other.officer, { type: 'meeting.collect', meeting: other.meeting })
    const code = (await ask(counter, 'GET', `/api/meetings/${other.meeting}`)).body.meeting.code
    const cookie = `login=${await tokenOf(counter, people.li)}`
    const json = { text: '我是李四，路灯不亮', grid: '', consent: '1' }
    const origin = counter.url
    expect(
      (await ask(counter, 'POST', `/api/meetings/${code}/proposals`, { cookie, origin, json })).status,
    ).toBe(200)
    await post('/api/me/erase', people.li)
    const words = JSON.stringify(await counter.storage.readStream(other.stream, 0))
    expect([words.includes('李四'), words.includes('我是某某，路灯不亮')]).toEqual([false, true])
  })

  test('and nobody does it without a login', async () => {
    expect((await ask(counter, 'POST', '/api/me/erase', { json: {} })).status).toBe(401)
  })
})

describe('an officer erases somebody on request', () => {
  test('on a ground, and is then shown the words that name them', async () => {
    expect((await eraseZhang(scene.chair)).body.type).toBe('/problems/who.officer')
    expect((await eraseZhang(scene.officer, 'own')).body.type).toBe('/problems/erasure.groundNeeded')
    expect((await eraseZhang(scene.officer, '张三来电')).status).toBe(400)
    const token = await tokenOf(counter, scene.officer)
    const form = { participant: scene.idOf(people.zhang), ground: 'asked' }
    const reply = await ask(counter, 'POST', erasures(), { token, form })
    expect(reply.headers.get('location')).toBe(`/r/${scene.meeting}/words`)
  })

  test('and writes what is to stand in their place', async () => {
    await eraseZhang(scene.officer)
    const { asOf, passages } = await counter.erasures.looking(scene.stream)
    const written = { asOf, [passageName(passages[0]!)]: '某家门口积水' }
    expect((await post(`${erasures()}/words`, scene.chair, written)).body.type).toBe('/problems/who.officer')
    expect((await post(`${erasures()}/words`, scene.officer, { asOf: 'x' })).status).toBe(409)
    expect((await post(`${erasures()}/words`, scene.officer, written)).status).toBe(200)
    const { review } = counter.records
    expect((await review(scene.meeting))!.passages.map(({ text }) => text)).toContain('某家门口积水')
  })
})

test('an account is a head’s affair', async () => {
  const { person } = scene.chair
  const path = `/api/accounts/${person}/erasures`
  expect((await post(path, scene.head, { ground: 'asked' })).body.type).toBe('/problems/roll.unknownPerson')
  await counter.storage.commit({
    directory: [{ put: 'account', person, accountName: 'huang', passwordHash: '-' }],
  })
  expect((await post(path, scene.officer, { ground: 'asked' })).body.type).toBe('/problems/who.stationHead')
  expect((await post(path, scene.head, { ground: 'asked' })).status).toBe(200)
  expect(await counter.storage.accountOf(person)).toBeNull()
})
