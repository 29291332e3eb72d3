import type { Proposal } from '@linyi/shared/domain/issue/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { idsOf } from '@linyi/shared/domain/roll/state'

/** What somebody proposed on any of their phones and has not taken back, the latest first. */
export const myProposals = (
  { issue, roll }: MeetingState,
  me: string,
): readonly (Proposal & { readonly id: string })[] => {
  const ids = idsOf(roll, me)
  return Object.entries(issue.proposals)
    .filter(([, { proposer, status }]) => ids.includes(proposer) && status !== 'retracted')
    .map(([id, proposal]) => ({ id, ...proposal }))
    .reverse()
}
