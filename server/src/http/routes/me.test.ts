import type { MeetingId } from '@linyi/shared/lib/ids'
import { verifyRecord } from '@linyi/shared/record/verify-record'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { closed } from '../../testing/closed.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, type Scene } from '../../testing/meeting.ts'

let counter: Counter
let scene: Scene
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
})
afterEach(() => counter.close())

const own = async (by: Asker) => ask(counter, 'GET', '/api/me/export', { token: await tokenOf(counter, by) })

describe('what is kept of somebody', () => {
  test('is theirs to see and to take along, and nothing of a neighbour’s', async () => {
    const { zhang, li } = await closed(counter, scene)
    await done(counter, li, { type: 'rating.give', meeting: scene.meeting, grade: 'mostly' })
    const { status, headers, body } = await own(zhang)
    expect([status, headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('my-data.json'),
    ])
    expect(body).toMatchObject({ name: '张三', account: null, roles: [] })
    expect(body.meetings).toMatchObject([
      {
        ...{ id: scene.meeting, name: '张三', grid: '北园', capacity: 'resident', rating: null },
        proposals: [{ text: '我是张三，我家门口积水', status: 'accepted' }],
        issues: [{ title: '张三家门口积水' }],
        seconds: [],
      },
    ])
    expect(JSON.stringify(body)).not.toContain('李四')
    expect((await own(li)).body.meetings).toMatchObject([
      { rating: 'mostly', seconds: ['张三家门口积水'], proposals: [] },
    ])
  })

  test('has what they agreed to and when, from the join page and from the notice', async () => {
    const code = (await ask(counter, 'GET', `/api/meetings/${scene.meeting}`)).body.meeting.code
    await done(counter, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
    const proposed = await ask(counter, 'POST', `/api/meetings/${code}/proposals`, {
      json: { text: '路灯不亮', grid: '', consent: '1' },
    })
    const cookie = proposed.headers.getSetCookie()[0]!.split(';')[0]!
    const consent = { version: 1, at: expect.any(Number) }
    const before = await ask(counter, 'GET', '/api/me/export', { cookie })
    expect(before.body.meetings).toMatchObject([{ name: '', consent, came: null, mayBeNamed: false }])
    await ask(counter, 'POST', `/api/meetings/${code}/join`, {
      ...{ cookie, origin: counter.url, json: { name: '陈女士', consent: '1' } },
    })
    const after = await ask(counter, 'GET', '/api/me/export', { cookie })
    expect(after.body.meetings).toMatchObject([
      { name: '陈女士', consent, came: { consent: 1 }, proposals: [{ text: '路灯不亮' }] },
    ])
  })

  test('of an account is also what it did without coming in', async () => {
    await counter.storage.commit({
      directory: [{ put: 'account', person: scene.chair.person, accountName: 'huang', passwordHash: '-' }],
    })
    const { body } = await own(scene.chair)
    expect(body).toMatchObject({ name: '黄代表', account: 'huang', roles: [{ roles: ['deputy'] }] })
    expect(body.meetings).toMatchObject([{ duties: ['moderator'], came: null }])
  })

  test('is nothing any more once they were erased', async () => {
    const { zhang } = await closed(counter, scene)
    const token = await tokenOf(counter, zhang)
    await ask(counter, 'POST', '/api/me/erase', { token, json: {} })
    expect((await ask(counter, 'GET', '/api/me/export', { token })).status).toBe(401)
  })
})

test('a name in the public record is given and taken back on one’s own page, also after it was published', async () => {
  const { li, zhang } = await closed(counter, scene)
  const { meeting, officer, stream } = scene
  const reviewed = (await counter.storage.readStream(stream, 0)).length
  await done(counter, officer, { type: 'meeting.publish', meeting, reviewed, replacements: [] })
  const name = async (named: boolean, by: Asker) =>
    ask(counter, 'POST', `/api/me/meetings/${meeting}/named`, {
      token: await tokenOf(counter, by),
      json: { named },
    })
  const stored = async () => (await counter.storage.record(stream))!.file
  expect((await name(true, li)).status).toBe(200)
  expect((await stored()).includes('李四')).toBe(true)
  expect((await name(true, li)).body.type).toBe('/problems/roll.alreadySo')
  expect((await name(false, li)).status).toBe(200)
  expect((await stored()).includes('李四')).toBe(false)
  expect(verifyRecord(new TextEncoder().encode(await stored())).fault).toBeNull()
  const stranger = { person: zhang.person, meeting: 'NONE' as MeetingId }
  const elsewhere = await ask(counter, 'POST', '/api/me/meetings/NONE/named', {
    token: await tokenOf(counter, stranger),
    json: { named: true },
  })
  expect(elsewhere.status).toBe(400)
})
