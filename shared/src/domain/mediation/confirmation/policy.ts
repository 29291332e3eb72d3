import { reject } from '../../rejection.ts'
import { firstOf, type Answer, type Policies } from '../../rules-table.ts'
import { categoryOf } from '../case/categories.ts'
import { binding, during } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { actingFor, mediatorOrCommittee } from '../who.ts'
import type { ConfirmationCommand } from './schema.ts'
import { awaitsRuling } from './state.ts'

const phases = ['effective', 'performing'] as const

/** A court is asked once about one agreement. */
const notYetApplied = ({ confirmation }: CaseState): Answer =>
  confirmation.appliedOn === null ? null : reject('confirmation.alreadyApplied')

/** Matters of status are confirmed by no court (司法确认规定 4), and it reads a paper (司法确认规定 3). */
const confirmable = ({ case: { category, oral } }: CaseState): Answer => {
  if (categoryOf(category).ofStatus) return reject('confirmation.ofStatus')
  return oral ? reject('confirmation.onlyWritten') : null
}

export const confirmationPolicies: Policies<ConfirmationCommand, CaseState> = {
  'confirmation.agree': (state, actor, { party }) =>
    firstOf(during(state, phases), actingFor(state, actor, party), notYetApplied(state), confirmable(state)),
  'confirmation.withdraw': (state, actor, { party }) =>
    firstOf(during(state, phases), actingFor(state, actor, party), notYetApplied(state)),
  'confirmation.apply': (state, actor) =>
    firstOf(
      mediatorOrCommittee(state, actor),
      during(state, phases),
      notYetApplied(state),
      confirmable(state),
    ),
  'confirmation.decide': (state, actor) =>
    firstOf(
      mediatorOrCommittee(state, actor),
      // Whatever was paid or broken meanwhile, the court rules on what it was asked.
      during(state, [...binding, 'performed']),
      awaitsRuling(state.confirmation) ? null : reject('confirmation.notApplied'),
    ),
}
