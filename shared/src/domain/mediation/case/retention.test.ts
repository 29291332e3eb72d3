import { expect, it } from 'vitest'
import { at, foldCase, noonOf, untilPhase } from '../../../testing/mediation/given-case.ts'
import { categoryIds } from './categories.ts'
import { keptOf, keptUntil, retentionFor } from './retention.ts'
import { caseSummaryOf } from './summary.ts'

it('CASE-21 a dossier is kept whole years after the one of its archive, by the calendar in China, or for good', () => {
  expect(keptUntil(noonOf('2026-07-02'), 'short')).toBe('2031-12-31')
  expect(keptUntil(noonOf('2026-01-01'), 'long')).toBe('2036-12-31')
  expect(keptUntil(noonOf('2026-07-02'), 'permanent')).toBeNull()
  // Half past midnight in China is still the year before in Greenwich.
  expect(keptUntil(Date.UTC(2025, 11, 31, 16, 30), 'short')).toBe('2031-12-31')
})

it('CASE-21 what is small is proposed for a short time, what somebody may need in old age for good', () => {
  expect([retentionFor('neighbours'), retentionFor('wages'), retentionFor('status')]).toEqual([
    ...['short', 'long', 'permanent'],
  ])
  for (const category of categoryIds) expect(['short', 'long', 'permanent']).toContain(retentionFor(category))
})

it('CASE-21 until when is known once it is in the archive, and its list says so', () => {
  expect(keptOf(foldCase(untilPhase('failed')).case)).toBeNull()
  const archived = (retention: 'short' | 'permanent') =>
    foldCase([...untilPhase('failed'), at(noonOf('2026-09-01'), { type: 'case.archived', v: 1, retention })])
  expect(keptOf(archived('permanent').case)).toEqual({ on: '2026-09-01', until: null })
  expect(caseSummaryOf(archived('short')).kept).toEqual({ on: '2026-09-01', until: '2031-12-31' })
})
