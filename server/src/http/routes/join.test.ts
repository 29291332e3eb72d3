import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, cookiesOf, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, type Scene } from '../../testing/meeting.ts'

let counter: Counter
let scene: Scene
let code: string
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  code = (await state()).meeting.code
})
afterEach(() => counter.close())

async function state(): Promise<MeetingState> {
  const room = await counter.rooms.open(scene.stream)
  room!.close()
  return room!.durable().state as MeetingState
}
const join = (json: unknown, asked: object = {}) =>
  ask(counter, 'POST', `/api/meetings/${code}/join`, { json, ...asked })

describe('joining', () => {
  test('a name is enough: token, participant, meeting, and a cookie for a browser', async () => {
    const reply = await join({ name: '梁伯' })
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      participant: { id: expect.stringMatching(/^[0-9A-Z]{26}$/) },
      meeting: { id: scene.meeting, code },
    })
    expect(cookiesOf(reply)).toBe(`login=${reply.body.token}`)
    expect((await state()).roll.lines[reply.body.participant.id]).toMatchObject({
      grid: '',
      capacity: 'observer',
    })
  })

  test('with the token or the cookie the same call resumes, and nobody is there twice', async () => {
    const first = await join({ name: '梁伯', grid: 'beiyuan' })
    const byToken = await join({ name: '梁伯' }, { token: first.body.token })
    const byCookie = await join({ name: '梁伯' }, { cookie: cookiesOf(first), origin: counter.url })
    expect([byToken.body, byCookie.body]).toEqual([first.body, first.body])
    expect(byToken.headers.getSetCookie()).toEqual([])
    expect(Object.keys((await state()).roll.lines)).toEqual([first.body.participant.id])
  })

  test('two phones are two participants until somebody merges them', async () => {
    const [one, other] = [await join({ name: '梁伯' }), await join({ name: '梁伯' })]
    expect(one.body.participant.id).not.toBe(other.body.participant.id)
  })

  test('an account joins as itself, by its own token', async () => {
    const token = await tokenOf(counter, scene.officer)
    const reply = await join({ name: '小周' }, { token })
    expect(reply.body).toMatchObject({ token, participant: { id: scene.idOf(scene.officer) } })
    expect((await state()).roll.lines[scene.idOf(scene.officer)]!.joined).toMatchObject({ via: 'account' })
  })

  test('a phone that was in another meeting is the same person here and there', async () => {
    const facts = (await state()).meeting.facts
    const id = scene.meeting.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    await done(counter, scene.officer, {
      id,
      type: 'meeting.draft',
      station: scene.station,
      facts,
      agenda: [],
    })
    const participant = counter.identity.participantOf(scene.chair.person, id as never)
    await done(counter, scene.officer, {
      type: 'meeting.assignDuty',
      meeting: id,
      participant,
      duty: 'moderator',
    })
    await done(counter, scene.officer, { type: 'meeting.announce', meeting: id, urgent: '雨季' })
    const row = (await counter.storage.listStreams('meeting')).find(({ stream }) => stream.endsWith(id))
    const here = await join({ name: '梁伯' })
    const there = await ask(counter, 'POST', `/api/meetings/${row!.code}/join`, {
      json: { name: '梁伯' },
      token: here.body.token,
    })
    expect(there.body.participant.id).not.toBe(here.body.participant.id)
    const back = await join({ name: '梁伯' }, { token: there.body.token })
    expect(back.body.participant).toEqual(here.body.participant)
  })

  test('a name at its bound is taken, one past it is refused with the field', async () => {
    expect((await join({ name: '长'.repeat(limits.nameCharsMax) })).status).toBe(200)
    const long = await join({ name: '长'.repeat(limits.nameCharsMax + 1) })
    expect([long.status, long.body.field]).toEqual([400, 'name'])
  })

  test.each([
    ['no name', {}],
    ['an empty name', { name: '  ' }],
    ['a name of control characters', { name: 'a\u202eb' }],
    ['a name that is no text', { name: 7 }],
    ['a grid that cannot be one', { name: '梁伯', grid: '../x' }],
    ['no object', 'text'],
    ['a list', []],
  ])('%s is refused as malformed', async (_, body) => {
    expect((await join(body)).status).toBe(400)
  })

  test('markup in a name is a name', async () => {
    const { status } = await join({ name: '<img src=x>' })
    expect(status).toBe(200)
  })

  test('a body over the bound is refused, and the server lives', async () => {
    const reply = await join({ name: 'x'.repeat(limits.commandBytesMax) })
    expect([reply.status, reply.body.type]).toEqual([413, '/problems/command.tooLarge'])
    expect((await join({ name: '梁伯' })).status).toBe(200)
  })

  test('an unknown code, a name of staff, a grid nobody has, and closed joining each have their reason', async () => {
    const types = [
      await ask(counter, 'POST', '/api/meetings/000000/join', { json: { name: '梁伯' } }),
      await join({ name: '小周' }),
      await join({ name: '梁伯', grid: 'nowhere' }),
    ].map(({ status, body }) => [status, body.type])
    expect(types).toEqual([
      [404, '/problems/stream.notFound'],
      [409, '/problems/roll.staffName'],
      [409, '/problems/grid.unknown'],
    ])
    await done(counter, scene.officer, { type: 'roll.closeJoining', meeting: scene.meeting })
    expect((await join({ name: '梁伯' })).body.type).toBe('/problems/roll.joiningClosed')
  })

  test('who was removed does not come back by the same phone', async () => {
    const { body } = await join({ name: '梁伯' })
    const participant = body.participant.id
    await done(counter, scene.officer, {
      type: 'roll.remove',
      meeting: scene.meeting,
      participant,
      reason: '吵闹',
    })
    expect((await join({ name: '梁伯' }, { token: body.token })).body.type).toBe('/problems/roll.removed')
  })

  test('a refused join leaves neither person nor login behind', async () => {
    const before = await counter.storage.participants(scene.meeting)
    const reply = await join({ name: '小周' })
    expect(reply.headers.getSetCookie()).toEqual([])
    expect(await counter.storage.participants(scene.meeting)).toEqual(before)
  })

  test('a page without script is sent on into the meeting, or back with the reason and the field', async () => {
    const form = (fields: Record<string, string>) =>
      ask(counter, 'POST', `/api/meetings/${code}/join`, {
        cookie: 'form=abc',
        form: { formToken: 'abc', back: `/m/${code}`, grid: '', consent: '1', ...fields },
      })
    const good = await form({ name: '梁伯' })
    expect([good.status, good.headers.get('location')]).toEqual([303, `/m/${code}/live`])
    expect(cookiesOf(good)).toMatch(/^login=/)
    const bad = await form({ name: '' })
    expect(bad.status).toBe(303)
    const problem = new URL(bad.headers.get('location')!, counter.url).searchParams.get('problem')
    expect(problem).toBe('command.malformed field=name reason=field.empty')
  })
})

describe('proposing from the notice', () => {
  const propose = (fields: Record<string, string>, asked: object = {}) =>
    ask(counter, 'POST', `/api/meetings/${code}/proposals`, {
      origin: counter.url,
      form: { text: '路灯不亮', grid: '', consent: '1', ...fields },
      ...asked,
    })

  test('without a name, before the doors open: it waits for the officers, and the phone is not counted as come', async () => {
    const reply = await propose({})
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/m/${code}/notice?proposed=1`])
    const { issue, roll } = await state()
    expect(Object.values(issue.proposals)).toMatchObject([{ text: '路灯不亮', status: 'waiting' }])
    expect(roll.lines).toEqual({})
  })

  test('the same phone keeps being the same proposer, also when it joins', async () => {
    const first = await propose({})
    const cookie = cookiesOf(first)
    await propose({ text: '没有路灯' }, { cookie })
    const joined = await join({ name: '梁伯' }, { cookie, origin: counter.url })
    const proposers = Object.values((await state()).issue.proposals).map(({ proposer }) => proposer)
    expect(new Set(proposers)).toEqual(new Set([joined.body.participant.id]))
  })

  test('a phone that came in under a name keeps it', async () => {
    const joined = await join({ name: '梁伯' })
    await propose({}, { cookie: cookiesOf(joined) })
    const token = joined.body.token as string
    const login = await counter.logins.find(token)
    expect(await counter.storage.person(login!.person)).toMatchObject({ name: '梁伯' })
  })

  test('line breaks of a text box are kept as lines; a text past the bound is refused', async () => {
    await propose({ text: '一\r\n二' })
    expect(Object.values((await state()).issue.proposals)[0]!.text).toBe('一\n二')
    const long = await propose(
      { text: '长'.repeat(limits.proposalCharsMax + 1) },
      { accept: 'application/json' },
    )
    expect([long.status, long.body.field]).toEqual([400, 'text'])
  })
})
