import type { Actor } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { during } from '../meeting/phases.ts'
import { firstOf, type Answer, type Policies } from '../rules-table.ts'
import { staff } from '../who.ts'
import type { ResolutionCommand } from './schema.ts'

const writing = (state: MeetingState, actor: Actor): Answer =>
  firstOf(staff(state, actor), during(state, ['inProgress', 'summarizing']))

export const resolutionPolicies: Policies<ResolutionCommand> = {
  'resolution.adopt': writing,
  'resolution.assign': writing,
  'resolution.drop': writing,
}
