import { expect, test } from 'vitest'
import {
  byUrgency,
  clocksOf,
  confirmableUntil,
  firstClock,
  isPressing,
  passes,
  soonDays,
  type Timed,
} from './clock.ts'

const effective: Timed = {
  phase: 'effective',
  category: 'neighbours',
  limitOn: '2026-02-20',
  effectiveOn: '2026-03-01',
  nextDue: null,
  confirmation: { wanted: 0, appliedOn: null },
}
const due = (on: string) => ({ nextDue: { on, amountFen: 80_000, which: 2 } })

test('a court may be asked for thirty days after the day of effect, and not about status', () => {
  expect(confirmableUntil(effective)).toBe('2026-03-31')
  expect(confirmableUntil({ ...effective, category: 'status' })).toBeNull()
  expect(confirmableUntil({ ...effective, phase: 'confirmApplied' })).toBeNull()
  expect(confirmableUntil({ ...effective, confirmation: { wanted: 2, appliedOn: '2026-03-09' } })).toBeNull()
  expect(confirmableUntil({ ...effective, effectiveOn: null })).toBeNull()
})

test('of several clocks the one that runs out first is said, and one that is over counts days back', () => {
  expect(firstClock(effective, '2026-03-19')).toEqual({ for: 'confirmation', on: '2026-03-31', left: 12 })
  expect(firstClock({ ...effective, ...due('2026-03-16') }, '2026-03-19')).toEqual({
    for: 'due',
    on: '2026-03-16',
    left: -3,
  })
  expect(firstClock(effective, '2026-03-31')?.left).toBe(0)
  expect(firstClock(effective, '2026-04-01')).toBeNull()
  expect(clocksOf({ ...effective, ...due('2026-03-30') }, '2026-03-19').map((clock) => clock.for)).toEqual([
    'due',
    'confirmation',
  ])
})

test('while there is no agreement the month of mediation runs, and nothing else', () => {
  const talking: Timed = { ...effective, phase: 'mediating', effectiveOn: null }
  expect(firstClock(talking, '2026-02-18')).toEqual({ for: 'limit', on: '2026-02-20', left: 2 })
  expect(firstClock({ ...talking, phase: 'archived' }, '2026-02-18')).toBeNull()
})

test('pressing is what has fifteen days or fewer', () => {
  expect(isPressing(effective, '2026-03-16')).toBe(true)
  expect(soonDays).toBe(15)
  expect(isPressing(effective, '2026-03-15')).toBe(false)
})

test('the filters take each case where one looks for it', () => {
  const found = (phase: Timed['phase']) =>
    (['all', 'pressing', 'talking', 'performing', 'archived'] as const).filter((filter) =>
      passes({ ...effective, phase, effectiveOn: null, limitOn: '2026-06-01' }, filter, '2026-03-15'),
    )
  expect(found('registered')).toEqual(['all', 'talking'])
  expect(found('signing')).toEqual(['all', 'talking'])
  expect(found('performing')).toEqual(['all', 'performing'])
  expect(found('archived')).toEqual(['archived'])
  expect(passes(effective, 'pressing', '2026-03-20')).toBe(true)
})

test('what runs out first stands first, what is over last', () => {
  const line = (count: number, more: Partial<Timed>) => ({
    ...effective,
    effectiveOn: null,
    limitOn: '2026-06-01',
    ...more,
    number: { year: 2026, count },
  })
  const sorted = byUrgency(
    [
      line(1, { phase: 'performed' }),
      line(2, { phase: 'mediating' }),
      line(3, { phase: 'registered' }),
      line(4, { phase: 'performing', ...due('2026-03-16') }),
      line(5, { effectiveOn: '2026-03-01' }),
    ],
    '2026-03-19',
  )
  expect(sorted.map(({ number }) => number.count)).toEqual([4, 5, 3, 2, 1])
})
