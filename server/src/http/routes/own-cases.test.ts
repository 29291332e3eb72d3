import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Login } from '../../rooms/logins.ts'
import type { Asker } from '../../rooms/port.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import type { Edge } from '../edge.ts'
import { listOwnCases, readOwnCases } from '../reads/own-cases.ts'

let counter: Counter
let scene: CaseScene
beforeAll(async () => {
  // Streams are put together by time alone: what is done one after the other is never of one millisecond here.
  let at = Date.now()
  counter = await openCounter({ now: () => ++at })
  scene = await openCase(counter)
})
afterAll(() => counter.close())

type OwnCase = { id: string; name: string; side: string | null; deeds: { type: string }[] }
const own = async (by: Asker): Promise<readonly OwnCase[]> => {
  const { status, body } = await ask(counter, 'GET', '/api/me/export', { token: await tokenOf(counter, by) })
  expect(status).toBe(200)
  return body.cases as OwnCase[]
}

/** One needle for each thing that somebody says, so that whatever is found says whose it is. */
const said = {
  a: { caucus: '针甲单独说', objection: '针甲要改', phone: '13800000001' },
  b: { caucus: '针乙单独说', objection: '针乙要改', phone: '13800000002' },
  mediator: { notes: '针调解员记', talk: '针记录里两边的话' },
}

test('one’s own file has what one did and said in a case, and of others nothing', async () => {
  const { a, b, mediator, partyA, partyB, act } = scene
  for (const [party, id, words, room] of [
    [partyA, a, said.a, 'caucus/a'],
    [partyB, b, said.b, 'caucus/b'],
  ] as const) {
    await scene.say(party, room, words.caucus)
    await act(party, 'settlement.object', { part: 'terms', party: id, words: words.objection })
    await act(mediator, 'party.contact', { party: id, phone: words.phone, note: '' })
  }
  await scene.say(mediator, 'notes', said.mediator.notes)
  const talk = { place: '村委会', on: '2020-01-01', present: [a, b], guests: [], words: said.mediator.talk }
  await act(mediator, 'case.recordTalk', { ...talk, result: 'continued' })
  await act(mediator, 'case.askClosed', { party: b })

  const [ofA, ofB, ofMediator] = await Promise.all([partyA, partyB, mediator].map(own))
  expect(ofA).toMatchObject([{ id: scene.id, name: '许女士', side: 'a', capacity: null }])
  expect(ofA![0]!.deeds.map(({ type }) => type)).toEqual([
    ...['party.added', 'party.rightsAcknowledged', 'caucus.said', 'settlement.objected', 'party.contacted'],
  ])
  for (const [file, mine] of [
    [ofA, said.a],
    [ofB, said.b],
    [ofMediator, { notes: said.mediator.notes }],
  ] as const) {
    const text = JSON.stringify(file)
    for (const needle of Object.values(said).flatMap((one) => Object.values(one)))
      expect([needle, text.includes(needle)]).toEqual([needle, Object.values(mine).includes(needle)])
  }
  // Said for 乙方: it was done by the mediator, and is that side's word.
  expect(ofB![0]!.deeds.at(-1)).toMatchObject({ type: 'case.openAsked', open: false, beside: true })
  expect(ofMediator![0]!.deeds.at(-1)).toEqual({ at: expect.any(Number), type: 'case.openAsked' })
  expect(ofMediator).toMatchObject([{ side: null, capacity: 'people' }])
  for (const other of [scene.other, scene.stranger]) expect(await own(other)).toEqual([])
})

test('who mediates is told as what they do, and the head as neither', async () => {
  const { act, invite, head, mediator, a } = scene
  const invited = await invite('受邀代表')
  await act(invited, 'party.contact', { party: a, phone: '13800000003', note: '' })
  const told: unknown[] = []
  for (const who of [mediator, invited, head]) told.push(await own(who))
  expect(told).toMatchObject(['people', 'invited', null].map((capacity) => [{ side: null, capacity }]))
})

/** Streams of cases that were opened for it. */
async function openedFor(by: Asker, read: (edge: Edge, login: Login) => Promise<readonly { id: string }[]>) {
  const opened: string[] = []
  const open = (stream: string) => {
    if (/^(case|caucus)\//.test(stream)) opened.push(stream)
    return counter.rooms.open(stream)
  }
  const found = await read({ ...counter.edge, rooms: { ...counter.rooms, open } }, {
    ...by,
    expiresAt: Infinity,
  } as Login)
  return { ids: found.map(({ id }) => id), opened }
}

test('of other people’s cases none is opened, and what was said apart only for who sat there', async () => {
  const { id, stream, other, head, mediator, partyA } = scene
  const apart = ['a', 'b', 'notes'].map((room) => `caucus/${id}/${room}`)
  expect(await openedFor(other, listOwnCases)).toEqual({ ids: [], opened: [] })
  expect(await openedFor(other, readOwnCases)).toEqual({ ids: [], opened: [] })
  expect(await openedFor(head, listOwnCases)).toEqual({ ids: [], opened: [] })
  expect(await openedFor(head, readOwnCases)).toEqual({ ids: [id], opened: [stream] })
  for (const one of [mediator, partyA]) {
    expect(await openedFor(one, listOwnCases)).toEqual({ ids: [id], opened: [stream] })
    expect(await openedFor(one, readOwnCases)).toEqual({ ids: [id], opened: [stream, ...apart] })
  }
})

test('what was said apart is in it no longer once nobody may open it', async () => {
  const { act, mediator, partyA } = scene
  await act(mediator, 'dossier.describe', { words: '没有交身份证明' })
  await act(mediator, 'case.fail', { reason: '谈不拢' })
  expect(JSON.stringify(await own(partyA))).toContain(said.a.caucus)
  await act(mediator, 'case.archive', { retention: 'short' })
  const file = JSON.stringify(await own(partyA))
  expect(file).toContain(said.a.objection)
  expect(file).not.toContain(said.a.caucus)
})
