import type { BallotId, MotionId } from '../lib/ids.ts'
import { chair, confirmed, deputy, neighbour, resident, stranger, until, type Known } from './given.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { BallotCommand, Sheet } from '../domain/ballot/schema.ts'

/** A motion that is put, four who may vote on it, and what they do. */
export const motion = 'motion' as MotionId
export const ballot = 'ballot' as BallotId
export type Choice = 'yes' | 'no' | 'abstain'

export const wasPut: MeetingEvent = {
  type: 'motion.put',
  v: 1,
  motion,
  mover: resident.id,
  text: '清排水口',
  options: [],
  who: '街道办',
  what: '清排水口',
  when: '',
  cost: '',
}
export const voters = [resident, neighbour, deputy, chair]
export const ready: MeetingEvent[] = [
  ...until('inProgress'),
  ...voters.map((person) => confirmed(person)),
  confirmed(stranger, 'observer'),
  wasPut,
]
export const open = (method: 'open' | 'hands' = 'open', endDebate = ''): BallotCommand => ({
  type: 'ballot.open',
  ballot,
  motion,
  method,
  endDebate,
})
export const opened = (method: 'open' | 'hands' = 'open'): MeetingEvent => ({
  type: 'ballot.opened',
  v: 1,
  ballot,
  motion,
  method,
  entitled: voters.map(({ id }) => id),
  expected: null,
  endDebate: '',
})
export const voting = [...ready, opened()]
export const counting = [...ready, opened('hands')]

export const vote = (choice: Choice): BallotCommand => ({
  type: 'ballot.handIn',
  ballot,
  sheet: { method: 'open', choice },
})
export const count = (yes: number, no: number): BallotCommand => ({
  type: 'ballot.handIn',
  ballot,
  sheet: { method: 'hands', yes, no },
})
export const handedIn = (person: Known, sheet: Sheet): MeetingEvent[] => [
  { type: 'ballot.handedIn', v: 1, ballot, participant: person.id, sheet },
  { type: 'ballot.marked', v: 1, ballot, participant: person.id },
]
export const voted = (person: Known, choice: Choice) => handedIn(person, { method: 'open', choice })
export const counted = (person: Known, yes: number, no: number) =>
  handedIn(person, { method: 'hands', yes, no })
export const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
export const close: BallotCommand = { type: 'ballot.close', ballot }
export const hand = (person: Known): MeetingEvent => ({
  type: 'floor.raised',
  v: 1,
  participant: person.id,
  stance: 'neutral',
  elder: false,
})
