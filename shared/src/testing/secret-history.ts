import type { Recorded } from '../domain/decider.ts'
import type { MeetingCommand, MeetingEvent } from '../domain/meeting-state.ts'
import type { BallotId, MotionId } from '../lib/ids.ts'
import { boxWith, fingerprintOf, plainTerms } from './box-contents.ts'
import {
  chair,
  deputy,
  facts,
  neighbour,
  noon,
  officer,
  resident,
  scrutineer,
  station,
  type Known,
} from './given.ts'
import { createHall } from './hall.ts'
import type { PublishedBox } from '../record/published-box.ts'

const motion = 'motion' as MotionId
const joins = (person: Known): readonly [Known, MeetingCommand] => [
  person,
  { type: 'roll.join', name: person.id, via: 'qr', grid: '', consent: 1, anonymous: false },
]
const confirms = (person: Known): readonly [Known, MeetingCommand] => [
  officer,
  { type: 'roll.confirm', participant: person.id, capacity: 'resident', how: 'seen' },
]
const assigns = (person: Known, duty: 'moderator' | 'scrutineer'): readonly [Known, MeetingCommand] => [
  officer,
  { type: 'meeting.assignDuty', participant: person.id, duty },
]
const voters = [resident, neighbour, deputy, scrutineer]

const begun: readonly (readonly [Known, MeetingCommand])[] = [
  [officer, { type: 'meeting.draft', station, facts, agenda: [] }],
  ...[assigns(chair, 'moderator'), assigns(scrutineer, 'scrutineer'), assigns(deputy, 'scrutineer')],
  [officer, { type: 'meeting.announce', urgent: '' }],
  [officer, { type: 'meeting.openCheckIn' }],
  ...[...voters, chair].map(joins),
  ...voters.map(confirms),
  [chair, { type: 'meeting.start' }],
  [
    chair,
    {
      ...{ type: 'motion.put', motion, mover: resident.id, text: '清排水口', issues: [] },
      ...{ who: '街道办', what: '清', when: '', cost: '', again: false },
    },
  ],
]

/** What happened in a meeting that held a secret ballot on one motion, and what was in its box: `y`, `n` and `a`. */
export function secretHistory(papers: readonly string[]): {
  readonly history: readonly Recorded<MeetingEvent>[]
  readonly box: PublishedBox
} {
  const hall = createHall()
  const ballot = 'ballot' as BallotId
  const send = (actor: Known, command: MeetingCommand): void => {
    const sent = hall.send(actor, command, noon)
    if (!sent.ok) throw new Error(`${command.type}: ${sent.error.code}`)
  }
  for (const [actor, command] of begun) send(actor, command)
  send(chair, { type: 'ballot.openSecret', ballot, motion, endDebate: '', terms: plainTerms })
  for (const paper of papers) hall.cast(ballot, paper)
  send(chair, { type: 'ballot.stop', ballot })
  send(scrutineer, { type: 'ballot.count', ballot })
  const fingerprint = fingerprintOf(hall.state(), ballot)
  for (const person of [scrutineer, deputy]) send(person, { type: 'ballot.sign', ballot, fingerprint })
  send(chair, { type: 'ballot.announce', ballot })
  const { ballots, nullifiers } = boxWith(papers)
  return { history: hall.history(), box: { ballot, receipts: nullifiers, papers: ballots } }
}
