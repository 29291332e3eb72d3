import type { MeetingState } from '../../meeting-state.ts'
import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import type { Answer } from '../../rules-table.ts'
import { holds } from '../../who.ts'

/** Why this person cannot witness a lot; null where they can: here, with a phone of their own, and not the moderator. */
export function mayWitness(state: MeetingState, participant: string): Answer {
  const line = state.roll.lines[personOf(state.roll, participant)]
  const isHere = line !== undefined && line.joined !== null && !line.removed
  return isHere && !holds(state, participant, 'moderator') ? null : reject('ballot.witnessUnfit')
}
