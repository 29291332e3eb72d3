import type { Result } from '../../../lib/result.ts'
import { dayOf, type Day } from '../../days.ts'
import { decided, refused } from '../../decided.ts'
import type { Decision } from '../../decider.ts'
import type { Rejection } from '../../rejection.ts'
import type { Deciders } from '../../rules-table.ts'
import { sinceEffect } from '../case/phases.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import type { PerformanceCommand, PerformanceEvent } from './schema.ts'
import { isDone, paidFen, type Owed } from './state.ts'

type Decided = Result<Decision<CaseEvent>, Rejection>

const withOwed = ({ performance }: CaseState, which: number, then: (owed: Owed) => Decided): Decided => {
  const owed = performance.instalments[which - 1]
  return owed ? then(owed) : refused('performance.unknownInstalment')
}

const isAllDone = ({ performance: { instalments } }: CaseState): boolean => instalments.every(isDone)

function record(
  state: CaseState,
  command: Extract<PerformanceCommand, { type: 'performance.record' }>,
  today: Day,
): Decided {
  const { instalment, amountFen, on, file } = command
  return withOwed(state, instalment, (owed) => {
    if (isDone(owed)) return refused('performance.alreadyDone')
    if (owed.amountFen > 0 && amountFen === 0) return refused('performance.amountMissing')
    if (paidFen(owed) + amountFen > owed.amountFen) return refused('performance.tooMuch')
    const refusal = sinceEffect(state, on, today)
    if (refusal) return refused(refusal.code)
    if (file !== null && !state.dossier.files[file]) return refused('dossier.unknownFile')
    const recorded: PerformanceEvent = { type: 'performance.recorded', v: 1, instalment, amountFen, on, file }
    const isLast =
      paidFen(owed) + amountFen === owed.amountFen &&
      state.performance.instalments.every((other, index) => index === instalment - 1 || isDone(other))
    return isLast
      ? decided<CaseEvent>(recorded, { type: 'performance.completed', v: 1, on })
      : decided(recorded)
  })
}

/** Nobody has broken what was not due yet (调解法 32). */
const isOverdue = (owed: Owed, today: Day): boolean => !isDone(owed) && owed.dueOn < today

export const performanceDeciders: Deciders<PerformanceCommand, CaseState, CaseEvent> = {
  'performance.record': (state, command, _, { now }) => record(state, command, dayOf(now)),
  'performance.strike': (state, { instalment, reason }) =>
    withOwed(state, instalment, ({ payments }) =>
      payments.length > 0
        ? decided({ type: 'performance.struck', v: 1, instalment, reason })
        : refused('performance.nothingRecorded'),
    ),
  'performance.complete': (state, _, _actor, { now }) =>
    isAllDone(state)
      ? decided({ type: 'performance.completed', v: 1, on: dayOf(now) })
      : refused('performance.notDone'),
  'performance.remind': (state, { instalment }, _, { now }) =>
    withOwed(state, instalment, (owed) => {
      const on = dayOf(now)
      if (isDone(owed)) return refused('performance.alreadyDone')
      if (owed.reminded.includes(on)) return refused('performance.remindedToday')
      return decided({ type: 'performance.reminded', v: 1, instalment, on })
    }),
  'performance.breach': (state, { instalment, words }, _, { now }) => {
    const breached: CaseEvent = { type: 'performance.breached', v: 1, instalment, words }
    if (instalment !== null)
      return withOwed(state, instalment, (owed) =>
        isOverdue(owed, dayOf(now)) ? decided(breached) : refused('performance.notDue'),
      )
    const { instalments } = state.performance
    const mayBe = instalments.length === 0 || instalments.some((owed) => isOverdue(owed, dayOf(now)))
    return mayBe ? decided(breached) : refused('performance.notDue')
  },
}
