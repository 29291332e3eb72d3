import { describe, expect, it } from 'vitest'
import {
  foldCase,
  givenCase,
  mediator,
  noonOf,
  partyA,
  scanOf,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { CaseEvent } from '../case-state.ts'
import type { CategoryId } from './categories.ts'

describe('the sort of dispute', () => {
  it('CASE-22 once mediation began its sort alone is put right, until an agreement is in effect', () => {
    const { title, brief, sought } = foldCase(untilPhase('mediating')).case
    const amend = { type: 'case.amend', title, brief, sought } as const
    for (const phase of ['mediating', 'agreedWritten', 'signing'] as const)
      expect(givenCase(...untilPhase(phase)).when(mediator, { ...amend, category: 'water' })).toEqual({
        events: [{ type: 'case.amended', v: 1, category: 'water', title, brief, sought }],
      })
    const talking = givenCase(...untilPhase('mediating'))
    const other = { ...amend, category: 'water' } as const
    for (const changed of [{ title: '别的' }, { brief: '别的' }, { sought: '别的' }])
      expect(talking.when(mediator, { ...other, ...changed })).toEqual({ refused: 'case.categoryAlone' })
    expect(talking.when(mediator, { ...amend, category: 'landRights' })).toEqual({
      refused: 'case.alreadySo',
    })
    expect(talking.when(partyA, other)).toEqual({ refused: 'who.caseStaff' })
    expect(givenCase(...untilPhase('effective')).when(mediator, other)).toEqual({
      refused: 'case.wrongPhase',
    })
  })

  it('CASE-22 what the new sort does not allow is asked anew: turned away, and signed with a pen alone', () => {
    const { title, brief, sought } = foldCase(untilPhase('mediating')).case
    const amend = (category: CategoryId) => ({ type: 'case.amend', category, title, brief, sought }) as const
    const agreed = givenCase(...untilPhase('agreedWritten'))
    expect(agreed.when(mediator, amend('crime'))).toHaveProperty('refused', 'case.notMediable')
    expect(agreed.when(mediator, amend('inheritance'))).toHaveProperty('events')
    const signing = untilPhase('signing')
    expect(givenCase(...signing).when(mediator, amend('inheritance'))).toEqual({
      refused: 'case.signedOnScreen',
    })
    expect(givenCase(...signing).when(mediator, amend('water'))).toHaveProperty('events')
    const onPaper = signing.map((event) =>
      event.type === 'settlement.signed' ? { ...event, way: 'paper' as const } : event,
    )
    expect(givenCase(...onPaper).when(mediator, amend('status'))).toHaveProperty('events')

    const amended: CaseEvent = { type: 'case.amended', v: 1, category: 'status', title, brief, sought }
    const { hash } = foldCase(untilPhase('agreedWritten')).settlement.revision!.quote
    const sign = {
      type: 'settlement.sign',
      hash,
      as: 'party',
      party: partyA.id,
      file: scanOf(partyA),
    } as const
    const mended = givenCase(...untilPhase('agreedWritten'), amended)
    expect(mended.when(partyA, { ...sign, way: 'hand' })).toEqual({ refused: 'settlement.onPaper' })
    expect(mended.when(partyA, { ...sign, way: 'paper' })).toHaveProperty('events')
    const bound = givenCase(
      ...untilPhase('agreedWritten'),
      amended,
      ...untilPhase('effective').slice(signing.length - 1),
    )
    expect(bound.state.case.phase).toBe('effective')
    expect(
      bound.when(partyA, { type: 'confirmation.agree', party: partyA.id }, { now: noonOf('2026-09-01') }),
    ).toEqual({
      refused: 'confirmation.ofStatus',
    })
  })
})
