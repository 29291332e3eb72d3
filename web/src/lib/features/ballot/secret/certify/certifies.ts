import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { scrutineer } from '@linyi/shared/domain/who'

/** Is this somebody who signs counts here? */
export const certifies = (state: MeetingState, actor: Actor | null): boolean =>
  actor !== null && scrutineer(state, actor) === null
