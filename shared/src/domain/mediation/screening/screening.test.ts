import { describe, expect, it } from 'vitest'
import type { CaseId, FindingId, PersonId, RoundId, TaskId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import { commandSchemas } from '../../../protocol/commands.ts'
import { inputs } from '../../../testing/given.ts'
import { noonOf } from '../../../testing/mediation/given-case.ts'
import type { AccountRole, Actor } from '../../decider.ts'
import { screeningStream } from '../screening-stream.ts'
import { isTakenUp, type ScreeningCommand, type ScreeningEvent } from './schema.ts'
import { gridsLeft, openFindings } from './state.ts'

type Known = Actor & { readonly id: PersonId }
const known = (id: string, ...roles: AccountRole[]): Known => ({ id: id as PersonId, roles })
const head = known('head', 'stationHead')
const officer = known('officer', 'liaisonOfficer')
const mediator = known('mediator', 'mediator')
const walker = known('walker', 'gridWorker')
const deputy = known('deputy', 'deputy')
const unit = known('unit', 'handlingUnit')
const everyone = [head, officer, mediator, walker, deputy, unit]

const round = 'round' as RoundId
const finding = 'finding' as FindingId
const task = 'task' as TaskId
const of = { round, finding }

const begun: ScreeningEvent = {
  type: 'screening.begun',
  v: 1,
  ...{ round, title: '节前排查', from: '2026-07-01', until: '2026-07-05', grids: ['beiyuan', 'nan'] },
}
const covered = (grid: string): ScreeningEvent => ({
  ...{ type: 'screening.covered', v: 1, round, grid, on: '2026-07-02' },
})
const found = (id = 'finding', risk: 'low' | 'watch' | 'high' = 'watch'): ScreeningEvent => ({
  type: 'screening.found',
  v: 1,
  ...{ round, finding: id, grid: 'beiyuan', category: 'water', risk, place: '三巷', words: '漏水' },
})
const assigned = (id = 'task'): ScreeningEvent => ({
  type: 'screening.assigned',
  v: 1,
  ...{ round, finding, task: id, person: walker.id, words: '上门', due: '2026-07-05' },
})
const finished: ScreeningEvent = {
  ...{ type: 'screening.finished', v: 1, ...of, task, on: '2026-07-02', words: '劝住了' },
}
const settled: ScreeningEvent = {
  ...{ type: 'screening.settled', v: 1, ...of, outcome: 'calmed', words: '好了' },
}
const closed: ScreeningEvent = { type: 'screening.closed', v: 1, round }

const begin = (
  changed: Partial<Extract<ScreeningCommand, { type: 'screening.begin' }>> = {},
): ScreeningCommand => ({
  ...{ type: 'screening.begin', round, title: '节前排查', from: '2026-07-01', until: '2026-07-05' },
  ...{ grids: ['beiyuan', 'nan', 'nan'], ...changed },
})
const cover = (grid = 'beiyuan', on = '2026-07-02'): ScreeningCommand => ({
  ...{ type: 'screening.cover', round, grid, on },
})
const find = (grid = 'beiyuan', id = finding): ScreeningCommand => ({
  ...{ type: 'screening.find', round, finding: id, grid, category: 'water', risk: 'watch', place: '三巷' },
  words: '漏水',
})
const rate = (risk: 'low' | 'high' | 'watch'): ScreeningCommand => ({
  ...{ type: 'screening.rate', ...of, risk, words: '昨晚砸了门' },
})
const assign = (due = '2026-07-05', id = task): ScreeningCommand => ({
  ...{ type: 'screening.assign', ...of, task: id, person: walker.id, words: '上门', due },
})
const finish = (on = '2026-07-02'): ScreeningCommand => ({
  ...{ type: 'screening.finish', ...of, task, on, words: '劝住了' },
})
const alarm: ScreeningCommand = { type: 'screening.alarm', ...of, to: 'police', words: '要动手' }
const settle: ScreeningCommand = { type: 'screening.settle', ...of, outcome: 'calmed', words: '好了' }
const opened = { opened: 'case' as CaseId, number: { year: 2026, count: 3 } }
const takeUp: ScreeningCommand = { type: 'screening.takeUp', ...of, ...opened, words: '双方愿意调' }
const claim = (id = 'case'): ScreeningCommand => ({
  ...{ type: 'screening.claim', ...of, opened: id as CaseId },
})
const claimed: ScreeningEvent = { type: 'screening.claimed', v: 1, ...of, opened: 'case' }
const close: ScreeningCommand = { type: 'screening.close', round }

const { initialOf, decider, mayOpen, audienceClassesOf, audienceOf, view, head: headOf } = screeningStream
const fold = (events: readonly ScreeningEvent[]) =>
  events.reduce(
    (state, event) => decider.evolve(state, { ...event, seq: 0, at: noonOf('2026-07-02'), by: walker.id }),
    initialOf!('station'),
  )
const given = (...events: ScreeningEvent[]) => {
  const state = fold(events)
  return {
    state,
    when: (actor: Actor, command: ScreeningCommand, day = '2026-07-02') => {
      const refusal = decider.can(state, command, actor)
      if (refusal) return { refused: refusal.code }
      const gridName = (grid: string) => (['beiyuan', 'nan'].includes(grid) ? grid : null)
      const rolesOf = (id: string) => everyone.find((one) => one.id === id)?.roles ?? []
      const decided = decider.decide(state, command, actor, {
        ...inputs,
        now: noonOf(day),
        gridName,
        rolesOf,
      })
      if (decided.ok) return decided.value
      const { code, params } = decided.error
      return params ? { refused: code, params } : { refused: code }
    },
  }
}

describe('screening', () => {
  it('SCREEN-1 is begun in grids of the station, from a day until a later one', () => {
    expect(given().when(mediator, begin())).toEqual({ events: [begun] })
    expect(given().when(mediator, begin({ grids: ['nowhere'] }))).toEqual({ refused: 'screening.otherGrid' })
    expect(given().when(mediator, begin({ until: '2026-06-30' }))).toEqual({ refused: 'case.notLater' })
    expect(given().when(mediator, begin({ until: '2026-07-01' }))).toHaveProperty('events')
    expect(given(begun).when(mediator, begin())).toEqual({ refused: 'screening.repeated' })
  })

  it('SCREEN-2 goes round each grid once, on a day that has come', () => {
    const open = given(begun)
    expect(open.when(walker, cover())).toEqual({ events: [covered('beiyuan')] })
    expect(open.when(walker, cover('else'))).toEqual({ refused: 'screening.otherGrid' })
    for (const day of ['2026-06-30', '2026-07-03'])
      expect(open.when(walker, cover('nan', day))).toEqual({ refused: 'case.notYet' })
    expect(given(begun, covered('nan')).when(walker, cover('nan'))).toEqual({ refused: 'case.alreadySo' })
    expect(gridsLeft(given(begun, covered('nan')).state.rounds[round]!)).toEqual(['beiyuan'])
    expect(given().when(walker, cover())).toEqual({ refused: 'screening.unknownRound' })
  })

  it('SCREEN-3 writes down what was found in a grid of the round', () => {
    expect(given(begun).when(walker, find())).toEqual({ events: [found()] })
    expect(given(begun).when(walker, find('else'))).toEqual({ refused: 'screening.otherGrid' })
    expect(given(begun, found()).when(walker, find())).toEqual({ refused: 'screening.repeated' })
    expect(given(begun, found()).state.rounds[round]?.findings[finding]).toMatchObject({
      ...{ risk: 'watch', by: walker.id, settled: null },
    })
  })

  it('SCREEN-4 rates it otherwise, with the reason; the gravest stands first', () => {
    const open = given(begun, found('a', 'low'), found(), found('b', 'high'), found('done'), {
      ...settled,
      finding: 'done',
    } as ScreeningEvent)
    expect(open.when(walker, rate('high'))).toMatchObject({ events: [{ risk: 'high' }] })
    expect(open.when(walker, rate('watch'))).toEqual({ refused: 'case.alreadySo' })
    expect(openFindings(open.state.rounds[round]!).map(([id]) => id)).toEqual(['b', finding, 'a'])
    const rated: ScreeningEvent = { type: 'screening.rated', v: 1, ...of, risk: 'high', words: '砸门' }
    expect(fold([begun, found(), rated]).rounds[round]?.findings[finding]).toMatchObject({
      ...{ risk: 'high', ratings: [{ risk: 'high', words: '砸门' }] },
    })
    expect(given(begun).when(walker, rate('high'))).toEqual({ refused: 'screening.unknownFinding' })
  })

  it('SCREEN-5 gives somebody something to do, who says when it is done', () => {
    const open = given(begun, found())
    expect(open.when(officer, assign())).toEqual({ events: [assigned()] })
    expect(open.when(officer, assign('2026-07-01'))).toEqual({ refused: 'case.notLater' })
    // Nobody who is not there, and nobody who does not go round.
    for (const person of ['nobody' as PersonId, deputy.id, unit.id])
      expect(open.when(officer, { ...assign(), person } as ScreeningCommand)).toEqual({
        refused: 'screening.notAmong',
      })
    const due = given(begun, found(), assigned())
    expect(due.when(officer, assign())).toEqual({ refused: 'screening.repeated' })
    for (const who of [walker, officer]) expect(due.when(who, finish())).toEqual({ events: [finished] })
    for (const who of [known('other', 'gridWorker'), { ...walker, roles: [] }])
      expect(due.when(who, finish())).toEqual({ refused: 'who.screeningLead' })
    expect(due.when(walker, finish('2026-07-03'))).toEqual({ refused: 'case.notYet' })
    for (const events of [[begun, found()], [begun, found(), assigned(), finished], []])
      expect(given(...events).when(officer, finish())).toHaveProperty('refused')
  })

  it('SCREEN-6 tells a danger at once, and keeps who did', () => {
    expect(given(begun, found()).when(walker, alarm)).toMatchObject({ events: [{ to: 'police' }] })
    const alarmed: ScreeningEvent = {
      ...{ type: 'screening.alarmed', v: 1, ...of, to: 'police', words: '要动手' },
    }
    const after = given(begun, found(), alarmed)
    expect(after.state.rounds[round]?.findings[finding]?.alarms).toMatchObject([{ by: walker.id }])
  })

  it('SCREEN-7 settles it once nothing is left to do, and writes nothing to it after that', () => {
    expect(given(begun, found(), assigned()).when(officer, settle)).toEqual({
      ...{ refused: 'screening.tasksOpen', params: { count: 1 } },
    })
    expect(given(begun, found(), assigned(), finished).when(officer, settle)).toEqual({ events: [settled] })
    const over = given(begun, found(), settled)
    for (const command of [rate('high'), assign(), finish(), alarm, settle, claim(), takeUp])
      expect(over.when(officer, command)).toEqual({ refused: 'screening.settled' })
  })

  it('SCREEN-7 is taken up as a case, which is named with its number', () => {
    expect(given(begun, found(), assigned()).when(officer, claim())).toMatchObject({
      refused: 'screening.tasksOpen',
    })
    const taken: ScreeningEvent = {
      ...{ type: 'screening.settled', v: 1, ...of, outcome: 'registered', words: '双方愿意调', ...opened },
    }
    expect(given(begun, found(), claimed).when(officer, takeUp)).toEqual({ events: [taken] })
    const { number } = opened
    const settledAs = (event: ScreeningEvent) =>
      given(begun, found(), event).state.rounds[round]?.findings[finding]?.settled?.opened
    expect(settledAs(taken)).toEqual({ id: 'case', number })
    // As it was written before cases were named.
    const { opened: _, number: __, ...before } = taken
    expect(settledAs(before as ScreeningEvent)).toBeNull()
    const register = { type: 'case.register', finding: { round, finding } }
    expect([takeUp, claim(), register].map(isTakenUp)).toEqual([true, true, true])
    expect([settle, { type: 'case.register' }].map(isTakenUp)).toEqual([false, false])
  })

  it('SCREEN-11 is claimed for one case, once; nothing else comes of it meanwhile', () => {
    expect(given(begun, found()).when(officer, claim())).toEqual({ events: [claimed] })
    const { state, when } = given(begun, found(), claimed)
    expect(state.rounds[round]?.findings[finding]?.claimed).toBe('case')
    for (const command of [claim(), claim('other'), settle, assign()])
      expect(when(mediator, command)).toEqual({ refused: 'screening.claimed' })
    const other = { ...takeUp, opened: 'other' as CaseId } as ScreeningCommand
    expect(when(mediator, other)).toEqual({ refused: 'screening.claimed' })
    expect(given(begun, found()).when(mediator, takeUp)).toEqual({ refused: 'screening.claimed' })
    expect(when(mediator, takeUp)).toHaveProperty('events')
    expect(when(walker, alarm)).toHaveProperty('events')
  })

  it('SCREEN-8 is closed when every grid was gone round; what was found goes on', () => {
    expect(given(begun, covered('nan')).when(officer, close)).toEqual({
      ...{ refused: 'screening.gridsLeft', params: { count: 1 } },
    })
    const all = [begun, found(), covered('nan'), covered('beiyuan')]
    expect(given(...all).when(officer, close)).toEqual({ events: [closed] })
    const over = given(...all, closed)
    for (const command of [cover(), find('nan', 'new' as FindingId), close])
      expect(over.when(officer, command)).toEqual({ refused: 'screening.closed' })
    expect(over.when(officer, settle)).toHaveProperty('events')
  })

  it('SCREEN-9 is there for who goes round and for nobody else', () => {
    const state = initialOf!('station')
    const may = (test: (actor: Actor) => unknown) => everyone.filter((actor) => test(actor) === null)
    expect(may((actor) => mayOpen(state, actor))).toEqual([head, officer, mediator, walker])
    const round = [cover(), find(), rate('high'), alarm]
    const leading = [begin(), assign(), finish(), settle, claim(), takeUp, close]
    expect([...round, ...leading].map(({ type }) => type).sort()).toEqual(
      [...commandSchemas.keys()].filter((type) => type.startsWith('screening.')).sort(),
    )
    for (const command of round)
      expect(may((actor) => decider.can(state, command, actor))).toEqual([head, officer, mediator, walker])
    for (const command of leading)
      expect(may((actor) => decider.can(state, command, actor))).toEqual([head, officer, mediator])
    expect(audienceClassesOf(state, walker)).toEqual(['public', 'person:walker'])
    expect(audienceOf(begun, head.id)).toEqual(['public'])
    expect(view(state, [])).toBe(state)
    expect(headOf(state)).toEqual({ kind: 'screening', parent: 'station', code: null, summary: '{}' })
    expect(screeningStream.parentIn!('station')).toBe('station')
    expect(screeningStream.peopleOf!('station')).toBe('station')
    expect([screeningStream.quotes(''), screeningStream.inOffice(state)]).toEqual([[], []])
  })

  it('SCREEN-10 keeps so many and no more', () => {
    const many = <T>(count: number, of: (n: number) => T) => Array.from({ length: count }, (_, n) => of(n))
    const tooMany = { refused: 'screening.tooMany' }
    const rounds = (count: number) => given(...many(count, (n) => ({ ...begun, round: `r${n}` })))
    expect(rounds(limits.screeningRoundsMax).when(head, begin())).toEqual(tooMany)
    expect(rounds(limits.screeningRoundsMax - 1).when(head, begin())).toHaveProperty('events')
    const findings = (count: number) => given(begun, ...many(count, (n) => found(`f${n}`)))
    expect(findings(limits.screeningFindingsMax).when(head, find())).toEqual(tooMany)
    expect(findings(limits.screeningFindingsMax - 1).when(head, find())).toHaveProperty('events')
    const tasks = (count: number) => given(begun, found(), ...many(count, (n) => assigned(`t${n}`)))
    expect(tasks(limits.screeningTasksMax).when(head, assign())).toEqual(tooMany)
    expect(tasks(limits.screeningTasksMax - 1).when(head, assign())).toHaveProperty('events')
    const alarms = (count: number) =>
      given(begun, found(), ...many(count, () => ({ ...alarm, type: 'screening.alarmed', v: 1 }) as never))
    expect(alarms(limits.screeningTasksMax).when(head, alarm)).toEqual(tooMany)
    expect(alarms(limits.screeningTasksMax - 1).when(head, alarm)).toHaveProperty('events')
  })
})
