import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { meetingKind } from '@linyi/shared/domain/meeting/schema'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, enter, type Scene } from '../../testing/meeting.ts'

let now: number
let counter: Counter
let scene: Scene
let code: string
beforeEach(async () => {
  now = Date.now()
  counter = await openCounter({ now: () => now })
  scene = await announced(counter)
  code = (await state()).meeting.code
})
afterEach(() => counter.close())

async function state(): Promise<MeetingState> {
  const room = await counter.rooms.open(scene.stream)
  room!.close()
  return room!.durable().state as MeetingState
}
const join = async (name: string) =>
  (await ask(counter, 'POST', `/api/meetings/${code}/join`, { json: { name } })).body as {
    token: string
    participant: { id: string }
  }
const minuteMs = 60_000

describe('changing device', () => {
  const askFor = (token: string, json: unknown = {}) =>
    ask(counter, 'POST', `/api/meetings/${code}/device`, { token, json })
  const take = (link: string) => ask(counter, 'POST', `/api/device/${link.split('/').at(-1)}`)

  test('the other device becomes the same participant; the one left behind is signed out', async () => {
    const old = await join('梁伯')
    const { body } = await askFor(old.token)
    const taken = await take(body.link)
    expect(taken.body).toMatchObject({ participant: old.participant, meeting: { id: scene.meeting, code } })
    expect((await ask(counter, 'GET', '/api/me', { token: old.token })).status).toBe(401)
    expect((await ask(counter, 'GET', '/api/me', { token: taken.body.token })).status).toBe(200)
  })

  test('a link works once and for so many minutes', async () => {
    const { token } = await join('梁伯')
    const first = (await askFor(token)).body.link
    const late = (await askFor(token)).body.link
    now += limits.deviceChangeMinutesMax * minuteMs - 1
    expect((await take(first)).status).toBe(200)
    expect((await take(first)).status).toBe(410)
    now += 1
    expect((await take(late)).status).toBe(410)
  })

  test('an officer makes one for a lost phone; a neighbour may not', async () => {
    const lost = await join('梁伯')
    const neighbour = await join('陈女士')
    const refused = await askFor(neighbour.token, { participant: lost.participant.id })
    expect([refused.status, refused.body.type]).toEqual([403, '/problems/who.door'])
    const officer = await tokenOf(counter, scene.officer)
    const { body } = await askFor(officer, { participant: lost.participant.id })
    expect((await take(body.link)).body.participant).toEqual(lost.participant)
  })

  test('nobody becomes an account by a link, and nobody becomes who never was', async () => {
    const officer = await tokenOf(counter, scene.officer)
    const chair = await tokenOf(counter, scene.chair)
    await ask(counter, 'POST', `/api/meetings/${code}/join`, { token: chair, json: { name: '黄代表' } })
    await counter.storage.commit({
      directory: [{ put: 'account', person: scene.chair.person, accountName: 'huang', passwordHash: '-' }],
    })
    for (const participant of [scene.idOf(scene.chair), scene.meeting]) {
      expect((await askFor(officer, { participant })).body.type).toBe('/problems/roll.unknownPerson')
    }
  })

  test('an account that takes a second device along stays signed in on the first', async () => {
    const token = await tokenOf(counter, scene.chair)
    const { person } = scene.chair
    await counter.storage.commit({
      directory: [{ put: 'account', person, accountName: 'huang', passwordHash: '-' }],
    })
    await ask(counter, 'POST', `/api/meetings/${code}/join`, { token, json: { name: '黄代表' } })
    const taken = await take((await askFor(token)).body.link)
    expect(taken.body.participant.id).toBe(scene.idOf(scene.chair))
    expect((await ask(counter, 'GET', '/api/me', { token })).status).toBe(200)
    expect((await ask(counter, 'GET', '/api/me', { token: taken.body.token })).body.meeting).toBe(
      scene.meeting,
    )
  })

  test('a guest of one meeting gets no link of another', async () => {
    const stranger = await enter(counter, '过路人', scene.station)
    expect((await askFor(await tokenOf(counter, stranger))).status).toBe(404)
  })
})

describe('the projector', () => {
  const begin = () => ask(counter, 'POST', `/api/meetings/${code}/projector/pairings`)
  const poll = (secret: string) => ask(counter, 'GET', `/api/meetings/${code}/projector/pairings/${secret}`)
  const pair = (token: string, digits: string) =>
    ask(counter, 'POST', `/api/meetings/${code}/projector/pair`, { token, json: { digits } })

  test('a screen shows four digits; the chair types them; the screen has its token and its duty', async () => {
    const { body: screen } = await begin()
    expect(screen.digits).toMatch(/^\d{4}$/)
    expect((await poll(screen.secret)).body).toEqual({ token: null })
    expect((await pair(await tokenOf(counter, scene.chair), screen.digits)).status).toBe(200)
    const { token } = (await poll(screen.secret)).body
    const login = await counter.logins.find(token)
    const participant = counter.identity.participantOf(login!.person, scene.meeting as never)
    expect((await state()).meeting.duties[participant]).toEqual(['projector'])
    expect(login!.meeting).toBe(scene.meeting)
  })

  test('a resident lets no screen in', async () => {
    const { body: screen } = await begin()
    const reply = await pair((await join('梁伯')).token, screen.digits)
    expect([reply.status, reply.body.type]).toEqual([403, '/problems/who.officerOrModerator'])
    expect((await poll(screen.secret)).body).toEqual({ token: null })
  })

  test('wrong digits, digits used already, and digits too late are nobody’s', async () => {
    const chair = await tokenOf(counter, scene.chair)
    const { body: screen } = await begin()
    const wrong = screen.digits === '0000' ? '0001' : '0000'
    expect((await pair(chair, wrong)).body.type).toBe('/problems/projector.wrongDigits')
    await pair(chair, screen.digits)
    expect((await pair(chair, screen.digits)).body.type).toBe('/problems/projector.wrongDigits')
    const [{ body: last }, { body: late }] = [await begin(), await begin()]
    now += limits.projectorPairingMinutesMax * minuteMs - 1
    expect((await pair(chair, last.digits)).status).toBe(200)
    now += 1
    expect((await pair(chair, late.digits)).body.type).toBe('/problems/projector.wrongDigits')
    expect((await poll(late.secret)).status).toBe(410)
  })

  test('a guessed secret is answered like a spent one', async () => {
    expect((await poll('guess')).status).toBe(410)
  })

  test('screens past the bound push out the oldest', async () => {
    const first = (await begin()).body
    for (let i = 1; i < limits.projectorPairingsPerMeetingMax; i++) await begin()
    expect((await poll(first.secret)).body).toEqual({ token: null })
    await begin()
    expect((await poll(first.secret)).status).toBe(410)
  }, 60_000)
})

describe('reading', () => {
  test('a meeting by id or code, for a stranger without a participant', async () => {
    const byId = await ask(counter, 'GET', `/api/meetings/${scene.meeting}`)
    expect(byId.body).toMatchObject({
      meeting: { id: scene.meeting, code, phase: 'announced', title: '北园新村议事会' },
      participant: null,
      docs: [`meeting/${scene.meeting}/board`, `meeting/${scene.meeting}/minutes`],
    })
    expect((await ask(counter, 'GET', `/api/meetings/${code}`)).body).toEqual(byId.body)
  })

  test('who is in it sees their own id', async () => {
    const { token, participant } = await join('梁伯')
    expect((await ask(counter, 'GET', `/api/meetings/${code}`, { token })).body.participant).toEqual(
      participant,
    )
  })

  test('a draft is there for its station only', async () => {
    const { meeting: m } = await state()
    const id = scene.meeting.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const command = { id, type: 'meeting.draft', station: scene.station, facts: m.facts, agenda: [] }
    await done(counter, scene.officer, command)
    const get = (token?: string) =>
      ask(counter, 'GET', `/api/meetings/${id}`, token === undefined ? {} : { token })
    expect((await get()).status).toBe(404)
    expect((await get((await join('梁伯')).token)).status).toBe(404)
    expect((await get(await tokenOf(counter, scene.officer))).status).toBe(200)
    const listed = await ask(counter, 'GET', `/api/meetings?station=${scene.station}`)
    expect(listed.body.meetings.map((card: { id: string }) => card.id)).toEqual([scene.meeting])
    expect((await ask(counter, 'GET', '/api/meetings?station=none')).body.meetings).toEqual([])
  })

  test('the kinds with their templates and rule packs', async () => {
    const { body } = await ask(counter, 'GET', '/api/kinds')
    const ids = body.kinds.map((kind: { id: string }) => kind.id)
    expect(ids).toEqual(meetingKind.options)
    for (const kind of body.kinds)
      expect(body.packs.map((pack: { id: string }) => pack.id)).toContain(kind.pack)
  })

  test('the notice as a calendar entry; none for a draft or an unknown code', async () => {
    const reply = await ask(counter, 'GET', `/api/meetings/${code}/notice.ics`)
    expect(reply.headers.get('content-type')).toContain('text/calendar')
    expect(reply.body).toContain('SUMMARY:北园新村议事会\r\n')
    expect((await ask(counter, 'GET', '/api/meetings/000000/notice.ics')).status).toBe(404)
  })

  test('nothing private is kept by anyone between, and nothing loads from elsewhere', async () => {
    const { headers } = await ask(counter, 'GET', '/api/kinds')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test('what is not there is a problem document, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const reply = await ask(counter, method, '/api/nothing')
      expect([reply.status, reply.body.type]).toEqual([404, '/problems/http.notFound'])
    }
    expect((await ask(counter, 'GET', '/api/meetings/%E0%A4%A')).status).toBe(404)
  })
})
