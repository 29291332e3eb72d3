import { methods } from '@linyi/shared/domain/ballot/methods'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'

/** Has somebody something to hand in now? Then that is the one thing to do on their screen. */
export function holdsPaper(state: MeetingState, actor: Actor | null): boolean {
  const ballot = state.ballot.ballots[state.ballot.open]
  return (
    actor !== null && ballot !== undefined && methods[ballot.method].mayHandIn(state, ballot, actor) === null
  )
}
