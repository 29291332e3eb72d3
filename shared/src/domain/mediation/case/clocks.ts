import { dayOf, daysBetween, type Day } from '../../days.ts'
import type { Instant } from '../../decider.ts'
import type { CaseState } from '../case-state.ts'
import { lastDayToApply } from '../confirmation/state.ts'
import { isDone } from '../performance/state.ts'
import { categoryOf } from './categories.ts'
import { talking } from './phases.ts'

/**
 * What runs out: the month of mediation, the thirty days for the court, the day of an instalment. `days` is how many are
 * left after today; 0 is the last day, below 0 it is over since so many.
 */
export type Clock = {
  readonly of: 'month' | 'confirmation' | 'instalment'
  readonly on: Day
  readonly days: number
  /** Which instalment, from 1; 0 for none. */
  readonly which: number
}

/** From here on somebody is told that a day comes near (design 31). */
export const nearDays = 7

const monthClock = ({ case: { phase, limitOn } }: CaseState): readonly Omit<Clock, 'days'>[] =>
  limitOn !== null &&
  (phase === 'registered' || phase === 'mediatorSet' || talking.some((one) => one === phase))
    ? [{ of: 'month', on: limitOn, which: 0 }]
    : []

/** While it may still be applied for: nobody is urged to what they did, or may not do. */
function confirmationClock(
  { case: part, confirmation }: CaseState,
  today: Day,
): readonly Omit<Clock, 'days'>[] {
  const { phase, category, oral } = part
  if (confirmation.appliedOn || oral || categoryOf(category).ofStatus) return []
  if (phase !== 'effective' && phase !== 'performing') return []
  const on = lastDayToApply(part)!
  return on >= today ? [{ of: 'confirmation', on, which: 0 }] : []
}

const keeping = ['effective', 'performing', 'breached', 'confirmApplied', 'confirmed']

const instalmentClocks = ({ case: { phase }, performance }: CaseState): readonly Omit<Clock, 'days'>[] =>
  keeping.includes(phase ?? '')
    ? performance.instalments.flatMap((owed, index) =>
        isDone(owed) ? [] : [{ of: 'instalment' as const, on: owed.dueOn, which: index + 1 }],
      )
    : []

/** Every clock of a case that runs, the one that runs out first first. */
export function clocksOf(state: CaseState, now: Instant): readonly Clock[] {
  const today = dayOf(now)
  return [...monthClock(state), ...confirmationClock(state, today), ...instalmentClocks(state)]
    .map((clock) => ({ ...clock, days: daysBetween(today, clock.on) }))
    .sort((one, other) => one.days - other.days)
}

/** The clock that runs out first: what a list puts a case in order by. Null where none runs. */
export const dueOf = (state: CaseState, now: Instant): Clock | null => clocksOf(state, now)[0] ?? null

/** Instalments that come due within a week, or are overdue: to be reminded of today, once a day. */
export const remindersOf = (state: CaseState, now: Instant): readonly Clock[] =>
  clocksOf(state, now).filter(
    ({ of, days, which }) =>
      of === 'instalment' &&
      days <= nearDays &&
      !state.performance.instalments[which - 1]!.reminded.includes(dayOf(now)),
  )
