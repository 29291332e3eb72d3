import type { Actor } from '../../decider.ts'
import { reject } from '../../rejection.ts'
import { firstOf, type Answer, type Policies } from '../../rules-table.ts'
import { during, talking } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { sideFor } from '../party/state.ts'
import { atTable, caseStaff, committee, isMediator, mediator, partyOf } from '../who.ts'
import type { SettlementCommand } from './schema.ts'
import type { Suggestion } from './state.ts'

/**
 * The party themselves, or in a mediator's presence. Who acts for one agrees and signs only where that was given them
 * expressly (民诉法 62), or heads an organisation.
 */
const byParty = (state: CaseState, actor: Actor, party: string): Answer => {
  const known = state.party.parties[party]
  if (!known) return reject('party.unknown')
  if (actor.id === party || isMediator(state, actor)) return null
  const acting = known.representatives[actor.id]
  if (!acting) return reject('who.partyOrMediator')
  return acting.scope === 'general' ? reject('settlement.notAuthorised') : null
}

/**
 * What one side suggests is the other's to settle, what a mediator suggests either's; a mediator settles any. Taken is it
 * only by who may agree for that side, for it comes to the same.
 */
const maySettle = (state: CaseState, actor: Actor, { by }: Suggestion, taking: boolean): Answer => {
  if (isMediator(state, actor)) return null
  const own = partyOf(state, actor)
  if (own === null) return reject('who.partyOrMediator')
  if (sideFor(state.party, by) !== state.party.parties[own]!.side)
    return taking ? byParty(state, actor, own) : null
  const isTakenBack = !taking && partyOf(state, { id: by, roles: [] }) === own
  return isTakenBack ? null : reject('settlement.notTheirs')
}

const settling = (state: CaseState, actor: Actor, suggestion: string, taking: boolean): Answer => {
  const made = state.settlement.suggestions[suggestion]
  return firstOf(
    atTable(state, actor),
    mediating(state),
    made ? maySettle(state, actor, made, taking) : reject('settlement.unknownSuggestion'),
  )
}

const mediating = (state: CaseState): Answer => during(state, ['mediating'])
const signable = (state: CaseState): Answer => during(state, ['agreedWritten', 'signing'])

export const settlementPolicies: Policies<SettlementCommand, CaseState> = {
  'settlement.assent': (state, actor, { party }) => firstOf(mediating(state), byParty(state, actor, party)),
  'settlement.object': (state, actor, { party }) => firstOf(mediating(state), byParty(state, actor, party)),
  'settlement.reopen': (state, actor) => firstOf(mediator(state, actor), during(state, talking)),
  'settlement.comment': (state, actor) => firstOf(atTable(state, actor), during(state, talking)),
  'settlement.resolveComment': (state, actor) => firstOf(atTable(state, actor), during(state, talking)),
  'settlement.suggest': (state, actor) => firstOf(atTable(state, actor), mediating(state)),
  'settlement.acceptSuggestion': (state, actor, { suggestion }) => settling(state, actor, suggestion, true),
  'settlement.rejectSuggestion': (state, actor, { suggestion }) => settling(state, actor, suggestion, false),
  'settlement.finalise': (state, actor) => firstOf(mediator(state, actor), mediating(state)),
  'settlement.sign': (state, actor, { as, party }) => {
    if (as === 'party') return firstOf(signable(state), byParty(state, actor, party ?? ''))
    return firstOf(as === 'mediator' ? mediator(state, actor) : caseStaff(state, actor), signable(state))
  },
  'settlement.seal': (state, actor) => firstOf(committee(state, actor), signable(state)),
}
