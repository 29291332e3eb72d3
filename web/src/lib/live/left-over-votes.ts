import type { MeetingState } from '@linyi/shared/domain/meeting-state'

/** Ballots by name that are over: told, or called off. What was chosen in them and never counted is nobody's to find. */
export const overBallots = ({ ballot }: Pick<MeetingState, 'ballot'>): readonly string[] =>
  Object.keys(ballot.ballots).filter((id) => {
    const { result, annulled } = ballot.ballots[id]!
    return result !== null || annulled !== null
  })

type Refused = {
  readonly id: string
  readonly type: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** Votes that the server refused, each still with what was chosen, in ballots that are over. */
export const refusedVotesIn = (over: readonly string[], refused: readonly Refused[]): readonly string[] =>
  refused
    .filter(({ type, fields }) => type === 'ballot.handIn' && over.includes(String(fields['ballot'])))
    .map(({ id }) => id)
