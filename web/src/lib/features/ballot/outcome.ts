import type { BallotResult } from '@linyi/shared/domain/ballot/schema'
import type { Ballot } from '@linyi/shared/domain/ballot/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Motion } from '@linyi/shared/domain/motion/state'

export type Outcome = {
  readonly id: string
  readonly ballot: Ballot
  readonly motion: Motion
  readonly result: BallotResult
}

/** The votes that came to a result, the last one first. */
export const outcomes = ({ ballot: { ballots }, motion: { motions } }: MeetingState): readonly Outcome[] =>
  Object.entries(ballots)
    .flatMap(([id, ballot]) => {
      const motion = motions[ballot.motion]
      return ballot.result && motion ? [{ id, ballot, motion, result: ballot.result }] : []
    })
    .reverse()
