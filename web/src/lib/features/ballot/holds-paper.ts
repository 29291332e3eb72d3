import { methods } from '@linyi/shared/domain/ballot/methods'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { certifies } from './secret/certify/certifies.ts'
import { votesIn } from './secret/votes-in.ts'

/** Has somebody something to hand in or to sign now? Then that is the one thing to do on their screen. */
export function holdsPaper(state: MeetingState, actor: Actor | null): boolean {
  if (actor === null) return false
  const { ballots, secret, open } = state.ballot
  const [ballot, box] = [ballots[open], secret[open]]
  if (ballot) return methods[ballot.method].mayHandIn(state, ballot, actor) === null
  if (!box) return false
  return box.stoppedAt === null ? votesIn(state, box, actor) : certifies(state, actor)
}
