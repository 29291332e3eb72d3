import type { Actor } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { kinds } from '../meeting/kinds.ts'
import { during, listing, open, preparing } from '../meeting/phases.ts'
import { reject } from '../rejection.ts'
import { idsOf } from '../roll/state.ts'
import { firstOf, type Answer, type Policies } from '../rules-table.ts'
import { cameIn, isModerator, joined, mayWriteFor, officerOrModerator } from '../who.ts'
import type { IssueCommand } from './schema.ts'

const unlocked = ({ issue }: MeetingState): Answer => (issue.lock ? reject('issue.listLocked') : null)

const neutral = (state: MeetingState, actor: Actor): Answer =>
  isModerator(state, actor) ? reject('issue.moderatorNeutral') : null

/** The moderator writes down for others only; residents speak for themselves only. */
const inWhoseName = (state: MeetingState, actor: Actor, said: string): Answer => {
  if (said === '') return neutral(state, actor)
  return mayWriteFor(state, actor) ? null : reject('issue.mayNotWriteFor')
}

/** 会前先提一条: from the notice anyone proposes, where somebody looks before it stands on the list. */
const fromOutside = ({ meeting }: MeetingState): boolean =>
  kinds[meeting.facts.kind].moderated && preparing.some((phase) => phase === meeting.phase)

const isProposer = ({ issue, roll }: MeetingState, actor: Actor, proposal: string): Answer => {
  const proposer = issue.proposals[proposal]?.proposer
  if (proposer === undefined) return reject('issue.unknownProposal')
  return idsOf(roll, actor.id).includes(proposer) ? null : reject('issue.notProposer')
}

export const issuePolicies: Policies<IssueCommand> = {
  'issue.propose': (state, actor, command) =>
    firstOf(
      fromOutside(state) ? null : joined(state, actor),
      during(state, listing),
      inWhoseName(state, actor, command.for),
      unlocked(state),
    ),
  'issue.accept': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, listing), unlocked(state)),
  'issue.question': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, listing)),
  'issue.answer': (state, actor, { proposal }) =>
    firstOf(during(state, listing), isProposer(state, actor, proposal)),
  'issue.retract': (state, actor, { proposal }) =>
    firstOf(during(state, listing), isProposer(state, actor, proposal)),
  'issue.second': (state, actor) =>
    firstOf(cameIn(state, actor), during(state, listing), neutral(state, actor)),
  'issue.unsecond': (state, actor) => firstOf(cameIn(state, actor), during(state, listing)),
  'issue.withdraw': (state, actor) => firstOf(joined(state, actor), during(state, listing), unlocked(state)),
  'issue.merge': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, listing), unlocked(state)),
  'issue.unmerge': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, listing), unlocked(state)),
  'issue.hide': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
  'issue.unhide': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
  'issue.lockList': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, listing), unlocked(state)),
  'issue.unlockList': (state, actor) =>
    firstOf(
      officerOrModerator(state, actor),
      during(state, listing),
      state.issue.lock ? null : reject('issue.listNotLocked'),
    ),
  'issue.handOver': (state, actor) => firstOf(joined(state, actor), during(state, [...open, 'closed'])),
}
