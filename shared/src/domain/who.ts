import type { AccountRole, Actor, Duty } from './decider.ts'
import type { MeetingState } from './meeting-state.ts'
import { reject, type RejectionCode } from './rejection.ts'
import { personOf } from './roll/state.ts'
import type { Answer } from './rules-table.ts'

/** Asks whether somebody is of a certain sort, and says who is if not. */
export type Who = (state: MeetingState, actor: Actor) => Answer

const hasRole = (actor: Actor, ...roles: readonly AccountRole[]): boolean =>
  roles.some((role) => actor.roles.includes(role))

/** Duties go with the person, whichever of their merged phones they hold. */
const hasDuty = (state: MeetingState, actor: Actor, duty: Duty): boolean =>
  [actor.id, personOf(state.roll, actor.id)].some((id) => state.meeting.duties[id]?.includes(duty))

/** The same of somebody by their id. */
export const holds = (state: MeetingState, id: string, duty: Duty): boolean =>
  hasDuty(state, { id, roles: [] }, duty)

export const isOfficer = (actor: Actor): boolean => hasRole(actor, 'stationHead', 'liaisonOfficer')
export const isModerator = (state: MeetingState, actor: Actor): boolean => hasDuty(state, actor, 'moderator')

/** Officers, and who chairs or records this meeting: they see proposals before anyone else. */
export const isStaff = (state: MeetingState, actor: Actor): boolean =>
  isOfficer(actor) || isModerator(state, actor) || hasDuty(state, actor, 'recorder')

/** 代记: who may write down what somebody else said. */
export const mayWriteFor = (state: MeetingState, actor: Actor): boolean =>
  isStaff(state, actor) || hasRole(actor, 'gridWorker')

/** Counts raised hands: staff and grid workers but the moderator, and who was made scrutineer or teller. */
export const mayCount = (state: MeetingState, actor: Actor): boolean =>
  !isModerator(state, actor) &&
  (mayWriteFor(state, actor) || hasDuty(state, actor, 'scrutineer') || hasDuty(state, actor, 'teller'))

/** Came in, on this phone or another. */
export const hasJoined = (state: MeetingState, actor: Actor): boolean => {
  const line = state.roll.lines[personOf(state.roll, actor.id)]
  return line !== undefined && (line.joined !== null || line.confirmed !== null)
}

const who =
  (code: RejectionCode, test: (state: MeetingState, actor: Actor) => boolean): Who =>
  (state, actor) =>
    test(state, actor) ? null : reject(code)

export const staff = who('who.staff', isStaff)
/** On the roll as somebody who came in, not only as an account. */
export const cameIn = who('who.joined', hasJoined)
export const officer = who('who.officer', (_, actor) => isOfficer(actor))
export const moderator = who('who.moderator', isModerator)
export const officerOrModerator = who(
  'who.officerOrModerator',
  (state, actor) => isOfficer(actor) || isModerator(state, actor),
)
/** 监票人; who moderates certifies nothing. */
const isScrutineer = (state: MeetingState, actor: Actor): boolean =>
  hasDuty(state, actor, 'scrutineer') && !isModerator(state, actor)
export const scrutineer = who('who.scrutineer', isScrutineer)
export const scrutineerOrModerator = who(
  'who.scrutineerOrModerator',
  (state, actor) => isScrutineer(state, actor) || isModerator(state, actor),
)
/** Hands out voting papers and the shared tablet: the door, and those who count. */
export const atTheTable = who(
  'who.table',
  (state, actor) =>
    isOfficer(actor) ||
    hasRole(actor, 'gridWorker') ||
    hasDuty(state, actor, 'scrutineer') ||
    hasDuty(state, actor, 'teller'),
)
/** 签到确认 is for officers and grid workers. */
export const door = who('who.door', (_, actor) => isOfficer(actor) || hasRole(actor, 'gridWorker'))
export const host = who(
  'who.host',
  (state, actor) => isOfficer(actor) || isModerator(state, actor) || hasRole(actor, 'gridWorker'),
)
/** Anyone in the meeting: those who came in, and staff at work. */
export const joined = who(
  'who.joined',
  (state, actor) => hasJoined(state, actor) || mayWriteFor(state, actor),
)
