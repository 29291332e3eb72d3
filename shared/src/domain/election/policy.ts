import { during, listing } from '../meeting/phases.ts'
import { firstOf, type Policies } from '../rules-table.ts'
import { moderator, officerOrModerator } from '../who.ts'
import type { ElectionCommand } from './schema.ts'

export const electionPolicies: Policies<ElectionCommand> = {
  'election.setBrief': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, listing)),
  'election.plan': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, listing)),
  'election.putRules': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress'])),
  'election.proposeOfficials': (state, actor) =>
    firstOf(moderator(state, actor), during(state, ['inProgress'])),
  'election.appoint': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress'])),
}
