import { describe, expect, it } from 'vitest'
import type { FileId } from '../../../lib/ids.ts'
import {
  committee,
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

  it('PERF-1 is of an instalment there is, of no more than is owed, on a day that has come', () => {
    const ask = (changed: Partial<Record>, ...events: CaseEvent[]) =>
      givenCase(...effective, ...events).when(partyA, record(changed), { now })
    expect(ask({ instalment: 3 })).toEqual({ refused: 'performance.unknownInstalment' })
    expect(ask({ amountFen: 150_001 })).toEqual({ refused: 'performance.tooMuch' })
    expect(ask({ amountFen: 50_001 }, recorded(2, 100_000))).toEqual({ refused: 'performance.tooMuch' })
    expect(ask({ amountFen: 50_000 }, recorded(2, 100_000))).toHaveProperty('events')
    expect(ask({ amountFen: 0 })).toEqual({ refused: 'performance.amountMissing' })
    expect(ask({}, recorded(2, 150_000))).toEqual({ refused: 'performance.alreadyDone' })
    expect(ask({ on: '2026-10-15' })).toEqual({ refused: 'case.notYet' })
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
