import { daysAfter, daysBetween, type Day } from '@linyi/shared/domain/days'
import { categoryOf } from '@linyi/shared/domain/mediation/case/categories'
import { binding, open } from '@linyi/shared/domain/mediation/case/phases'
import type { CasePhase } from '@linyi/shared/domain/mediation/case/schema'
import type { CaseSummary } from '@linyi/shared/domain/mediation/case/summary'
import { confirmationDays } from '@linyi/shared/domain/mediation/confirmation/state'

/** What of a case says which of its clocks run. */
export type Timed = Pick<
  CaseSummary,
  'phase' | 'category' | 'limitOn' | 'effectiveOn' | 'nextDue' | 'confirmation'
>

/** A clock that runs: what for, its last day, and how many days are left (negative: over). */
export type RunningClock = {
  readonly for: 'confirmation' | 'due' | 'limit'
  readonly on: Day
  readonly left: number
}

const holds = (phases: readonly CasePhase[], phase: CasePhase): boolean => phases.includes(phase)

/** Until when both may ask the court together; null where they may not, or have. */
export function confirmableUntil({ phase, category, effectiveOn, confirmation }: Timed): Day | null {
  if (effectiveOn === null || confirmation.appliedOn !== null || categoryOf(category).ofStatus) return null
  return holds(['effective', 'performing'], phase) ? daysAfter(effectiveOn, confirmationDays) : null
}

/** All that run, the one that runs out first at the front. A term for the court that has passed is none any more. */
export function clocksOf(timed: Timed, today: Day): readonly RunningClock[] {
  const { phase, limitOn, nextDue } = timed
  const until = confirmableUntil(timed)
  const running = (what: RunningClock['for'], on: Day): RunningClock => ({
    for: what,
    on,
    left: daysBetween(today, on),
  })
  return [
    ...(until !== null && until >= today ? [running('confirmation', until)] : []),
    ...(nextDue !== null && holds(binding, phase) ? [running('due', nextDue.on)] : []),
    ...(holds(open, phase) ? [running('limit', limitOn)] : []),
  ].sort((one, other) => one.left - other.left)
}

export const firstClock = (timed: Timed, today: Day): RunningClock | null => clocksOf(timed, today)[0] ?? null

/** Within these days a clock of the law is said in tea. */
export const soonDays = 15

export const isPressing = (timed: Timed, today: Day): boolean => {
  const clock = firstClock(timed, today)
  return clock !== null && clock.left <= soonDays
}

/** The chips over the list. */
export const filters = ['all', 'pressing', 'talking', 'performing', 'archived'] as const
export type Filter = (typeof filters)[number]

const over: readonly CasePhase[] = ['archived', 'refused', 'failed', 'terminated', 'confirmed', 'performed']

export function passes(timed: Timed, filter: Filter, today: Day): boolean {
  const { phase } = timed
  if (filter === 'all') return phase !== 'archived'
  if (filter === 'pressing') return isPressing(timed, today)
  if (filter === 'talking') return holds(open, phase)
  if (filter === 'performing') return holds([...binding, 'agreedOral'], phase)
  return phase === 'archived'
}

/** What runs out first stands first, then what goes on, then what is over; among equals the later number. */
export function byUrgency<T extends Timed & Pick<CaseSummary, 'number'>>(
  cases: readonly T[],
  today: Day,
): readonly T[] {
  const left = (one: T): number => firstClock(one, today)?.left ?? Infinity
  const isOver = (one: T): number => (over.includes(one.phase) ? 1 : 0)
  const count = ({ number }: T): number => number.year * 100_000 + number.count
  return [...cases].sort((one, other) => {
    if (isOver(one) !== isOver(other)) return isOver(one) - isOver(other)
    const [mine, theirs] = [left(one), left(other)]
    return mine === theirs ? count(other) - count(one) : mine - theirs
  })
}
