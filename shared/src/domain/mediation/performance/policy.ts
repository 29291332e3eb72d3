import { firstOf, type Policies } from '../../rules-table.ts'
import { binding, during } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { atTable, mediatorOrCommittee } from '../who.ts'
import type { PerformanceCommand } from './schema.ts'

export const performancePolicies: Policies<PerformanceCommand, CaseState> = {
  'performance.record': (state, actor) => firstOf(atTable(state, actor), during(state, binding)),
  'performance.complete': (state, actor) =>
    firstOf(mediatorOrCommittee(state, actor), during(state, binding)),
  'performance.remind': (state, actor) => firstOf(mediatorOrCommittee(state, actor), during(state, binding)),
  'performance.breach': (state, actor) =>
    firstOf(atTable(state, actor), during(state, ['effective', 'performing', 'confirmed'])),
}
