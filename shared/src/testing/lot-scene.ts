import { sealOf, type Opened } from '../domain/ballot/secret/lot.ts'
import type { BallotCommand } from '../domain/ballot/schema.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { bodies } from '../domain/rules/bodies.ts'
import type { ParticipantId } from '../lib/ids.ts'
import { given, guest, joined, neighbour, resident, type Known } from './given.ts'
import { announcedOf, ballot, countedOf, open, openedBy, ready, stopped } from './secret-scene.ts'

/** A tie across the last seat in the hall of `secret-scene.ts`, and a lot on it as far as it has come. */

export const byRules = (ties: 'lot' | 'revote') =>
  ready.map((event): MeetingEvent => {
    if (event.type !== 'meeting.announced') return event
    const { settings, source, asOf } = bodies.stationCouncil
    return { ...event, rules: { settings: { ...settings, ties }, source, asOf } }
  })
export const withPhones = [joined(resident), joined(neighbour), joined(guest)]

/** One of two seats is won by a; b and c are tied for the other. */
export const tiedPapers = ['yya', 'yya', 'yay', 'yay', 'aaa']
export const tiedBy = (events: readonly MeetingEvent[], papers = tiedPapers) => {
  const before = [...events, ...withPhones]
  const opened = openedBy(before, open({ seats: 2, plain: true }))
  return announcedOf(countedOf([...before, opened, stopped], papers))
}
export const tied = tiedBy(byRules('lot'))

export const salts = { one: '1'.repeat(64), other: '2'.repeat(64) }
export const numbers = {
  resident: { number: '4711', salt: salts.one },
  neighbour: { number: '8', salt: salts.other },
} as const
export const witnesses = [resident.id, neighbour.id] as const
export const call = (reason = '', people: readonly ParticipantId[] = witnesses): BallotCommand => ({
  ...{ type: 'ballot.callLot', ballot, witnesses: people, reason },
})
export const called: MeetingEvent = { type: 'ballot.lotCalled', v: 1, ballot, witnesses, reason: '' }
export const seal = (opened: Opened): BallotCommand => ({
  ...{ type: 'ballot.sealNumber', ballot, seal: sealOf(ballot, opened) },
})
export const openNumber = (opened: Opened): BallotCommand => ({
  type: 'ballot.openNumber',
  ballot,
  ...opened,
})
export const sealed = (who: Known, opened: Opened): MeetingEvent => ({
  ...{ type: 'ballot.numberSealed', v: 1, ballot, participant: who.id, seal: sealOf(ballot, opened) },
})
export const opened = (who: Known, one: Opened): MeetingEvent => ({
  ...{ type: 'ballot.numberOpened', v: 1, ballot, participant: who.id, ...one },
})
export const bothSealed = [called, sealed(resident, numbers.resident), sealed(neighbour, numbers.neighbour)]
export const last = given(...tied, ...bothSealed, opened(resident, numbers.resident)).when(
  neighbour,
  openNumber(numbers.neighbour),
).events!
export const settled = [...tied, ...bothSealed, opened(resident, numbers.resident), ...last]
