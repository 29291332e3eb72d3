import { firstOf, type Policies } from '../../rules-table.ts'
import { during, live, open, preparing } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { actingFor, caseStaff } from '../who.ts'
import type { PartyCommand } from './schema.ts'

export const partyPolicies: Policies<PartyCommand, CaseState> = {
  'party.add': (state, actor) => firstOf(caseStaff(state, actor), during(state, [...preparing, 'mediating'])),
  'party.amend': (state, actor) =>
    firstOf(caseStaff(state, actor), during(state, [...preparing, 'mediating'])),
  'party.remove': (state, actor) =>
    firstOf(caseStaff(state, actor), during(state, [...preparing, 'mediating'])),
  'party.contact': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
  'party.represent': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
  'party.endRepresentation': (state, actor, { party }) =>
    firstOf(during(state, live), actingFor(state, actor, party)),
  'party.acknowledgeRights': (state, actor, { party }) =>
    firstOf(during(state, [...preparing, 'mediating']), actingFor(state, actor, party)),
  'party.consentTo': (state, actor, { party }) =>
    firstOf(during(state, open), actingFor(state, actor, party)),
}
