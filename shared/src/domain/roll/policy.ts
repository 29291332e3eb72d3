import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { during, gathered, open, preparing, unfinished } from '../meeting/phases.ts'
import { reject } from '../rejection.ts'
import { firstOf, type Answer, type Policies } from '../rules-table.ts'
import { door, joined, officer, officerOrModerator } from '../who.ts'
import type { RollCommand } from './schema.ts'
import type { RollPart } from './state.ts'

/** Closed joining keeps strangers out, not the station's own accounts. */
const doorOpen = (roll: RollPart, roles: readonly unknown[]): Answer =>
  roll.joining === 'open' || roles.length > 0 ? null : reject('roll.joiningClosed')

/** 业主: each of them is a line with an area, so that there is nothing to type. */
const typedIn = ({ meeting }: MeetingState): Answer =>
  rulesIn(meeting).decision?.byArea ? reject('roll.countedByLines') : null

const beforeAndAfterVotes = gathered.filter((phase) => phase !== 'voting')

export const rollPolicies: Policies<RollCommand> = {
  'roll.setExpected': (state, actor) =>
    firstOf(officer(state, actor), during(state, [...preparing, ...gathered]), typedIn(state)),
  'roll.list': (state, actor) => firstOf(officer(state, actor), during(state, [...preparing, 'checkingIn'])),
  /** What was frozen when a ballot opened is not changed under it. */
  'roll.setAreas': (state, actor) =>
    firstOf(officer(state, actor), during(state, [...preparing, ...beforeAndAfterVotes])),
  'roll.join': (state, actor) => firstOf(during(state, open), doorOpen(state.roll, actor.roles)),
  'roll.register': (state, actor) => firstOf(door(state, actor), during(state, gathered)),
  /** A phone becomes a line of the roll only while no ballot has frozen it. */
  'roll.confirm': (state, actor, { line }) =>
    firstOf(door(state, actor), during(state, line === undefined ? gathered : beforeAndAfterVotes)),
  'roll.unconfirm': (state, actor) => firstOf(door(state, actor), during(state, gathered)),
  'roll.excuse': (state, actor) => firstOf(door(state, actor), during(state, unfinished)),
  'roll.unexcuse': (state, actor) => firstOf(door(state, actor), during(state, unfinished)),
  'roll.remove': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
  'roll.readmit': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
  'roll.rename': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
  /** While a ballot is open, each line of the frozen roll is one vote. */
  'roll.merge': (state, actor) =>
    firstOf(
      officer(state, actor),
      during(
        state,
        open.filter((phase) => phase !== 'voting'),
      ),
    ),
  'roll.nameInRecord': (state, actor) =>
    firstOf(joined(state, actor), during(state, [...open, 'closed', 'published'])),
  'roll.closeJoining': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
  'roll.reopenJoining': (state, actor) => firstOf(officerOrModerator(state, actor), during(state, open)),
}
