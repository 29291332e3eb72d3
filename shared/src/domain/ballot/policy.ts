import type { Actor } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { during } from '../meeting/phases.ts'
import { reject } from '../rejection.ts'
import { firstOf, type Answer, type Policies } from '../rules-table.ts'
import { moderator } from '../who.ts'
import { methods } from './methods.ts'
import { secretPolicies } from './secret/policy.ts'
import type { BallotCommand } from './schema.ts'

const whileOpen = (state: MeetingState, ballot: string): Answer =>
  firstOf(during(state, ['voting']), state.ballot.open === ballot ? null : reject('ballot.notOpen'))

const byModerator = (state: MeetingState, actor: Actor, { ballot }: { ballot: string }): Answer =>
  firstOf(moderator(state, actor), whileOpen(state, ballot))

export const ballotPolicies: Policies<BallotCommand> = {
  'ballot.open': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress'])),
  'ballot.handIn': (state, actor, { ballot }) => {
    const shut = whileOpen(state, ballot)
    if (shut) return shut
    const open = state.ballot.ballots[ballot]
    return open ? methods[open.method].mayHandIn(state, open, actor) : reject('ballot.otherMethod')
  },
  'ballot.stop': byModerator,
  'ballot.resume': byModerator,
  'ballot.close': (state, actor, { ballot }) =>
    byModerator(state, actor, { ballot }) ??
    (state.ballot.ballots[ballot] ? null : reject('ballot.otherMethod')),
  'ballot.annul': byModerator,
  ...secretPolicies,
}
