import { ok, type Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import { planOn } from '../election/package.ts'
import type { Actor, Decision, Instant } from '../decider.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import { reject, type Rejection } from '../rejection.ts'
import { expected } from '../roll/counts.ts'
import { personOf } from '../roll/state.ts'
import { quoteCounted } from '../rules/quote.ts'
import { firstOf, type Answer, type Deciders } from '../rules-table.ts'
import { fitsApart, frozenApart } from './apart.ts'
import { conditionsOf, entitledIn } from './conditions.ts'
import { methods } from './methods.ts'
import { rulesOf } from './pack.ts'
import { resultOf } from './result.ts'
import type { BallotCommand, BallotEvent } from './schema.ts'
import { mayGoOn, secretDeciders } from './secret/decide.ts'
import { isTaken, type Ballot, type BallotPart } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Of<Type extends BallotCommand['type']> = Extract<BallotCommand, { type: Type }>

function mayOpen(state: MeetingState, command: Of<'ballot.open'>): Answer {
  const { ballot, motion, method, endDebate, matter } = command
  if (isTaken(state.ballot, ballot)) return reject('ballot.repeatedId')
  const refusal = firstOf(
    fitsApart(state, method, matter),
    ...Object.values(conditionsOf(state, motion, endDebate)),
  )
  return refusal ?? (planOn(state, motion) ? reject('election.secretOnly') : null)
}

function open(state: MeetingState, command: Of<'ballot.open'>): Decided {
  const { ballot, motion, method, endDebate, matter } = command
  const refusal = mayOpen(state, command)
  if (refusal) return refused(refusal.code, refusal.params)
  const roll = { entitled: entitledIn(state), expected: expected(state) }
  const apart = frozenApart(state, matter)
  const pack = quoteCounted(state.meeting)
  return decided({ type: 'ballot.opened', v: 1, ballot, motion, method, ...roll, endDebate, ...apart, pack })
}

const closed = (state: MeetingState, id: string, ballot: Ballot): BallotEvent => ({
  type: 'ballot.closed',
  v: 1,
  ballot: id,
  motion: ballot.motion,
  result: resultOf(ballot, rulesOf(ballot, state.meeting).decision),
})

function handIn(state: MeetingState, { ballot: id, sheet }: Of<'ballot.handIn'>, actor: Actor): Decided {
  const ballot = state.ballot.ballots[id]!
  if (sheet.method !== ballot.method) return refused('ballot.otherMethod')
  const { fits, whose, spoken, disagree, closes } = methods[ballot.method]
  const misfit = fits(ballot, sheet)
  if (misfit) return refused(misfit.code, misfit.params)
  const participant = whose(personOf(state.roll, actor.id), sheet)
  const type = spoken ? 'ballot.answered' : 'ballot.handedIn'
  const handedIn: BallotEvent = { type, v: 1, ballot: id, participant, sheet }
  const marked: BallotEvent = { type: 'ballot.marked', v: 1, ballot: id, participant }
  const sheets = { ...ballot.sheets, [participant]: sheet }
  if (disagree(Object.values(sheets))) {
    const both = Object.entries(sheets).map(([by, one]) => ({ participant: by, sheet: one }))
    return ok({ events: [handedIn, marked, { type: 'ballot.disagreed', v: 1, ballot: id, sheets: both }] })
  }
  const after = { ...ballot, sheets, marked: { ...ballot.marked, [participant]: true as const } }
  return ok({
    events: closes(state, actor) ? [handedIn, marked, closed(state, id, after)] : [handedIn, marked],
  })
}

const stoppedAt = ({ ballots, secret }: BallotPart, id: string): Instant | null =>
  (ballots[id] ?? secret[id])!.stoppedAt

export const ballotDeciders: Deciders<BallotCommand> = {
  'ballot.open': open,
  'ballot.handIn': handIn,
  'ballot.stop': ({ ballot: part }, { ballot }) =>
    stoppedAt(part, ballot) === null
      ? decided({ type: 'ballot.stopped', v: 1, ballot })
      : refused('ballot.stopped'),
  'ballot.resume': ({ ballot: part }, { ballot, reason }, _, { boxes }) => {
    if (stoppedAt(part, ballot) === null) return refused('ballot.notStopped')
    const refusal = part.secret[ballot] ? mayGoOn(part.secret[ballot], boxes[ballot]) : null
    return refusal ? refused(refusal.code) : decided({ type: 'ballot.resumed', v: 1, ballot, reason })
  },
  'ballot.close': (state, { ballot: id }) => {
    const ballot = state.ballot.ballots[id]!
    const missing = methods[ballot.method].ready(ballot)
    return missing ? refused(missing.code, missing.params) : decided(closed(state, id, ballot))
  },
  'ballot.annul': (_, { ballot, reason }) => decided({ type: 'ballot.annulled', v: 1, ballot, reason }),
  ...secretDeciders,
}
