import { expect, it } from 'vitest'
import type { BallotCommand } from '../domain/ballot/schema.ts'
import type { SecretOutcome } from '../domain/ballot/secret/outcome.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { BallotId, MotionId } from '../lib/ids.ts'
import { boxWith, fingerprintOf, plainTerms } from '../testing/box-contents.ts'
import {
  assigned,
  by,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  noon,
  officer,
  resident,
  scrutineer,
  until,
} from '../testing/given.ts'
import type { PaperPerson } from './people.ts'
import { secretPaper } from './secret-paper.ts'

const motion = 'motion' as MotionId
const ballot = 'ballot' as BallotId
const devices = 'devices' as BallotId
const personOf = (id: string): PaperPerson => ({ name: id, unit: '', official: false })
const whose = { meeting: 'M', station: '圭峰站' }

/** One 票选 from its motion to its announcement, sent back once; where asked, turned to paper on the way. */
function whole(onPaper = false): readonly MeetingEvent[] {
  const events: MeetingEvent[] = [
    ...until('inProgress'),
    assigned(scrutineer, 'scrutineer'),
    assigned(deputy, 'scrutineer'),
    ...[resident, deputy, scrutineer].map((one) => confirmed(one)),
    {
      ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '修排水', options: [] },
      ...{ who: '', what: '', when: '', cost: '' },
    },
  ]
  const does = (by: Parameters<ReturnType<typeof given>['when']>[0], command: BallotCommand): void => {
    const inputs = {
      boxes: {
        [ballot]: boxWith(['y', 'y', 'n']),
        [devices]: boxWith(['y'], 4, { handedOut: 1, sheets: null }),
      },
    }
    events.push(...given(...events).when(by, command, inputs).events!)
  }
  const first = onPaper ? devices : ballot
  does(chair, { type: 'ballot.openSecret', ballot: first, motion, endDebate: '', terms: plainTerms })
  if (onPaper) does(chair, { type: 'ballot.turnToPaper', ballot: first, next: ballot, reason: '断网了' })
  does(chair, { type: 'ballot.stop', ballot })
  does(scrutineer, { type: 'ballot.count', ballot })
  does(scrutineer, { type: 'ballot.sendBack', ballot, reason: '再数一遍' })
  does(chair, { type: 'ballot.count', ballot })
  for (const one of [scrutineer, deputy])
    does(one, { type: 'ballot.sign', ballot, fingerprint: fingerprintOf(fold(events), ballot) })
  does(chair, { type: 'ballot.announce', ballot })
  return events
}

/** Told by whoever chaired then; somebody else does by now. */
const state = fold([
  ...whole().map((event) => by(event.type === 'ballot.announced' ? chair : officer, event)),
  { type: 'meeting.dutyRelieved', v: 1, participant: chair.id, duty: 'moderator' },
  assigned(resident, 'moderator'),
])

it('has the numbers, the outcome, who signed, and the fingerprint of the box', () => {
  expect(secretPaper(state, ballot, whose, personOf)).toMatchObject({
    ...whose,
    motion: '修排水',
    again: null,
    stoppedAt: noon,
    entitled: 3,
    sealing: { issued: 3, returned: 3, fingerprint: fingerprintOf(state, ballot) },
    outcome: { winners: [motion] },
    signed: [{ name: scrutineer.id }, { name: deputy.id }],
    sentBack: 1,
    turned: null,
    announcedBy: chair.id,
  })
})

it('says after what it was held again: a tie, seats that nobody won, or one that was void as a whole', () => {
  const found = state.ballot.secret[ballot]!
  const announced = found.announced!
  const rest = { decision: 'secondBallot', reason: '主席团会议', at: noon } as const
  const again = (outcome: Partial<SecretOutcome>, decided: typeof rest | null = null) => {
    const before = { ...announced, outcome: { ...announced.outcome, ...outcome }, rest: decided }
    const secret = { before: { ...found, announced: before }, [ballot]: { ...found, after: 'before' } }
    const then = { ...state, ballot: { ...state.ballot, secret } }
    return secretPaper(then, ballot, whose, personOf)?.again
  }
  expect(again({ next: 'revote' })).toBe('tied')
  expect(again({ next: 'revote', annulled: true })).toBe('allVoid')
  expect(again({ next: 'presidium' }, rest)).toBe('seatsLeft')
  expect(again({ next: 'revote' }, rest)).toBe('seatsLeft')
})

it('says how far the devices had come where it was held on paper instead, and why', () => {
  expect(secretPaper(fold(whole(true)), ballot, whose, personOf)?.turned).toEqual({
    ...{ issued: 3, returned: 1, reason: '断网了' },
  })
})

it('is none for a ballot that is not there, or was not announced', () => {
  for (const id of ['', 'constructor']) expect(secretPaper(state, id, whose, personOf)).toBeNull()
  const before = fold(whole().slice(0, -1))
  expect(secretPaper(before, ballot, whose, personOf)).toBeNull()
})
