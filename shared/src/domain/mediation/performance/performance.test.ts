import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../lib/ids.ts'
import {
  committee,
  effectiveOn,
  foldCase,
  givenCase,
  groupHead,
  mediator,
  noonOf,
  partyA,
  partyB,
  stranger,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import { caseSummaryOf } from '../case/summary.ts'
import type { CaseEvent } from '../case-state.ts'
import type { PerformanceCommand } from './schema.ts'

type Record = Extract<PerformanceCommand, { type: 'performance.record' }>

const now = noonOf('2026-10-14')
const record = (changed: Partial<Record> = {}): Record => ({
  ...{ type: 'performance.record', instalment: 2, amountFen: 150_000, on: '2026-10-14', file: null },
  ...changed,
})
const recorded = (instalment: number, amountFen: number): CaseEvent => ({
  ...{ type: 'performance.recorded', v: 1, instalment, amountFen, on: '2026-10-14', file: null },
})
const effective = untilPhase('effective')
const complete = { type: 'performance.complete' } as const

describe('what was done', () => {
  it('PERF-1 is said by whom it is owed to or a mediator, not by who owes it', () => {
    for (const who of [partyA, mediator, committee])
      expect(givenCase(...effective).when(who, record(), { now })).toEqual({ events: [recorded(2, 150_000)] })
    expect(givenCase(...effective).when(stranger, record(), { now })).toEqual({
      refused: 'who.partyOrMediator',
    })
    for (const who of [partyB, groupHead])
      expect(givenCase(...effective).when(who, record(), { now })).toEqual({
        refused: 'performance.notByPayer',
      })
  })

  it('PERF-6 is struck by who mediates, the last first, where it was recorded by mistake', () => {
    const strike = (instalment: number) =>
      ({ type: 'performance.strike', instalment, reason: '多打了一个零' }) as const
    const struck: CaseEvent = { type: 'performance.struck', v: 1, instalment: 2, reason: '多打了一个零' }
    const done = [...effective, recorded(1, 0), recorded(2, 100_000), recorded(2, 50_000)]
    const closed = [...done, { type: 'performance.completed', v: 1, on: '2026-10-14' } as const]
    for (const who of [mediator, committee])
      expect(givenCase(...closed).when(who, strike(2))).toEqual({ events: [struck] })
    for (const who of [partyA, partyB, stranger])
      expect(givenCase(...closed).when(who, strike(2))).toEqual({ refused: 'who.caseStaff' })
    expect(givenCase(...closed).when(mediator, strike(3))).toEqual({
      refused: 'performance.unknownInstalment',
    })
    expect(givenCase(...effective).when(mediator, strike(2))).toEqual({
      refused: 'performance.nothingRecorded',
    })
    const open = givenCase(...closed, struck)
    expect(open.state).toMatchObject({
      case: { phase: 'performing' },
      performance: { completedOn: null, instalments: [{}, { payments: [{ amountFen: 100_000 }] }] },
    })
    expect(caseSummaryOf(foldCase(closed)).came.performed).toBe(true)
    expect(caseSummaryOf(open.state).came.performed).toBe(false)
    expect(open.when(mediator, record({ amountFen: 50_000 }), { now })).toHaveProperty('events.1')
  })

  it('PERF-6 is as open again as the court left it, where a mistake had closed it', () => {
    const ruled = (outcome: 'confirmed' | 'notConfirmed' | 'withdrawn'): CaseEvent => ({
      ...{ type: 'confirmation.decided', v: 1, outcome, on: '2026-10-14' },
    })
    const applied = [...untilPhase('confirmApplied'), recorded(1, 0), recorded(2, 150_000)]
    const closed: CaseEvent = { type: 'performance.completed', v: 1, on: '2026-10-14' }
    const struck: CaseEvent = { type: 'performance.struck', v: 1, instalment: 2, reason: '没付' }
    const ways: readonly (readonly [readonly CaseEvent[], string])[] = [
      [[closed], 'confirmApplied'],
      [[ruled('confirmed'), closed], 'confirmed'],
      [[closed, ruled('confirmed')], 'confirmed'],
      [[closed, ruled('notConfirmed')], 'notConfirmed'],
      [[closed, ruled('withdrawn')], 'performing'],
    ]
    for (const [then, phase] of ways)
      expect([phase, foldCase([...applied, ...then, struck]).case.phase]).toEqual([phase, phase])

    const resume = { type: 'case.resume', reason: '改期限' } as const
    const notConfirmed = givenCase(...applied, closed, ruled('notConfirmed'), struck)
    expect(notConfirmed.when(mediator, resume, { now })).toHaveProperty('events')
    const anew = givenCase(...applied, closed, ruled('withdrawn'), struck)
    const agree = { type: 'confirmation.agree', party: partyA.id } as const
    expect(anew.when(partyA, agree, { now: noonOf('2026-09-28') })).toHaveProperty('events')
    const resumed: CaseEvent = { type: 'case.resumed', v: 1, reason: '改期限' }
    expect(foldCase([...untilPhase('notConfirmed'), resumed]).case.court).toBeNull()
  })

  it('PERF-5 what was paid stays on record when the agreement is made anew', () => {
    const final = effective.find((event) => event.type === 'settlement.finalised')!
    const anew = foldCase([
      ...effective,
      recorded(2, 100_000),
      ...untilPhase('notConfirmed').slice(effective.length),
      { type: 'case.resumed', v: 1, reason: '改期限' },
      final,
      final,
    ])
    expect(anew.performance).toMatchObject({
      instalments: [{ payments: [] }, { payments: [] }],
      earlier: [{ words: '付第一笔', amountFen: 100_000, on: '2026-10-14', by: mediator.id, file: null }],
    })
  })

  it('PERF-5 what is agreed by word of mouth instead owes nothing that a written version had', () => {
    const byMouth: CaseEvent = {
      ...{ type: 'case.agreedOrally', v: 1, facts: '水管', content: '换', performance: '当天' },
      agreed: [partyA.id, partyB.id],
    }
    const { performance } = foldCase([...effective, recorded(2, 100_000), byMouth])
    expect(performance).toMatchObject({
      instalments: [],
      earlier: [{ words: '付第一笔', amountFen: 100_000 }],
    })
  })

  it('PERF-1 is of an instalment there is, of no more than is owed, on a day that has come', () => {
    const ask = (changed: Partial<Record>, ...events: CaseEvent[]) =>
      givenCase(...effective, ...events).when(partyA, record(changed), { now })
    expect(ask({ instalment: 3 })).toEqual({ refused: 'performance.unknownInstalment' })
    expect(ask({ amountFen: 150_001 })).toEqual({ refused: 'performance.tooMuch' })
    expect(ask({ amountFen: 50_001 }, recorded(2, 100_000))).toEqual({ refused: 'performance.tooMuch' })
    expect(ask({ amountFen: 50_000 }, recorded(2, 100_000))).toHaveProperty('events')
    expect(ask({ amountFen: 0 })).toEqual({ refused: 'performance.amountMissing' })
    expect(ask({}, recorded(2, 150_000))).toEqual({ refused: 'performance.alreadyDone' })
    expect(ask({ on: '2026-10-15' })).toEqual({ refused: 'case.dayToCome' })
    expect(ask({ on: '2026-08-28' })).toEqual({ refused: 'case.beforeEffect' })
    expect(ask({ on: effectiveOn })).toHaveProperty('events')
    expect(ask({ file: 'none' as FileId })).toEqual({ refused: 'dossier.unknownFile' })
    const receipt: CaseEvent = {
      ...{ type: 'file.added', v: 1, file: 'f', name: '收条.jpg', mime: 'image/jpeg', bytes: 1 },
      ...{ sha256: '', piece: 'performance' },
    }
    expect(ask({ file: 'f' as FileId }, receipt)).toHaveProperty('events')
    expect(foldCase([...effective, recorded(2, 100_000)]).performance.instalments[1]?.payments).toEqual([
      { amountFen: 100_000, on: '2026-10-14', by: mediator.id, file: null },
    ])
  })

  it('PERF-2 closes the performance with its last', () => {
    const last = givenCase(...effective, recorded(1, 0)).when(partyA, record(), { now })
    expect(last).toEqual({
      events: [recorded(2, 150_000), { type: 'performance.completed', v: 1, on: '2026-10-14' }],
    })
    const part = givenCase(...effective, recorded(1, 0)).when(partyA, record({ amountFen: 1 }), { now })
    expect(part.events).toHaveLength(1)
    expect(foldCase(untilPhase('performed'))).toMatchObject({
      case: { phase: 'performed' },
      performance: { completedOn: '2026-10-14' },
    })
  })

  it('PERF-2 is said to be all by who mediates, where nothing is left', () => {
    expect(givenCase(...effective).when(mediator, complete, { now })).toEqual({
      refused: 'performance.notDone',
    })
    const oral: CaseEvent = { type: 'case.oralTookEffect', v: 1, on: '2026-08-29' }
    const byMouth = [...untilPhase('agreedOral'), oral]
    expect(givenCase(...byMouth).when(mediator, complete, { now })).toEqual({
      events: [{ type: 'performance.completed', v: 1, on: '2026-10-14' }],
    })
    expect(givenCase(...byMouth).when(partyA, complete, { now })).toEqual({ refused: 'who.caseStaff' })
  })

  it('PERF-3 is reminded of once a day, while it is open', () => {
    const remind = { type: 'performance.remind', instalment: 2 } as const
    const reminded: CaseEvent = { type: 'performance.reminded', v: 1, instalment: 2, on: '2026-10-14' }
    const ask = (...events: CaseEvent[]) => givenCase(...effective, ...events).when(mediator, remind, { now })
    expect(ask()).toEqual({ events: [reminded] })
    expect(ask(reminded)).toEqual({ refused: 'performance.remindedToday' })
    expect(ask({ ...reminded, on: '2026-10-13' } as CaseEvent)).toHaveProperty('events')
    expect(ask(recorded(2, 150_000))).toEqual({ refused: 'performance.alreadyDone' })
  })

  it('PERF-4 is not broken before its day is over', () => {
    const breach = (instalment: number | null) =>
      ({ type: 'performance.breach', instalment, words: '没付' }) as const
    const ask = (instalment: number | null, day: string, ...events: CaseEvent[]) =>
      givenCase(...effective, ...events).when(partyA, breach(instalment), { now: noonOf(day) })
    expect(ask(2, '2026-10-14')).toEqual({ refused: 'performance.notDue' })
    expect(ask(2, '2026-10-15')).toEqual({ refused: 'performance.notDue' })
    expect(ask(2, '2026-10-16')).toMatchObject({ events: [{ type: 'performance.breached', instalment: 2 }] })
    expect(ask(2, '2026-10-16', recorded(2, 150_000))).toEqual({ refused: 'performance.notDue' })
    expect(ask(9, '2026-10-16')).toEqual({ refused: 'performance.unknownInstalment' })
    expect(ask(null, '2026-09-28')).toEqual({ refused: 'performance.notDue' })
    expect(ask(null, '2026-09-29')).toHaveProperty('events')
    const oral: CaseEvent = { type: 'case.oralTookEffect', v: 1, on: '2026-08-29' }
    expect(givenCase(...untilPhase('agreedOral'), oral).when(partyA, breach(null), { now })).toHaveProperty(
      'events',
    )
    expect(foldCase(untilPhase('breached')).performance.breaches).toEqual([{ instalment: 1, words: '没写' }])
  })
})
