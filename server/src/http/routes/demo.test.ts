import { createHash } from 'node:crypto'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { limits } from '@linyi/shared/lib/limits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBoxes } from '../../box/boxes.ts'
import { buildDemo } from '../../demo/build.ts'
import { cast, personIdOf } from '../../demo/cast.ts'
import type { Clock } from '../../rooms/clock.ts'
import { createDocRooms } from '../../rooms/doc/rooms.ts'
import { createRooms } from '../../rooms/execute.ts'
import { ask, openCounter, type Counter } from '../../testing/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter({ demo: true })
  const { storage, bus, identity, log } = counter
  let at = Date.now()
  // On a machine so slow that minutes pass meanwhile: what nobody uses is out of memory before the next step.
  const after: Clock['after'] = (delayMs, run) =>
    counter.clock.after(delayMs === limits.docIdleMs ? 1 : delayMs, run)
  const clock = { now: () => at, after }
  const docs = createDocRooms({ storage, bus, clock, log, rooms: () => rooms })
  const boxes = createBoxes({ storage, bus, open: (stream) => rooms.open(stream), clock, log })
  const rooms = createRooms({ storage, bus, identity, docs, boxes, clock, log })
  await buildDemo({ storage, rooms, docs, identity, setClock: (when) => void (at = when), now: at })
  boxes.close()
  await rooms.close()
  await docs.close()
}, 120_000)
afterAll(() => counter.close())

const signIn = (role: string) => ask(counter, 'POST', '/api/demo/sign-in', { json: { role } })

async function state(meeting: string): Promise<MeetingState> {
  const room = await counter.rooms.open(`meeting/${meeting}`)
  room!.close()
  return room!.durable().state as MeetingState
}

test('the meeting in progress keeps its list unlocked and joining open, with issues to work on', async () => {
  const { meeting } = (await signIn('chair')).body
  const { meeting: part, roll, issue } = await state(meeting.id)
  expect([part.phase, roll.joining, issue.lock]).toEqual(['inProgress', 'open', null])
  const board = await counter.docs.open(`meeting/${meeting.id}/board`)
  const words = await board!.hold(async (held) => held.quote().fields)
  const withDetail = Object.entries(words).filter(([path, text]) => path.endsWith('/detail') && text !== '')
  expect(withDetail.length).toBeGreaterThanOrEqual(3)
})

test.each([
  ['chair', ['deputy']],
  ['deputy', ['deputy']],
  ['gridWorker', ['gridWorker']],
  ['mediator', ['mediator']],
  ['scrutineer', ['deputy']],
  ['officer', ['liaisonOfficer']],
  ['unit', ['handlingUnit']],
  ['head', ['stationHead', 'deputy']],
])('%s signs in by a tap, with the roles of the account', async (role, roles) => {
  const { status, body } = await signIn(role)
  expect(status).toBe(200)
  expect((await ask(counter, 'GET', '/api/me', { token: body.token })).body.stations[0].roles).toEqual(roles)
})

test.each([
  ['chair', 'moderator'],
  ['officer', 'recorder'],
  ['scrutineer', 'scrutineer'],
  ['projector', 'projector'],
])('%s is %s of the meeting in progress', async (role, duty) => {
  const { participant, meeting } = (await signIn(role)).body
  expect((await state(meeting.id)).meeting.duties[participant.id]).toContain(duty)
})

test('each resident is a new person in the meeting; each party is always the same one', async () => {
  const [one, other] = [(await signIn('resident')).body, (await signIn('resident')).body]
  expect(one.participant.id).not.toBe(other.participant.id)
  const { roll } = await state(one.meeting.id)
  expect([one, other].every(({ participant }) => roll.lines[participant.id]?.joined)).toBe(true)
  expect((await signIn('partyA')).body.participant).toEqual((await signIn('partyA')).body.participant)
})

test('the parties and the mediator are those of the case in mediation, which has files with their bytes', async () => {
  const [mediator, partyA, partyB] = await Promise.all(
    ['mediator', 'partyA', 'partyB'].map(async (role) => (await signIn(role)).body),
  )
  expect(new Set([mediator, partyA, partyB].map((one) => one.case.id)).size).toBe(1)
  const room = (await counter.rooms.open(`case/${partyA.case.id}`))!
  const { party, case: part, dossier } = room.durable().state as CaseState
  room.close()
  expect(part.phase).toBe('mediating')
  expect(Object.keys(party.parties)).toEqual([partyA.participant.id, partyB.participant.id])
  const [file, { sha256 }] = Object.entries(dossier.files)[0]!
  const bytes = await counter.storage.file(`case/${partyA.case.id}`, file)
  expect(createHash('sha256').update(bytes!).digest('hex')).toBe(sha256)
})

test('who was erased is not to be had by a tap', async () => {
  await counter.storage.commit({ directory: [{ drop: 'person', person: personIdOf(cast.unit) }] })
  expect((await signIn('unit')).body.type).toBe('/problems/erasure.already')
})

test('nobody else is to be had', async () => {
  expect((await signIn('admin')).status).toBe(400)
})

test('no demo account has a password', async () => {
  for (const account of ['mo', 'huang']) {
    for (const password of ['', '-', 'demo']) {
      expect((await ask(counter, 'POST', '/api/sign-in', { json: { account, password } })).status).toBe(401)
    }
  }
}, 60_000)

test('without DEMO there is no such address', async () => {
  const real = await openCounter()
  expect((await ask(real, 'POST', '/api/demo/sign-in', { json: { role: 'chair' } })).status).toBe(404)
  await real.close()
})
