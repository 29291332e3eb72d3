import { silentIn, type Ballot } from '@linyi/shared/domain/ballot/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Choice } from '../choices.ts'

/** What somebody answered, as it stands; null before they did. */
export function answerOf({ sheets }: Ballot, participant: string): Choice | null {
  const sheet = sheets[participant]
  return sheet?.method === 'rollCall' ? sheet.choice : null
}

/** Who is still to be called: by the roll, those who did not answer at first after the others, the moderator last. */
export function toCall(
  { meeting }: MeetingState,
  ballot: Ballot,
  passedOver: readonly string[],
): readonly string[] {
  const weight = (person: string): number =>
    (meeting.duties[person]?.includes('moderator') ? 2 : 0) + (passedOver.includes(person) ? 1 : 0)
  return [...silentIn(ballot)].sort((one, other) => weight(one) - weight(other))
}

export const answered = (ballot: Ballot): readonly string[] =>
  ballot.entitled.filter((person) => ballot.marked[person])
