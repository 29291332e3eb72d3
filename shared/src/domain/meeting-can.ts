import type { Actor } from './decider.ts'
import { ballotPolicies } from './ballot/policy.ts'
import { electionPolicies } from './election/policy.ts'
import { erasurePolicies } from './erasure/rules.ts'
import { isErased } from './erasure/state.ts'
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
import { idsOf, personOf } from './roll/state.ts'
import type { Answer, Policies } from './rules-table.ts'

const policies: Policies<MeetingCommand> = {
  ...meetingPolicies,
  ...rollPolicies,
  ...issuePolicies,
  ...floorPolicies,
  ...motionPolicies,
  ...ballotPolicies,
  ...electionPolicies,
  ...resolutionPolicies,
  ...minutesPolicies,
  ...ratingPolicies,
  ...erasurePolicies,
}

/** Who was removed or erased is out, on every phone of theirs. */
export const stillIn = ({ roll, erasure }: MeetingState, actor: Actor): Answer => {
  if (isErased(erasure, actor.id)) return reject('erasure.already')
  return roll.lines[personOf(roll, actor.id)]?.removed ? reject('roll.removed') : null
}

/** Whoever had to leave may still have their name taken out. */
const isOwnErasure = ({ roll }: MeetingState, command: MeetingCommand, { id }: Actor): boolean =>
  command.type === 'erasure.erase' && idsOf(roll, command.participant).includes(id)

const members = ['participant', 'from', 'into', 'mover'] as const
type Naming = { readonly [Member in (typeof members)[number]]?: string }

/** Nothing more is done about who was erased. */
const aboutNobodyErased = ({ erasure }: MeetingState, command: Naming): Answer =>
  members.some((member) => isErased(erasure, command[member] ?? '')) ? reject('erasure.already') : null

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
  const out = isOwnErasure(state, command, actor) ? null : stillIn(state, actor)
  return out ?? aboutNobodyErased(state, command as Naming) ?? policy(state, actor, command)
}
