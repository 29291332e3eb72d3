import { limits } from '../../../lib/limits.ts'
import type { BoxTerms } from '../../boxes.ts'
import { decided, refused } from '../../decided.ts'
import type { MeetingState } from '../../meeting-state.ts'
import { unfinished } from '../../meeting/phases.ts'
import { rulesIn } from '../../meeting/kinds.ts'
import { reject } from '../../rejection.ts'
import { expected, isEntitled, mayVoteOn } from '../../roll/counts.ts'
import { personOf } from '../../roll/state.ts'
import type { Deciders } from '../../rules-table.ts'
import { secretApart } from '../apart.ts'
import type { BallotCommand } from '../schema.ts'
import { isTaken } from '../state.ts'

/** 票条印在前头: a box is reserved before its ballot opens, and who was handed a slip is an event each (decisions 1, 9). */

/** One for each of 应到, and for whoever is on the roll beside; 0 while nobody said and nobody is. */
export const slipsWanted = (state: MeetingState): number =>
  Math.min(limits.rollLinesMax, Math.max(expected(state) ?? 0, mayVoteOn(state.roll)))

/** Whose lines are spent by a slip as the ballot opens: those of `entitled` who hold one, on whichever phone they were found. */
export const givenAmong = (
  { ballot, roll }: MeetingState,
  entitled: readonly string[],
): readonly string[] => {
  const holders = new Set(ballot.slips!.given.map((one) => personOf(roll, one)))
  return entitled.filter((person) => holders.has(person))
}

/**
 * Slips that have to come back, by the name under which each was noted: of who may not vote, and the second of somebody
 * found to be two on the roll. With it they could vote, and somebody who may would be left without.
 */
export function heldOutside(
  { ballot, roll }: Pick<MeetingState, 'ballot' | 'roll'>,
  entitled: readonly string[],
): readonly string[] {
  const given = ballot.slips?.given ?? []
  const holders = given.map((one) => personOf(roll, one))
  return given.filter((_, at) => !entitled.includes(holders[at]!) || holders.indexOf(holders[at]!) !== at)
}

const overIf = (over: boolean) => ({ over, settled: over })

/** A box whose ballot is not open: slips are printed for it, and nothing goes in or out. It is over once they are given up. */
export const reservedTerms = (state: MeetingState, isDropped: boolean): BoxTerms => ({
  ...{ slips: [], codes: isDropped ? 0 : slipsWanted(state), issuesUntil: null, castsFrom: 0, paperChars: 0 },
  ...{ open: false, entering: false, published: false, counts: 0 },
  ...overIf(isDropped || !(unfinished as readonly unknown[]).includes(state.meeting.phase)),
  accepts: () => reject('ballot.notOpen'),
})

export const slipDeciders: Pick<
  Deciders<BallotCommand>,
  'ballot.prepareSlips' | 'ballot.giveSlip' | 'ballot.takeSlipBack' | 'ballot.dropSlips'
> = {
  'ballot.dropSlips': (_, { ballot, reason }) =>
    decided({ type: 'ballot.slipsDropped', v: 1, ballot, reason }),
  'ballot.prepareSlips': (state, { ballot }) => {
    if (isTaken(state.ballot, ballot)) return refused('ballot.repeatedId')
    if (state.ballot.slips) return refused('ballot.slipsPrepared')
    if (!rulesIn(state.meeting).decision) return refused('motion.noVotes')
    const apart = secretApart(state)
    if (apart) return refused(apart.code)
    if (slipsWanted(state) === 0) return refused('ballot.slipsForNobody')
    return decided({ type: 'ballot.slipsPrepared', v: 1, ballot })
  },
  'ballot.giveSlip': (state, { ballot, participant }) => {
    const person = personOf(state.roll, participant)
    if (!isEntitled(state.roll.lines[person])) return refused('ballot.confirmFirst')
    if (heldBy(state, person) !== undefined) return refused('ballot.slipGiven')
    return decided({ type: 'ballot.slipGiven', v: 1, ballot, participant: person })
  },
  'ballot.takeSlipBack': (state, { ballot, participant }) => {
    const given = heldBy(state, personOf(state.roll, participant))
    return given === undefined
      ? refused('ballot.slipNotGiven')
      : decided({ type: 'ballot.slipTakenBack', v: 1, ballot, participant: given })
  },
}

/** The name under which a slip of theirs was noted. */
const heldBy = ({ ballot, roll }: MeetingState, person: string): string | undefined =>
  ballot.slips!.given.find((one) => personOf(roll, one) === person)
