import { during } from '../meeting/phases.ts'
import { firstOf, type Policies } from '../rules-table.ts'
import { moderator } from '../who.ts'
import type { MotionCommand } from './schema.ts'

export const motionPolicies: Policies<MotionCommand> = {
  'motion.put': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress'])),
  'motion.withdraw': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress'])),
}
