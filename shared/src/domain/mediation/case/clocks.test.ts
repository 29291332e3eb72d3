import { describe, expect, it } from 'vitest'
import {
  at,
  effectiveOn,
  foldCase,
  instalments,
  mediator,
  noonOf,
  partyA,
  partyB,
  untilPhase,
  type Happened,
} from '../../../testing/mediation/given-case.ts'
import { daysAfter, daysBetween, dayOf, isDay, monthsAfter } from '../../days.ts'
import type { CaseEvent } from '../case-state.ts'
import { clocksOf, dueOf, remindersOf } from './clocks.ts'
import { figuresOf } from './figures.ts'
import { casePhases } from './phase-names.ts'
import { caseSummaryOf } from './summary.ts'

describe('days', () => {
  it('CASE-15 are those of the calendar in China', () => {
    expect(dayOf(Date.UTC(2026, 6, 2, 15, 59))).toBe('2026-07-02')
    expect(dayOf(Date.UTC(2026, 6, 2, 16))).toBe('2026-07-03')
    expect(daysBetween('2026-08-29', '2026-09-28')).toBe(30)
    expect(daysAfter('2026-08-29', 30)).toBe('2026-09-28')
    expect(isDay('2026-02-28') && !isDay('2026-02-29') && !isDay('2026-13-01')).toBe(true)
  })

  it.each([
    ['2026-07-02', 1, '2026-08-02'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-10-31', 4, '2027-02-28'],
  ])('CASE-15 %s and %i months is %s', (from, months, to) => {
    expect(monthsAfter(from, months)).toBe(to)
  })
})

describe('what runs out', () => {
  const clock = (phase: Parameters<typeof untilPhase>[0], day: string) =>
    clocksOf(foldCase(untilPhase(phase)), noonOf(day))

  it('CASE-15 the month, until there is an agreement or an end', () => {
    const left = (day: string) => dueOf(foldCase(untilPhase('mediating')), noonOf(day))?.days
    expect([left('2026-08-01'), left('2026-08-02'), left('2026-08-03')]).toEqual([1, 0, -1])
    const running = casePhases.filter((phase) => clock(phase, '2026-07-20').some(({ of }) => of === 'month'))
    expect(running).toEqual(['registered', 'mediatorSet', 'mediating', 'agreedWritten', 'signing'])
    expect(dueOf(foldCase([]), noonOf('2026-07-20'))).toBeNull()
  })

  it('CASE-15 the thirty days for the court, as long as there is a way to it', () => {
    const of = (day: string) => clock('effective', day).find((one) => one.of === 'confirmation')?.days
    expect([of('2026-09-27'), of('2026-09-28'), of('2026-09-29')]).toEqual([1, 0, undefined])
    expect(of(effectiveOn)).toBe(30)
    const running = casePhases.filter((phase) =>
      clock(phase, '2026-09-20').some((one) => one.of === 'confirmation'),
    )
    expect(running).toEqual(['effective', 'performing'])
    const ofStatus: CaseEvent = {
      ...{ type: 'case.amended', v: 1, category: 'status', title: '收养', brief: '收养', sought: '' },
    }
    const oral: CaseEvent = { type: 'case.oralTookEffect', v: 1, on: effectiveOn }
    for (const events of [
      [...untilPhase('effective'), ofStatus],
      [...untilPhase('agreedOral'), oral],
    ])
      expect(clocksOf(foldCase(events), noonOf(effectiveOn)).map((one) => one.of)).not.toContain(
        'confirmation',
      )
  })

  it('CASE-15 what is owed, the soonest first', () => {
    expect(clock('effective', '2026-09-20')).toEqual([
      { of: 'confirmation', on: '2026-09-28', days: 8, which: 0 },
      { of: 'instalment', on: '2026-09-28', days: 8, which: 1 },
      { of: 'instalment', on: '2026-10-15', days: 25, which: 2 },
    ])
    expect(clock('performing', '2026-10-18')).toEqual([
      { of: 'instalment', on: '2026-10-15', days: -3, which: 2 },
    ])
    expect(clock('performed', '2026-10-18')).toEqual([])
  })

  it('CASE-16 is reminded of within seven days, once a day', () => {
    const state = foldCase(untilPhase('performing'))
    const dueIn = (day: string, given = state) => remindersOf(given, noonOf(day)).map(({ which }) => which)
    expect([dueIn('2026-10-07'), dueIn('2026-10-08'), dueIn('2026-10-20')]).toEqual([[], [2], [2]])
    const reminded: CaseEvent = { type: 'performance.reminded', v: 1, instalment: 2, on: '2026-10-08' }
    const after = foldCase([...untilPhase('performing'), reminded])
    expect([dueIn('2026-10-08', after), dueIn('2026-10-09', after)]).toEqual([[], [2]])
  })
})

describe('what is known outside', () => {
  it('CASE-18 a list names people by id, and what is owed next', () => {
    const summary = caseSummaryOf(foldCase(untilPhase('performing')))
    expect(summary).toMatchObject({
      number: { year: 2026, count: 3 },
      sides: { a: [partyA.id], b: [partyB.id] },
      phase: 'performing',
      effectiveOn,
      nextDue: { on: instalments[1]!.dueOn, amountFen: 150_000, which: 2 },
      mediators: [mediator.id, 'invited'],
      came: { agreed: true, ended: false, performed: false, confirmed: false },
    })
    expect(caseSummaryOf(foldCase(untilPhase('mediating'))).nextDue).toBeNull()
    expect(caseSummaryOf(foldCase(untilPhase('effective'))).nextDue).toMatchObject({ which: 1 })
    const paid: CaseEvent = {
      ...{ type: 'performance.recorded', v: 1, instalment: 2, amountFen: 150_000, on: '2026-10-14' },
      file: null,
    }
    const all = foldCase([...untilPhase('performing'), at(noonOf('2026-10-14'), paid)])
    expect(caseSummaryOf(all).nextDue).toBeNull()
  })

  it('CASE-17 figures are numbers alone', () => {
    const phases = [
      ...['mediating', 'failed', 'terminated', 'refused', 'effective', 'performed', 'confirmed'],
    ] as const
    const summaries = phases.map((phase) => caseSummaryOf(foldCase(untilPhase(phase as 'failed'))))
    expect(figuresOf(summaries, 2026)).toEqual({
      ...{ accepted: 7, agreed: 3, failed: 2, performed: 1, confirmed: 1 },
    })
    expect(figuresOf(summaries, 2025)).toMatchObject({ accepted: 0, agreed: 0 })
  })

  it('CASE-17 a case counts once, as it stands: what a court did not confirm is none any more once mediation goes on', () => {
    const refused = untilPhase('notConfirmed')
    const again: readonly Happened[] = [...refused, { type: 'case.resumed', v: 1, reason: '补' }]
    const failed: CaseEvent = { type: 'case.failed', v: 1, reason: '谈不拢', routes: [] }
    const anew = untilPhase('effective').slice(untilPhase('mediating').length)
    const counted = (...events: readonly Happened[]) => {
      const { agreed, failed: without } = figuresOf([caseSummaryOf(foldCase(events))], 2026)
      return { agreed, failed: without }
    }
    expect(counted(...refused)).toEqual({ agreed: 1, failed: 0 })
    expect(counted(...again)).toEqual({ agreed: 0, failed: 0 })
    expect(counted(...again, failed)).toEqual({ agreed: 0, failed: 1 })
    expect(counted(...again, ...anew)).toEqual({ agreed: 1, failed: 0 })
  })
})
