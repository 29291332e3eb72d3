import type { Actor } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { reject } from '../rejection.ts'
import { firstOf, type Answer, type Policies } from '../rules-table.ts'
import { moderator, officer, officerOrModerator } from '../who.ts'
import { during, open, preparing, unfinished } from './phases.ts'
import type { LifecycleCommand, UndoableStep } from './schema.ts'
import { transitions } from './transitions.ts'

const move =
  (type: keyof typeof transitions) =>
  (state: MeetingState, actor: Actor): Answer => {
    const { who, from } = transitions[type]
    return firstOf(who(state, actor), during(state, from))
  }

/** Officers prepare a meeting with its moderator; once people sit down, the moderator leads it. */
const isPreparing = (step: UndoableStep | undefined): boolean =>
  step === 'collect' || step === 'fixAgenda' || step === 'openCheckIn'

export const meetingPolicies: Policies<LifecycleCommand> = {
  'meeting.draft': (state, actor) =>
    firstOf(officer(state, actor), state.meeting.phase === null ? null : reject('meeting.exists')),
  'meeting.amend': (state, actor) => firstOf(officer(state, actor), during(state, preparing)),
  'meeting.setAgenda': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, ['draft', 'announced', 'collecting'])),
  'meeting.assignDuty': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, unfinished)),
  'meeting.relieveDuty': (state, actor) =>
    firstOf(officerOrModerator(state, actor), during(state, unfinished)),
  'meeting.announce': move('meeting.announce'),
  'meeting.collect': move('meeting.collect'),
  'meeting.fixAgenda': move('meeting.fixAgenda'),
  'meeting.openCheckIn': move('meeting.openCheckIn'),
  'meeting.start': move('meeting.start'),
  'meeting.unstart': move('meeting.unstart'),
  'meeting.enterItem': (state, actor) => firstOf(moderator(state, actor), during(state, ['inProgress'])),
  'meeting.adjourn': move('meeting.adjourn'),
  'meeting.summarize': move('meeting.summarize'),
  'meeting.resume': move('meeting.resume'),
  'meeting.undo': (state, actor) =>
    firstOf(
      (isPreparing(state.meeting.step?.is) ? officerOrModerator : moderator)(state, actor),
      during(state, open),
    ),
  'meeting.close': move('meeting.close'),
  'meeting.cancel': move('meeting.cancel'),
  'meeting.publish': move('meeting.publish'),
  'meeting.project': (state, actor) =>
    firstOf(moderator(state, actor), during(state, ['checkingIn', 'inProgress', 'voting', 'summarizing'])),
}
