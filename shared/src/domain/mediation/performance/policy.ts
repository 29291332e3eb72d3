import type { Actor } from '../../decider.ts'
import { reject } from '../../rejection.ts'
import { firstOf, type Answer, type Policies } from '../../rules-table.ts'
import { binding, during } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { atTable, mediatorOrCommittee, partyOf } from '../who.ts'
import type { PerformanceCommand } from './schema.ts'

/** Who owes does not say of themselves that they paid: whom it goes to does, or who mediates. */
const notByPayer = (state: CaseState, actor: Actor, which: number): Answer => {
  if (mediatorOrCommittee(state, actor) === null) return null
  const own = partyOf(state, actor)
  if (own === null) return reject('who.partyOrMediator')
  const isTheirs = state.performance.instalments[which - 1]?.payer === state.party.parties[own]!.side
  return isTheirs ? reject('performance.notByPayer') : null
}

export const performancePolicies: Policies<PerformanceCommand, CaseState> = {
  'performance.record': (state, actor, { instalment }) =>
    firstOf(notByPayer(state, actor, instalment), during(state, binding)),
  'performance.strike': (state, actor) =>
    firstOf(mediatorOrCommittee(state, actor), during(state, [...binding, 'performed'])),
  'performance.complete': (state, actor) =>
    firstOf(mediatorOrCommittee(state, actor), during(state, binding)),
  'performance.remind': (state, actor) => firstOf(mediatorOrCommittee(state, actor), during(state, binding)),
  'performance.breach': (state, actor) =>
    firstOf(atTable(state, actor), during(state, ['effective', 'performing', 'confirmApplied', 'confirmed'])),
}
