import type { SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'

/** Is there a slip for this person, whichever of their phones they hold? Whether it is spent only the box knows. */
export const votesIn = (state: MeetingState, { entitled }: SecretBallot, actor: Actor): boolean =>
  entitled.includes(personOf(state.roll, actor.id))
