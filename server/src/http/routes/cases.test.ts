import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '@linyi/shared/lib/limits'
import type { Asker } from '../../rooms/port.ts'
import { append } from '../../storage/contract/lab.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { ask, openCounter, type Counter } from '../../testing/counter.ts'
import { newId } from '../../testing/meeting.ts'

let counter: Counter
let scene: CaseScene
beforeAll(async () => {
  counter = await openCounter()
  scene = await openCase(counter)
})
afterAll(() => counter.close())

const get = async (path: string, by?: Asker) => {
  if (!by) return ask(counter, 'GET', path)
  const { token, write } = counter.logins.create(by.person, by.meeting, 3650)
  await counter.storage.commit({ directory: [write] })
  return ask(counter, 'GET', path, { token })
}
const list = (by?: Asker) => get(`/api/stations/${scene.station}/cases`, by)
const year = new Date().getFullYear()

test('who looks after a case reads it in the list by name', async () => {
  for (const by of [scene.mediator, scene.head]) {
    const [line] = (await list(by)).body.cases
    expect(line).toMatchObject({
      ...{ id: scene.id, open: true, title: '出嫁女土地权益', phase: 'mediating' },
      ...{ sides: { a: ['许女士'], b: ['步溪村民小组'] }, mediators: ['谢调解员'] },
    })
  }
})

test('other mediators and officers of the station read its number, sort and phase, and not a name', async () => {
  for (const by of [scene.other, scene.officer]) {
    const reply = await list(by)
    expect(reply.body.cases[0]).toMatchObject({
      open: false,
      category: 'landRights',
      phase: 'mediating',
      title: '',
    })
    expect(JSON.stringify(reply.body)).not.toMatch(/许|步溪|谢|土地权益/)
  }
})

test('for anybody else there is no list, as there is none of a station that is not there', async () => {
  const nowhere = await get('/api/stations/01JABCDEF0123456789ABCDEFG/cases', scene.stranger)
  for (const by of [scene.stranger, scene.chair]) expect((await list(by)).body).toEqual(nowhere.body)
  expect((await list(scene.partyA)).status).toBe(403)
  expect((await list()).status).toBe(401)
})

test('numbers are all that leaves the room', async () => {
  const reply = await get(`/api/stations/${scene.station}/mediation-figures?year=${year}`)
  expect(reply.body).toEqual({ accepted: 1, agreed: 0, failed: 0, performed: 0, confirmed: 0 })
  expect((await get(`/api/stations/${scene.station}/mediation-figures?year=x`)).status).toBe(400)
})

test('numbers of cases follow one another, also when two are registered at once', async () => {
  const others = await Promise.all([1, 2, 3].map(() => registerAnother()))
  const lines = (await list(scene.head)).body.cases as { id: string; number: { count: number } }[]
  expect(lines.map(({ number }) => number.count).sort()).toEqual([1, 2, 3, 4])
  expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(others))
})

test('cases that are over come a page at a time, at the bound and one past it, behind all that go on', async () => {
  const { parent, summary } = (await counter.storage.listStreams('case'))[0]!
  const putAway = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const head = {
        kind: 'case',
        parent,
        code: null,
        summary: JSON.stringify({ ...JSON.parse(summary), ...over }),
      }
      await counter.storage.commit({ stream: append(`case/${newId()}`, 0, { head }) })
    }
  }
  const over = { phase: 'archived', mediators: [] }
  type Page = { cases: { id: string; phase: string }[]; more: string }
  const page = async (query = ''): Promise<Page> =>
    (await get(`/api/stations/${scene.station}/cases${query}`, scene.head)).body as Page
  const ahead = (await page()).cases.length
  await putAway(limits.listedPerPageMax)
  expect(await page()).toMatchObject({ cases: { length: ahead + limits.listedPerPageMax }, more: null })
  await putAway(1)
  const first = await page()
  expect(first.cases).toHaveLength(ahead + limits.listedPerPageMax)
  expect(first.cases.slice(0, ahead).every(({ phase }) => phase !== 'archived')).toBe(true)
  const { cases, more } = await page(`?before=${first.more}`)
  expect([cases.map(({ phase }) => phase), more]).toEqual([['archived'], null])
  expect(first.cases.map(({ id }) => id)).not.toContain(cases[0]!.id)
})

test('who was invited to mediate one case reads that one, and of no other even the number', async () => {
  const deputy = await scene.invite('容代表')
  const { cases } = (await list(deputy)).body
  expect((await list(scene.head)).body.cases.length).toBeGreaterThan(1)
  expect(cases).toHaveLength(1)
  expect(cases[0]).toMatchObject({ id: scene.id, open: true, title: '出嫁女土地权益' })
})

const registerAnother = async (): Promise<string> => {
  const { done } = await import('../../testing/meeting.ts')
  const id = newId()
  await done(counter, scene.mediator, {
    ...{ type: 'case.register', id, station: scene.station, origin: 'applied', from: null },
    ...{ category: 'landRights', title: '又一件', brief: '又一件', sought: '' },
  })
  return id
}

test('who may be named today is told to who looks after the case: mediators by their role, others while they are listed', async () => {
  const at = `/api/cases/${scene.id}/appointments`
  const people = [scene.mediator, scene.other].map((one) => ({
    participant: scene.idOf(one),
    capacity: 'people',
  }))
  const invited = await scene.invite('余代表')
  const listed = [...people, { participant: scene.idOf(invited), capacity: 'invited' }]
  const { appointments } = (await get(at, scene.head)).body
  expect(appointments).toEqual(expect.arrayContaining(listed))
  // A deputy of the station whom nobody has listed.
  expect(JSON.stringify(appointments)).not.toContain(scene.idOf(scene.chair))
  for (const nobody of [scene.partyA, scene.other, scene.stranger])
    expect((await get(at, nobody)).status).toBe(404)
})
