import { describe, expect, it } from 'vitest'
import {
  at,
  foldCase,
  givenCase,
  groupHead,
  mediator,
  noonOf,
  partyA,
  partyB,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { CaseEvent } from '../case-state.ts'
import { lastDayToApply } from './state.ts'

const effective = untilPhase('effective')
const agree = (party: typeof partyA) => ({ type: 'confirmation.agree', party: party.id }) as const
const withdraw = { type: 'confirmation.withdraw', party: partyA.id } as const
const apply = (on = '2026-09-20') => ({ type: 'confirmation.apply', on }) as const
const agreed = (party: typeof partyA): CaseEvent => ({
  ...{ type: 'confirmation.agreed', v: 1, party: party.id, beside: false },
})
const now = noonOf('2026-09-20')

describe('judicial confirmation', () => {
  it('CONF-1 takes all parties', () => {
    expect(givenCase(...effective).when(partyA, agree(partyA), { now })).toEqual({ events: [agreed(partyA)] })
    expect(givenCase(...effective).when(mediator, agree(partyA), { now })).toMatchObject({
      events: [{ beside: true }],
    })
    expect(givenCase(...effective).when(partyA, agree(partyB), { now })).toEqual({
      refused: 'who.partyOrMediator',
    })
    const one = givenCase(...effective, agreed(partyA))
    expect(one.when(partyA, agree(partyA), { now })).toEqual({ refused: 'case.alreadySo' })
    expect(one.when(mediator, apply(), { now })).toEqual({ refused: 'confirmation.notAll' })
    expect(one.when(groupHead, agree(partyB), { now })).toHaveProperty('events')
    const both = givenCase(...effective, agreed(partyA), agreed(partyB))
    expect(both.when(mediator, apply(), { now })).toEqual({
      events: [{ type: 'confirmation.applied', v: 1, on: '2026-09-20' }],
    })
    expect(both.when(partyA, apply(), { now })).toEqual({ refused: 'who.caseStaff' })
  })

  it('CONF-1 is taken back until it is applied for', () => {
    const withdrawn: CaseEvent = { type: 'confirmation.withdrawn', v: 1, party: partyA.id, beside: false }
    expect(givenCase(...effective, agreed(partyA)).when(partyA, withdraw)).toEqual({ events: [withdrawn] })
    expect(givenCase(...effective).when(partyA, withdraw)).toEqual({ refused: 'case.alreadySo' })
    expect(foldCase([...effective, agreed(partyA), agreed(partyB), withdrawn]).confirmation.agreed).toEqual([
      partyB.id,
    ])
    expect(givenCase(...untilPhase('confirmApplied')).when(partyA, withdraw)).toEqual({
      refused: 'case.wrongPhase',
    })
  })

  it.each([
    ['2026-09-27', true],
    ['2026-09-28', true],
    ['2026-09-29', false],
  ])('CONF-2 on %s it may be applied for: %s', (day, may) => {
    const both = givenCase(...effective, agreed(partyA), agreed(partyB))
    const late = { refused: 'confirmation.tooLate' }
    const answer = both.when(mediator, apply(day), { now: noonOf(day) })
    expect(may ? answer : [answer]).toEqual(may ? { events: [expect.anything()] } : [late])
    const first = givenCase(...effective).when(partyA, agree(partyA), { now: noonOf(day) })
    expect(first.refused === undefined).toBe(may)
  })

  it('CONF-2 the day ends at midnight in China', () => {
    const both = givenCase(...effective, agreed(partyA), agreed(partyB))
    const midnight = Date.UTC(2026, 8, 28, 16)
    expect(both.when(mediator, apply('2026-09-28'), { now: midnight - 1 })).toHaveProperty('events')
    expect(both.when(mediator, apply('2026-09-29'), { now: midnight })).toEqual({
      refused: 'confirmation.tooLate',
    })
    expect(lastDayToApply(foldCase(untilPhase('mediating')).case)).toBeNull()
  })

  it('CONF-2 it was applied for on a day from the effect to today, when all had said so here, whenever that is written down', () => {
    const both = givenCase(...effective, agreed(partyA), agreed(partyB))
    const ask = (on: string) => both.when(mediator, apply(on), { now: noonOf('2026-10-03') })
    expect(ask('2026-09-28')).toEqual({
      events: [{ type: 'confirmation.applied', v: 1, on: '2026-09-28' }],
    })
    expect(ask('2026-09-29')).toEqual({ refused: 'confirmation.tooLate' })
    const saidLate = givenCase(...effective, agreed(partyA))
    for (const who of [partyB, mediator])
      expect(saidLate.when(who, agree(partyB), { now: noonOf('2026-09-29') })).toEqual({
        refused: 'confirmation.tooLate',
      })
    expect(ask('2026-08-28')).toEqual({ refused: 'case.beforeEffect' })
    const early = both.when(mediator, apply('2026-09-21'), { now })
    expect(early).toEqual({ refused: 'case.dayToCome' })
    const wanted = (day: string) => (party: typeof partyA) => at(noonOf(day), agreed(party), party)
    const late = givenCase(...effective, wanted('2026-09-02')(partyA), wanted('2026-09-10')(partyB))
    const then = (on: string) => late.when(mediator, apply(on), { now }).refused
    expect([then('2026-09-09'), then('2026-09-10')]).toEqual(['confirmation.beforeAgreed', undefined])
  })

  it('CONF-3 not for matters of status, and not for what was only said', () => {
    const ofStatus: CaseEvent = {
      ...{ type: 'case.amended', v: 1, category: 'status', title: '收养', brief: '收养', sought: '' },
    }
    expect(givenCase(...effective, ofStatus).when(partyA, agree(partyA), { now })).toEqual({
      refused: 'confirmation.ofStatus',
    })
    const oral: CaseEvent = { type: 'case.oralTookEffect', v: 1, on: '2026-08-29' }
    expect(givenCase(...untilPhase('agreedOral'), oral).when(mediator, apply(), { now })).toEqual({
      refused: 'confirmation.onlyWritten',
    })
  })

  it('CONF-4 is decided on a day from the application to today', () => {
    const decide = (on: string) => ({ type: 'confirmation.decide', outcome: 'confirmed', on }) as const
    const ask = (on: string) =>
      givenCase(...untilPhase('confirmApplied')).when(mediator, decide(on), { now: noonOf('2026-10-05') })
    expect(ask('2026-10-05')).toHaveProperty('events')
    expect(ask('2026-09-20')).toHaveProperty('events')
    expect(ask('2026-09-19')).toEqual({ refused: 'confirmation.beforeApplied' })
    expect(ask('2026-10-06')).toEqual({ refused: 'case.dayToCome' })
    expect(foldCase(untilPhase('confirmed'))).toMatchObject({
      case: { phase: 'confirmed' },
      confirmation: { decided: { outcome: 'confirmed', on: '2026-10-05' } },
    })
  })

  it('CONF-4 is decided whatever was paid or broken meanwhile, and the court is asked once', () => {
    const now = noonOf('2026-10-20')
    const decide = (outcome: 'confirmed' | 'notConfirmed') =>
      ({ type: 'confirmation.decide', outcome, on: '2026-10-05' }) as const
    const applied = untilPhase('confirmApplied')
    const breached: CaseEvent = { type: 'performance.breached', v: 1, instalment: 1, words: '没写' }
    const paid: CaseEvent = {
      ...{ type: 'performance.recorded', v: 1, instalment: 2, amountFen: 1, on: '2026-10-06', file: null },
    }
    const completed: CaseEvent = { type: 'performance.completed', v: 1, on: '2026-10-06' }
    const ways: readonly (readonly [string, readonly CaseEvent[], string, string])[] = [
      ['still open', [paid], 'confirmed', 'notConfirmed'],
      ['broken', [breached], 'breached', 'notConfirmed'],
      ['broken and paid', [breached, paid], 'confirmed', 'notConfirmed'],
      ['all paid', [paid, completed], 'performed', 'performed'],
    ]
    for (const [, meanwhile, confirmed, not] of ways) {
      expect(givenCase(...applied, ...meanwhile).when(mediator, decide('confirmed'), { now })).toMatchObject({
        events: [{ type: 'confirmation.decided' }],
      })
      const after = (outcome: 'confirmed' | 'notConfirmed'): CaseEvent => ({
        ...{ type: 'confirmation.decided', v: 1, outcome, on: '2026-10-05' },
      })
      expect(foldCase([...applied, ...meanwhile, after('confirmed')]).case.phase).toBe(confirmed)
      expect(foldCase([...applied, ...meanwhile, after('notConfirmed')]).case.phase).toBe(not)
    }
    const confirmedThenPaid = givenCase(...untilPhase('confirmed'), breached, paid)
    expect(confirmedThenPaid.state.case.phase).toBe('performing')
    for (const command of [agree(partyA), withdraw, apply()])
      expect(confirmedThenPaid.when(mediator, command, { now })).toEqual({
        refused: 'confirmation.alreadyApplied',
      })
    expect(confirmedThenPaid.when(mediator, decide('confirmed'), { now })).toEqual({
      refused: 'confirmation.notApplied',
    })
    expect(givenCase(...effective).when(mediator, decide('confirmed'), { now })).toEqual({
      refused: 'confirmation.notApplied',
    })
  })

  it('CONF-5 what was taken back, or not taken up, may be applied for anew in time, and no court has ruled', () => {
    const applied = untilPhase('confirmApplied')
    const decide = { type: 'confirmation.decide', outcome: 'withdrawn', on: '2026-09-22' } as const
    const withdrawnNow: CaseEvent = {
      ...{ type: 'confirmation.decided', v: 1, outcome: 'withdrawn', on: '2026-09-22' },
    }
    const then = noonOf('2026-09-23')
    expect(givenCase(...applied).when(mediator, decide, { now: then })).toEqual({ events: [withdrawnNow] })
    const after = givenCase(...applied, withdrawnNow)
    expect(after.state.case.phase).toBe('performing')
    expect(after.state.confirmation).toMatchObject({
      ...{ agreed: [], appliedOn: null, decided: null },
      withdrawn: [{ appliedOn: '2026-09-20', on: '2026-09-22' }],
    })
    expect(after.when(mediator, apply('2026-09-23'), { now: then })).toEqual({
      refused: 'confirmation.notAll',
    })
    expect(after.when(partyA, agree(partyA), { now: then })).toHaveProperty('events')
    const anew = givenCase(...applied, withdrawnNow, agreed(partyA), agreed(partyB))
    expect(anew.when(mediator, apply('2026-09-23'), { now: then })).toHaveProperty('events')
    const breached: CaseEvent = { type: 'performance.breached', v: 1, instalment: 1, words: '没写' }
    expect(foldCase([...applied, breached, withdrawnNow]).case.phase).toBe('breached')
  })
})
