import type { Actor } from './decider.ts'
import { ballotPolicies } from './ballot/policy.ts'
import { floorPolicies } from './floor/policy.ts'
import { issuePolicies } from './issue/policy.ts'
import type { MeetingCommand, MeetingState } from './meeting-state.ts'
import { meetingPolicies } from './meeting/policy.ts'
import { minutesPolicies } from './minutes/rules.ts'
import { motionPolicies } from './motion/policy.ts'
import { ratingPolicies } from './rating/rules.ts'
import { reject } from './rejection.ts'
import { resolutionPolicies } from './resolution/policy.ts'
import { rollPolicies } from './roll/policy.ts'
import { personOf } from './roll/state.ts'
import type { Answer, Policies } from './rules-table.ts'

const policies: Policies<MeetingCommand> = {
  ...meetingPolicies,
  ...rollPolicies,
  ...issuePolicies,
  ...floorPolicies,
  ...motionPolicies,
  ...ballotPolicies,
  ...resolutionPolicies,
  ...minutesPolicies,
  ...ratingPolicies,
}

/** Who was removed is out, on every phone of theirs. */
export const stillIn = ({ roll }: MeetingState, actor: Actor): Answer =>
  roll.lines[personOf(roll, actor.id)]?.removed ? reject('roll.removed') : null

/**
 * May this person do this, with the meeting where it is? Needs nothing but the state: the server asks it for every
 * command, a screen to disable a control and say why.
 */
export function can(state: MeetingState, command: MeetingCommand, actor: Actor): Answer {
  const policy = policies[command.type] as (
    state: MeetingState,
    actor: Actor,
    command: MeetingCommand,
  ) => Answer
  return stillIn(state, actor) ?? policy(state, actor, command)
}
