import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import {
  at,
  committee,
  everyoneInCase,
  foldCase,
  givenCase,
  mediator,
  noonOf,
  partyA,
  untilPhase,
  type Happened,
} from '../../../testing/mediation/given-case.ts'
import type { CaseCommand, CaseEvent } from '../case-state.ts'

const phaseAfter = (...events: readonly Happened[]) => foldCase(events).case.phase

describe('what is passed on', () => {
  const refer = { type: 'case.refer', to: 'court' } as const
  const referred: CaseEvent = { type: 'case.referred', v: 1, to: 'court' }
  const back = { type: 'case.referredBack', to: 'court', status: 'taken' } as const

  it('CASE-11 only that it was, and what became of it', () => {
    const talking = givenCase(...untilPhase('mediating'))
    expect(talking.when(mediator, refer)).toEqual({ events: [referred] })
    expect(talking.when(mediator, back)).toEqual({ refused: 'case.notReferred' })
    const sent = givenCase(...untilPhase('mediating'), referred)
    expect(sent.when(mediator, refer)).toEqual({ refused: 'case.alreadySo' })
    expect(sent.when(mediator, back)).toHaveProperty('events')
    const answered: CaseEvent = { type: 'case.referralAnswered', v: 1, to: 'court', status: 'returned' }
    const police: CaseEvent = { type: 'case.referred', v: 1, to: 'police' }
    const state = foldCase([...untilPhase('mediating'), referred, police, answered])
    expect(state.case.referrals.map(({ to, status }) => [to, status])).toEqual([
      ['court', 'returned'],
      ['police', 'sent'],
    ])
    expect(givenCase(...untilPhase('mediating'), referred, answered).when(mediator, refer)).toHaveProperty(
      'events',
    )
  })

  it('CASE-12 danger is reported by those who mediate, and the sides do not read of it', () => {
    const report = { type: 'case.report', to: 'police', words: '扬言要动手' } as const
    expect(givenCase(...untilPhase('mediating')).when(mediator, report)).toHaveProperty('events')
    expect(givenCase(...untilPhase('mediating')).when(partyA, report)).toEqual({ refused: 'who.caseStaff' })
    const state = foldCase([
      ...untilPhase('mediating'),
      { type: 'case.reported', v: 1, to: 'police', words: '扬言要动手' },
    ])
    expect(state.case.reports).toMatchObject([{ to: 'police', by: mediator.id }])
  })
})

describe('what a lawyer was asked', () => {
  const consult = (on: string): CaseCommand => ({
    ...{ type: 'case.consult', on, lawyer: '陈律师', questions: '外嫁女能不能分？', opinion: '能。' },
  })
  const consulted: CaseEvent = {
    ...{ type: 'case.consulted', v: 1, on: '2026-07-02', lawyer: '陈律师' },
    ...{ questions: '外嫁女能不能分？', opinion: '能。' },
  }

  it('CASE-20 is written down by those who mediate, on a day that has come, so many times', () => {
    const talking = givenCase(...untilPhase('mediating'))
    expect(talking.when(mediator, consult('2026-07-02'))).toEqual({ events: [consulted] })
    expect(talking.when(mediator, consult('2026-07-03'))).toEqual({ refused: 'case.notYet' })
    expect(talking.when(partyA, consult('2026-07-02'))).toEqual({ refused: 'who.caseStaff' })
    const many = (count: number) =>
      givenCase(...untilPhase('mediating'), ...Array.from({ length: count }, () => consulted))
    const max = limits.consultationsPerCaseMax
    expect(many(max - 1).when(mediator, consult('2026-07-02'))).toHaveProperty('events')
    expect(many(max).when(mediator, consult('2026-07-02'))).toEqual({
      refused: 'case.tooManyConsultations',
    })
  })
})

describe('afterwards', () => {
  const visit = (on: string): CaseCommand => ({
    ...{ type: 'case.visit', on, performed: 'yes', satisfied: 'satisfied', trouble: '', words: '都好' },
  })
  const now = noonOf('2026-10-20')
  const visited: CaseEvent = {
    ...{ type: 'case.visited', v: 1, on: '2026-10-20', performed: 'yes', satisfied: 'satisfied' },
    ...{ trouble: '', words: '都好' },
  }

  it('CASE-13 a visit was paid on a day from the effect to today', () => {
    const kept = givenCase(...untilPhase('performed'))
    expect(kept.when(mediator, visit('2026-10-20'), { now })).toEqual({ events: [visited] })
    expect(kept.when(mediator, visit('2026-08-29'), { now })).toHaveProperty('events')
    expect(kept.when(mediator, visit('2026-08-28'), { now })).toEqual({ refused: 'case.beforeEffect' })
    expect(kept.when(mediator, visit('2026-10-21'), { now })).toEqual({ refused: 'case.dayToCome' })
    const many = (count: number) =>
      givenCase(...untilPhase('performed'), ...Array.from({ length: count }, () => visited))
    expect(many(limits.visitsPerCaseMax - 1).when(mediator, visit('2026-10-20'), { now })).toHaveProperty(
      'events',
    )
    expect(many(limits.visitsPerCaseMax).when(mediator, visit('2026-10-20'), { now })).toEqual({
      refused: 'case.tooManyVisits',
    })
  })

  it('CASE-14 it is archived after a visit, or after court was gone to, with every piece or a word why not', () => {
    const archive = { type: 'case.archive', retention: 'long' } as const
    const described: CaseEvent = { type: 'dossier.described', v: 1, words: '缺身份证明，当事人未带' }
    const sued: CaseEvent = { type: 'case.referred', v: 1, to: 'court' }
    const ask = (...events: readonly Happened[]) => givenCase(...events).when(mediator, archive)
    expect(ask(...untilPhase('performed'), described)).toEqual({ refused: 'case.notVisited' })
    expect(ask(...untilPhase('performed'), described, visited)).toHaveProperty('events')
    expect(ask(...untilPhase('breached'))).toEqual({ refused: 'case.notSued' })
    expect(ask(...untilPhase('breached'), sued)).toMatchObject({ refused: 'case.piecesMissing' })
    expect(ask(...untilPhase('breached'), described)).toHaveProperty('events')
    expect(ask(...untilPhase('failed'))).toMatchObject({ refused: 'case.piecesMissing' })
    expect(givenCase(...untilPhase('refused')).when(committee, archive)).toHaveProperty('events')
    expect(foldCase(untilPhase('archived')).case).toMatchObject({ phase: 'archived', retention: 'long' })
  })

  it('CASE-14 nothing is done in the archive', () => {
    const archived = givenCase(...untilPhase('archived'))
    for (const who of everyoneInCase) {
      const answer = archived.when(who, { type: 'case.refer', to: 'court' })
      expect(['case.wrongPhase', 'who.caseStaff']).toContain(answer.refused)
    }
  })

  it('CASE-6 a payment moves on what is in effect, and nothing that waits for the court', () => {
    const paid: CaseEvent = {
      ...{ type: 'performance.recorded', v: 1, instalment: 1, amountFen: 0, on: '2026-09-20', file: null },
    }
    expect(phaseAfter(...untilPhase('effective'), at(noonOf('2026-09-20'), paid))).toBe('performing')
    expect(phaseAfter(...untilPhase('breached'), paid)).toBe('performing')
    expect(phaseAfter(...untilPhase('confirmApplied'), paid)).toBe('confirmApplied')
    expect(phaseAfter(...untilPhase('confirmed'))).toBe('confirmed')
  })
})
