import { reject } from '../../rejection.ts'
import { firstOf, type Answer, type Policies } from '../../rules-table.ts'
import { categoryOf } from '../case/categories.ts'
import { during } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { actingFor, mediatorOrCommittee } from '../who.ts'
import type { ConfirmationCommand } from './schema.ts'

const phases = ['effective', 'performing'] as const

/** Matters of status are confirmed by no court (司法确认规定 4), and it reads a paper (司法确认规定 3). */
const confirmable = ({ case: { category, oral } }: CaseState): Answer => {
  if (categoryOf(category).ofStatus) return reject('confirmation.ofStatus')
  return oral ? reject('confirmation.onlyWritten') : null
}

export const confirmationPolicies: Policies<ConfirmationCommand, CaseState> = {
  'confirmation.agree': (state, actor, { party }) =>
    firstOf(during(state, phases), actingFor(state, actor, party), confirmable(state)),
  'confirmation.withdraw': (state, actor, { party }) =>
    firstOf(during(state, phases), actingFor(state, actor, party)),
  'confirmation.apply': (state, actor) =>
    firstOf(mediatorOrCommittee(state, actor), during(state, phases), confirmable(state)),
  'confirmation.decide': (state, actor) =>
    firstOf(mediatorOrCommittee(state, actor), during(state, ['confirmApplied'])),
}
