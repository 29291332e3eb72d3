import { chiefOf } from '../../election/package.ts'
import { during, gathered } from '../../meeting/phases.ts'
import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import { firstOf, type Answer } from '../../rules-table.ts'
import type { Actor } from '../../decider.ts'
import type { MeetingState } from '../../meeting-state.ts'
import {
  atTheTable,
  cameIn,
  moderator,
  officer,
  officerOrModerator,
  scrutineer,
  scrutineerOrModerator,
  type Who,
} from '../../who.ts'

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

/** Slips are printed before the ballot opens, and not while another one is open. */
const printing = ['announced', 'collecting', 'agendaFixed', 'checkingIn', 'inProgress'] as const

const areTheNext = ({ ballot: { slips } }: MeetingState, ballot: string): Answer =>
  slips?.ballot === ballot ? null : reject('ballot.slipsUnknown')

/** From the check-in on, slips of a ballot that is not open yet are handed out. */
const atTheDoor = (state: MeetingState, actor: Actor, { ballot }: { ballot: string }): Answer =>
  firstOf(atTheTable(state, actor), during(state, gathered), areTheNext(state, ballot))

/** 总监票人 where the meeting has approved one, else any scrutineer. */
const ruler: Who = (state, actor) => {
  const chief = chiefOf(state)
  const isOther = chief !== null && chief !== personOf(state.roll, actor.id)
  return scrutineer(state, actor) ?? (isOther ? reject('ballot.chiefRules') : null)
}

const inProgress =
  (who: Who) =>
  (state: MeetingState, actor: Actor): Answer =>
    firstOf(who(state, actor), during(state, ['inProgress']))

export const secretPolicies = {
  'ballot.openSecret': inProgress(moderator),
  'ballot.prepareSlips': (state: MeetingState, actor: Actor): Answer =>
    firstOf(officer(state, actor), during(state, printing)),
  'ballot.giveSlip': atTheDoor,
  'ballot.takeSlipBack': atTheDoor,
  'ballot.dropSlips': (state: MeetingState, actor: Actor, { ballot }: { ballot: string }): Answer =>
    firstOf(officerOrModerator(state, actor), during(state, printing), areTheNext(state, ballot)),
  'ballot.noteHelp': on(atTheTable),
  'ballot.ruleSheet': on(ruler),
  'ballot.turnToPaper': on(moderator),
  'ballot.count': on(scrutineerOrModerator),
  'ballot.sign': on(scrutineer),
  'ballot.sendBack': on(scrutineer),
  'ballot.announce': on(moderator),
  'ballot.callLot': inProgress(moderator),
  'ballot.sealNumber': inProgress(cameIn),
  'ballot.openNumber': inProgress(cameIn),
  'ballot.decideRest': inProgress(moderator),
}
