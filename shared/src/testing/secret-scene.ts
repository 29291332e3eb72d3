import type { BallotId, IssueId, MotionId } from '../lib/ids.ts'
import { boxWith, fingerprintOf, plainTerms } from './box-contents.ts'
import {
  assigned,
  board,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  neighbour,
  resident,
  scrutineer,
  teller,
  until,
  type Known,
} from './given.ts'
import type { BoxContents } from '../domain/boxes.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { BallotCommand } from '../domain/ballot/schema.ts'
import type { AskedTerms } from '../domain/ballot/secret/terms.ts'

/** A hall of five on the roll with three options before it, and one secret ballot on them as far as it has come. */

export const motion = 'motion' as MotionId
export const ballot = 'ballot' as BallotId
export const again = 'again' as BallotId
export const [a, b, c] = ['a', 'b', 'c'] as unknown as [IssueId, IssueId, IssueId]

export const put = (...options: readonly string[]): MeetingEvent => ({
  ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '选民生实事' },
  options: options.map((issue) => ({ issue, title: `title of ${issue}`, detail: '' })),
  ...{ who: '街道办', what: '办', when: '', cost: '' },
})
export const locked: MeetingEvent = {
  type: 'issue.listLocked',
  v: 1,
  quote: board({ id: a, author: resident }),
}
export const voters = [resident, neighbour, deputy, scrutineer, teller]
export const watching = [
  assigned(scrutineer, 'scrutineer'),
  assigned(deputy, 'scrutineer'),
  assigned(teller, 'teller'),
]
export const room = [...until('inProgress'), ...watching, ...voters.map((one) => confirmed(one))]
export const ready = [...room, put(a, b, c), locked]

export const open = (asked: Partial<AskedTerms> = {}, id = ballot): BallotCommand => ({
  ...{ type: 'ballot.openSecret', ballot: id, motion, endDebate: '', terms: { ...plainTerms, ...asked } },
})
export type Opened = Extract<MeetingEvent, { type: 'ballot.secretOpened' }>
export const openedBy = (events: readonly MeetingEvent[], command: BallotCommand): Opened =>
  given(...events).when(chair, command).events![0] as Opened
export const opened = openedBy(ready, open({ seats: 2 }))
export const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
export const voted = [...ready, opened, stopped]

export const count: BallotCommand = { type: 'ballot.count', ballot }
export const announce: BallotCommand = { type: 'ballot.announce', ballot }
export const counting = (
  papers: readonly string[],
  issued?: number,
): { boxes: Record<string, BoxContents> } => ({
  boxes: { [ballot]: boxWith(papers, issued), [again]: boxWith(papers, issued) },
})
/** Everything up to and with a count of these papers. */
export const countedOf = (events: readonly MeetingEvent[], papers: readonly string[], issued?: number) => [
  ...events,
  ...given(...events).when(scrutineer, count, counting(papers, issued)).events!,
]
export const clear = ['yya', 'yya', 'yan', 'yaa', 'aay']
export const counted = countedOf(voted, clear)
export const sign = (
  events: readonly MeetingEvent[],
  fingerprint = fingerprintOf(fold(events), ballot),
): BallotCommand => ({
  ...{ type: 'ballot.sign', ballot, fingerprint },
})
export const signed = (person: Known): MeetingEvent => ({
  type: 'ballot.signed',
  v: 1,
  ballot,
  participant: person.id,
})
export const bothSigned = (events: readonly MeetingEvent[]) => [...events, signed(scrutineer), signed(deputy)]
export const announcedOf = (events: readonly MeetingEvent[]): readonly MeetingEvent[] => [
  ...bothSigned(events),
  ...given(...bothSigned(events)).when(chair, announce).events!,
]
