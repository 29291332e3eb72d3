/**
 * Why a command was refused: one closed union, a value and not an exception. The texts stand beside the codes in
 * `protocol/rejection-text.ts`, which does not compile when one is missing. `params` fill the text; no names in them.
 */
export type Rejection = {
  readonly code: RejectionCode
  readonly params?: Readonly<Record<string, string | number>>
}

export const rejectionCodes = [
  'command.malformed',
  'command.unknown',
  'command.tooLarge',
  'command.tooMany',
  'stream.notFound',
  'stream.full',
  'login.needed',
  'login.ended',
  /** What may be seen of a stream has changed: open it again. */
  'access.changed',
  /** Nothing by that name is listened to. */
  'message.unknown',
  /** A message that must be answered came without a way to answer it. */
  'message.noAck',
  'ticket.spent',
  'account.nameTaken',
  /** The store did not answer, or an assumption broke: nothing is lost, the same command may come again. */
  'fault',

  'who.stationHead',
  'who.officer',
  'who.moderator',
  'who.officerOrModerator',
  'who.door',
  'who.host',
  'who.joined',

  'station.exists',
  'station.repeatedGrid',
  'station.roleHeld',
  'station.roleNotHeld',
  'station.lastHead',
  'grid.unknown',

  'meeting.exists',
  'meeting.wrongPhase',
  'meeting.badTimes',
  'meeting.tooLong',
  'meeting.past',
  'meeting.notEarlier',
  'meeting.noticeShort',
  'meeting.noModerator',
  'meeting.kindFixed',
  'meeting.noAgenda',
  'meeting.repeatedItem',
  'meeting.unknownItem',
  'meeting.alreadyThere',
  'meeting.dutyHeld',
  'meeting.dutyNotHeld',
  'meeting.moderatorNeeded',
  'meeting.notReviewed',
  'meeting.begun',

  'roll.removed',
  'roll.alreadyJoined',
  'roll.joiningClosed',
  'roll.joiningOpen',
  'roll.full',
  'roll.unknownPerson',
  'roll.lineTaken',
  'roll.alreadyConfirmed',
  'roll.notConfirmed',
  'roll.alreadyExcused',
  'roll.notExcused',
  'roll.alreadyRemoved',
  'roll.notRemoved',
  'roll.hasDuty',
  'roll.staffName',
  'roll.notAnonymous',
  'roll.gridNeeded',
  'roll.alreadyMerged',
  'roll.alreadySo',

  'issue.repeatedProposal',
  'issue.tooManyProposals',
  'issue.tooManyWaiting',
  'issue.unknownProposal',
  'issue.proposalDecided',
  'issue.notProposer',
  'issue.mayNotWriteFor',
  'issue.moderatorNeutral',
  'issue.boardFull',
  'issue.alreadySeconded',
  'issue.notSeconded',
  'issue.tooManySeconds',
  'issue.withdrawn',
  'issue.hidden',
  'issue.notHidden',
  'issue.merged',
  'issue.notMerged',
  'issue.notOnBoard',
  'issue.notAuthor',
  'issue.listLocked',
  'issue.listNotLocked',
  'issue.listEmpty',
  'issue.tooManyHandedOver',

  'floor.notHere',
  'floor.moderatorNeutral',
  'floor.speaking',
  'floor.alreadyWaiting',
  'floor.notWaiting',
  'floor.turnsUsed',
  'floor.nobodyWaiting',
  'floor.nobodySpeaking',
  'floor.tooLate',
  'floor.alreadyPaused',
  'floor.notPaused',
  'floor.repeatedPoint',
  'floor.tooManyPoints',
  'floor.unknownPoint',
  'floor.pointSettled',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

export const reject = (code: RejectionCode, params?: Readonly<Record<string, string | number>>): Rejection =>
  params ? { code, params } : { code }
