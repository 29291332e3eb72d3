import { describe, expect, it } from 'vitest'
import type { FindingId, RoundId } from '../../../lib/ids.ts'
import { sentence } from '../../../protocol/rejection-text.ts'
import {
  clerk,
  committee,
  deputy,
  foldCase,
  givenCase,
  registered,
  station,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { CaseCommand, CaseEvent } from '../case-state.ts'
import { categories, categoryOf, type CategoryId } from './categories.ts'
import type { CaseLifeCommand } from './schema.ts'
import { caseSummaryOf } from './summary.ts'

type Of<Type extends CaseLifeCommand['type']> = Extract<CaseLifeCommand, { type: Type }>

const register = (changed: Partial<Of<'case.register'>> = {}): CaseCommand => ({
  type: 'case.register',
  ...{ station, origin: 'applied', from: null, category: 'landRights' },
  ...{ title: '出嫁女土地权益', brief: '对土地权益有争议', sought: '' },
  ...changed,
})

describe('registering', () => {
  it('CASE-1 whoever may register opens a case, which gets the next number of its year in China', () => {
    for (const who of [clerk, committee])
      expect(givenCase().when(who, register(), { nextNumber: (year) => year - 2000 })).toMatchObject({
        events: [{ type: 'case.registered', number: { year: 2026, count: 26 } }],
      })
    const newYear = { now: Date.UTC(2026, 11, 31, 16), nextNumber: () => 1 }
    expect(givenCase().when(clerk, register(), newYear)).toMatchObject({
      events: [{ number: { year: 2027, count: 1 } }],
    })
    expect(givenCase().when(deputy, register())).toEqual({ refused: 'who.clerk' })
    expect(givenCase(registered).when(clerk, register())).toEqual({ refused: 'case.exists' })
  })

  it('CASE-2 what may not be mediated is turned away, with the reason and where to go', () => {
    const turned = (Object.keys(categories) as CategoryId[]).filter((id) => categoryOf(id).notMediable)
    expect(turned).toEqual(['crime', 'officialAct', 'pending', 'reserved'])
    for (const category of turned) {
      const answer = givenCase().when(clerk, register({ category }))
      expect(answer).toEqual({
        refused: 'case.notMediable',
        params: { why: category, route: categoryOf(category).notMediable!.route },
      })
    }
    expect(sentence({ code: 'case.notMediable', params: { why: 'crime', route: 'police' } }).zh).toBe(
      '这类事不能调解：涉嫌犯罪的事由公安机关管。可以去找公安机关。',
    )
    const amend = { type: 'case.amend', title: '改', brief: '改', sought: '' } as const
    const preparing = givenCase(...untilPhase('registered'))
    expect(preparing.when(clerk, { ...amend, category: 'crime' })).toHaveProperty(
      'refused',
      'case.notMediable',
    )
    expect(preparing.when(clerk, { ...amend, category: 'water' })).toHaveProperty('events')
    expect(
      foldCase([
        registered,
        { type: 'case.amended', v: 1, category: 'water', title: '改', brief: '好', sought: '' },
      ]).case,
    ).toMatchObject({ category: 'water', title: '改', brief: '好' })
  })

  it('CASE-3 one that was referred names who did, and no other does', () => {
    const ask = (changed: Partial<Of<'case.register'>>) => givenCase().when(clerk, register(changed))
    expect(ask({ origin: 'referred', from: 'court' })).toHaveProperty('events')
    expect(ask({ origin: 'referred' })).toHaveProperty('refused', 'case.referrerUnclear')
    expect(ask({ origin: 'found', from: 'police' })).toHaveProperty('refused', 'case.referrerUnclear')
    const finding = { round: 'round' as RoundId, finding: 'finding' as FindingId }
    expect(ask({ origin: 'referred', from: 'police', finding })).toHaveProperty(
      'refused',
      'case.referrerUnclear',
    )
    expect(ask({ origin: 'referred', from: 'screening', finding })).toMatchObject({ events: [{ finding }] })
    const came = { ...registered, origin: 'referred', from: 'screening', finding } as CaseEvent
    expect(caseSummaryOf(foldCase([came])).finding).toEqual(finding)
  })
})
