import type { Actor } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { during } from '../meeting/phases.ts'
import { personOf } from '../roll/state.ts'
import { firstOf, type Answer, type Policies } from '../rules-table.ts'
import { host, joined, moderator } from '../who.ts'
import type { FloorCommand } from './schema.ts'

const speaking = (state: MeetingState): Answer => during(state, ['inProgress'])

/** One's own hand; another's is for who may register somebody without a phone (代为登记). */
const handOf = (state: MeetingState, actor: Actor, participant: string): Answer =>
  personOf(state.roll, actor.id) === personOf(state.roll, participant)
    ? joined(state, actor)
    : host(state, actor)

const byModerator = (state: MeetingState, actor: Actor): Answer =>
  firstOf(moderator(state, actor), speaking(state))

export const floorPolicies: Policies<FloorCommand> = {
  'floor.raise': (state, actor, { participant }) =>
    firstOf(handOf(state, actor, participant), speaking(state)),
  'floor.lower': (state, actor, { participant }) =>
    firstOf(handOf(state, actor, participant), speaking(state)),
  'floor.next': byModerator,
  'floor.end': byModerator,
  'floor.undo': byModerator,
  'floor.pause': byModerator,
  'floor.resume': byModerator,
  'floor.extend': byModerator,
  'floor.open': byModerator,
  'floor.raisePoint': (state, actor) =>
    firstOf(joined(state, actor), during(state, ['inProgress', 'voting'])),
  'floor.rule': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress', 'voting'])),
}
