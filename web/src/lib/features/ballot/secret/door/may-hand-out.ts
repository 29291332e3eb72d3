import { standingCount, type SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { atTheTable } from '@linyi/shared/domain/who'

/** Whether this device has the 票桌: until a count stands. */
export const mayHandOut = (state: MeetingState, ballot: SecretBallot, actor: Actor | null): boolean =>
  actor !== null && atTheTable(state, actor) === null && standingCount(ballot) === undefined
