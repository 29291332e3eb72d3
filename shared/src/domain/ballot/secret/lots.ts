import type { Result } from '../../../lib/result.ts'
import { decided, refused } from '../../decided.ts'
import type { Actor, Decision } from '../../decider.ts'
import type { MeetingEvent, MeetingState } from '../../meeting-state.ts'
import type { Rejection } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import type { Deciders } from '../../rules-table.ts'
import type { BallotCommand } from '../schema.ts'
import { isByLot, leftOpen, stoodFirst } from './left-open.ts'
import { allSealed, witnessOf, type Lot } from './lot-state.ts'
import { mayWitness } from './may-witness.ts'
import { drawn, sealOf, seedOf } from './lot.ts'
import { standingCount, type Announced, type SecretBallot } from './state.ts'

/** 抽签: two witnesses each seal a number, open both, and both together decide. Nobody draws, and nothing is chance. */

type LotCommand = Extract<
  BallotCommand,
  { type: 'ballot.callLot' | 'ballot.sealNumber' | 'ballot.openNumber' }
>
type Decided = Result<Decision<MeetingEvent>, Rejection>

/** The tie that waits for a lot, if it is this ballot's; null for none. */
function waiting(state: MeetingState, ballot: string): (SecretBallot & { announced: Announced }) | null {
  const left = leftOpen(state, state.motion.active)
  return left?.id === ballot && isByLot(left.ballot) ? left.ballot : null
}

function call(
  state: MeetingState,
  { ballot, witnesses, reason }: Extract<LotCommand, { type: 'ballot.callLot' }>,
): Decided {
  const tie = waiting(state, ballot)
  if (!tie) return refused('ballot.noLot')
  if (tie.announced.lot && reason === '') return refused('ballot.lotCalled')
  const people = witnesses.map((one) => personOf(state.roll, one))
  const unfit = people.some((one) => mayWitness(state, one) !== null)
  if (unfit || new Set(people).size < people.length) return refused('ballot.witnessUnfit')
  return decided({ type: 'ballot.lotCalled', v: 1, ballot, witnesses: people, reason })
}

function seal(
  state: MeetingState,
  { ballot, seal: sealed }: Extract<LotCommand, { type: 'ballot.sealNumber' }>,
  actor: Actor,
): Decided {
  const participant = personOf(state.roll, actor.id)
  const lot = waiting(state, ballot)?.announced.lot
  const mine = witnessOf(lot, participant)
  if (!lot || !mine) return refused('ballot.notWitness')
  if (mine.seal !== null) return refused('ballot.numberSealed')
  const isCopied = lot.witnesses.some((other) => other.seal === sealed)
  return isCopied
    ? refused('ballot.sealTaken')
    : decided({ type: 'ballot.numberSealed', v: 1, ballot, participant, seal: sealed })
}

const openedIn = ({ witnesses }: Lot) => witnesses.flatMap(({ opened }) => (opened ? [opened] : []))

function open(
  state: MeetingState,
  { ballot: id, number, salt }: Extract<LotCommand, { type: 'ballot.openNumber' }>,
  actor: Actor,
): Decided {
  const participant = personOf(state.roll, actor.id)
  const ballot = waiting(state, id)
  const lot = ballot?.announced.lot
  const mine = witnessOf(lot, participant)
  if (!ballot || !lot || !mine) return refused('ballot.notWitness')
  if (!allSealed(lot)) return refused('ballot.sealsMissing')
  if (mine.opened) return refused('ballot.numberOpened')
  if (mine.seal !== sealOf(id, { number, salt })) return refused('ballot.numberDiffers')
  const told: MeetingEvent = { type: 'ballot.numberOpened', v: 1, ballot: id, participant, number, salt }
  const all = [...openedIn(lot), { number, salt }]
  return all.length < lot.witnesses.length ? decided(told) : decided(told, drawnBy(state, id, ballot, all))
}

/** What all numbers come to: the seats left go to the first in that order, and nothing is left open. */
function drawnBy(
  state: MeetingState,
  id: string,
  ballot: SecretBallot & { readonly announced: Announced },
  numbers: Parameters<typeof seedOf>[2],
): MeetingEvent {
  const { motion, announced } = ballot
  const { tied, seatsLeft } = announced.outcome
  const seed = seedOf(id, standingCount(ballot)!.sealing.fingerprint, numbers)
  const order = drawn(seed, tied)
  const won = order.slice(0, seatsLeft)
  const elected = [...announced.elected, ...won]
  return {
    ...{ type: 'ballot.lotDrawn', v: 1, ballot: id, motion, seed, order, won, elected },
    reserve: stoodFirst(state, ballot).filter((one) => !elected.includes(one)),
    settled: 'carried',
  }
}

export const lotDeciders: Deciders<LotCommand> = {
  'ballot.callLot': call,
  'ballot.sealNumber': seal,
  'ballot.openNumber': open,
}
