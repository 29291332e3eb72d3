import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import type { ScreeningState } from '@linyi/shared/domain/mediation/screening-stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, done, newId, refusal, type Scene } from '../../testing/meeting.ts'

let counter: Counter
let scene: Scene
let walker: Asker
let mediator: Asker
const [round, finding] = [newId(), newId()]

beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  walker = await scene.appoint('小邓', 'gridWorker')
  mediator = await scene.appoint('谢调解员', 'mediator')
  await act(scene.officer, 'begin', {
    ...{ title: '节前排查', from: '2026-01-01', until: '2026-12-31', grids: ['beiyuan'] },
  })
  await act(walker, 'find', {
    ...{ finding, grid: 'beiyuan', category: 'water', risk: 'high', place: '', words: '楼上漏水骂过两回' },
  })
})
afterEach(() => counter.close())

const command = (type: string, fields: object) => ({
  ...{ type: `screening.${type}`, screening: scene.station, round, ...fields },
})
const act = (by: Asker, type: string, fields: object) => done(counter, by, command(type, fields))
const takeUp = async (by: Asker, id = finding) => {
  const token = await tokenOf(counter, by)
  const path = `/api/stations/${scene.station}/findings/${round}/${id}/case`
  return ask(counter, 'POST', path, { token, json: { title: '三巷漏水', words: '双方愿意调' } })
}
const codeOf = ({ body }: { body: { type: string } }) => body.type.replace('/problems/', '')
const stateOf = async <T>(stream: string): Promise<T> => {
  const room = (await counter.rooms.open(stream))!
  room.close()
  return room.durable().state as T
}
const settled = async () =>
  (await stateOf<ScreeningState>(`screening/${scene.station}`)).rounds[round]!.findings[finding]!.settled

test('what was found goes on as a case: each names the other, and asked for again it is the same one', async () => {
  const { status, body } = await takeUp(mediator)
  expect(status).toBe(200)
  const { case: id, number } = body as { case: string; number: { year: number; count: number } }
  const { case: part } = await stateOf<CaseState>(`case/${id}`)
  expect(part).toMatchObject({
    ...{ number, origin: 'referred', from: 'screening', finding: { round, finding } },
    ...{ category: 'water', title: '三巷漏水', brief: '楼上漏水骂过两回' },
  })
  expect(await settled()).toMatchObject({ outcome: 'registered', opened: { id, number } })
  expect((await takeUp(scene.officer)).body).toEqual(body)
  expect(await counter.storage.listStreams('case')).toHaveLength(1)
})

test('of two who take it up at the same moment one is refused, or finds the other’s: there is one case', async () => {
  const answers = await Promise.all([takeUp(mediator), takeUp(scene.officer), takeUp(mediator)])
  const [taken, refused] = [200, 409].map((status) => answers.filter((one) => one.status === status))
  expect(taken!.length + refused!.length).toBe(3)
  expect(taken!.length).toBeGreaterThan(0)
  for (const { body } of taken!) expect(body).toEqual(taken![0]!.body)
  expect(refused!.map(codeOf).every((code) => code === 'screening.claimed')).toBe(true)
  expect(await counter.storage.listStreams('case')).toHaveLength(1)
  expect((await settled())?.opened?.id).toBe(taken![0]!.body.case)
  expect((await takeUp(scene.officer)).body).toEqual(taken![0]!.body)
})

test('claimed, and then the power went: whoever takes it up next opens that case and no other', async () => {
  const opened = newId()
  await act(mediator, 'claim', { finding, opened })
  expect((await takeUp(scene.officer)).body.case).toBe(opened)
  expect(await counter.storage.listStreams('case')).toHaveLength(1)
})

test('where the power went between the two it is that case that is named', async () => {
  await done(counter, mediator, {
    ...{ type: 'case.register', station: scene.station, origin: 'referred', from: 'screening' },
    ...{ category: 'water', title: '三巷漏水', brief: '楼上漏水', sought: '', finding: { round, finding } },
  })
  const { body } = await takeUp(mediator)
  expect(await counter.storage.listStreams('case')).toHaveLength(1)
  expect((await settled())?.opened?.id).toBe(body.case)
})

test('no number is taken for what is not found, not theirs, settled or still being seen to', async () => {
  for (const by of [walker, scene.chair]) expect(codeOf(await takeUp(by))).toBe('stream.notFound')
  expect(codeOf(await takeUp(mediator, newId()))).toBe('stream.notFound')
  const given = { finding, task: newId(), words: '上门', due: '2099-12-31' }
  expect(await refusal(counter, mediator, command('assign', { ...given, person: newId() }))).toBe(
    'screening.notAmong',
  )
  expect(await refusal(counter, mediator, command('assign', { ...given, person: scene.chair.person }))).toBe(
    'screening.notAmong',
  )
  await act(mediator, 'assign', { ...given, person: walker.person })
  expect(codeOf(await takeUp(mediator))).toBe('screening.tasksOpen')
  await act(walker, 'finish', { finding, task: given.task, on: '2026-01-02', words: '好了' })
  await act(mediator, 'settle', { finding, outcome: 'calmed', words: '好了' })
  expect(codeOf(await takeUp(mediator))).toBe('screening.settled')
  expect(await counter.storage.listStreams('case')).toEqual([])
})
