import { openMethod } from '@linyi/shared/domain/ballot/open/method'
import type { Ballot } from '@linyi/shared/domain/ballot/state'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'

/**
 * Where somebody stands in an open ballot. `paper` may vote now · `cast` has, on this device or another · `missed` has
 * not, and voting was stopped · `last` the moderator, while others still vote · the rest is not on its roll: an
 * `observer`, who was confirmed too `late`, who is not confirmed (`unseen`).
 */
export type Standing = 'paper' | 'cast' | 'missed' | 'last' | 'observer' | 'late' | 'unseen'

const byRefusal: Readonly<Record<string, Standing>> = {
  'ballot.alreadyCast': 'cast',
  'ballot.stopped': 'missed',
  'ballot.moderatorLast': 'last',
}

/** The rule itself says whether and why not; the roll, how it comes that somebody is not on it. */
export function standingIn(state: MeetingState, ballot: Ballot, actor: Actor): Standing {
  const refusal = openMethod.mayHandIn(state, ballot, actor)
  if (refusal === null) return 'paper'
  const known = byRefusal[refusal.code]
  if (known) return known
  const line = state.roll.lines[personOf(state.roll, actor.id)]
  if (!line?.confirmed) return 'unseen'
  return line.capacity === 'observer' ? 'observer' : 'late'
}
