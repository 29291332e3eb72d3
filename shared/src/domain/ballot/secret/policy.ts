import { during } from '../../meeting/phases.ts'
import { reject } from '../../rejection.ts'
import { firstOf, type Answer } from '../../rules-table.ts'
import type { Actor } from '../../decider.ts'
import type { MeetingState } from '../../meeting-state.ts'
import { atTheTable, moderator, scrutineer, scrutineerOrModerator, type Who } from '../../who.ts'

/** Somebody of that sort, while this secret ballot is the one that is open. */
const on =
  (who: Who) =>
  (state: MeetingState, actor: Actor, { ballot }: { ballot: string }): Answer =>
    firstOf(
      who(state, actor),
      during(state, ['voting']),
      state.ballot.open !== ballot ? reject('ballot.notOpen') : null,
      state.ballot.secret[ballot] ? null : reject('ballot.otherMethod'),
    )

export const secretPolicies = {
  'ballot.openSecret': (state: MeetingState, actor: Actor): Answer =>
    firstOf(moderator(state, actor), during(state, ['inProgress'])),
  'ballot.noteHelp': on(atTheTable),
  'ballot.turnToPaper': on(moderator),
  'ballot.count': on(scrutineerOrModerator),
  'ballot.sign': on(scrutineer),
  'ballot.sendBack': on(scrutineer),
  'ballot.announce': on(moderator),
  'ballot.decideRest': (state: MeetingState, actor: Actor): Answer =>
    firstOf(moderator(state, actor), during(state, ['inProgress'])),
}
