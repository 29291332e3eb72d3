import type { BoxStanding } from '@linyi/shared/client/box-client'
import type { SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'
import { votesIn } from '../votes-in.ts'

/**
 * Where somebody stands in a secret ballot. `paper` may vote now · `sending` has sent a paper that was not answered yet ·
 * `cast` it counts · `missed` voting stopped before · `elsewhere` the slip was spent on another path · `returned` it was
 * given back here · `onPaper` it is voted on with papers alone · `looking` the device has not said yet what it keeps · the rest is not on its roll: an `observer`, who was confirmed too `late`, who is not
 * confirmed (`unseen`).
 */
export type Standing =
  | 'paper'
  | 'sending'
  | 'cast'
  | 'missed'
  | 'elsewhere'
  | 'returned'
  | 'onPaper'
  | 'looking'
  | 'observer'
  | 'late'
  | 'unseen'

export type Hand = {
  /** Null until the device was asked. */
  readonly box: BoxStanding | null
  readonly casting: boolean
  /** The code of the last refusal; empty for none. */
  readonly refused: string
}

function offTheRoll(state: MeetingState, actor: Actor | null): Standing {
  const line = state.roll.lines[personOf(state.roll, actor?.id ?? '')]
  if (!line?.confirmed) return 'unseen'
  return line.capacity === 'observer' ? 'observer' : 'late'
}

export function standingIn(
  state: MeetingState,
  ballot: SecretBallot,
  actor: Actor | null,
  { box, casting, refused }: Hand,
): Standing {
  if (actor === null || !votesIn(state, ballot, actor)) return offTheRoll(state, actor)
  if (ballot.paperRound) return ballot.stoppedAt === null ? 'onPaper' : 'missed'
  if (box === null) return 'looking'
  if (box.is === 'in' || box.is === 'found') return 'cast'
  if (casting || box.is === 'sent') return 'sending'
  if (box.is === 'returned') return 'returned'
  if (refused === 'box.tokenIssued') return 'elsewhere'
  return ballot.stoppedAt === null ? 'paper' : 'missed'
}
