import { leftOpen } from '../ballot/secret/left-open.ts'
import type { MeetingState } from '../meeting-state.ts'
import type { Motion } from '../motion/state.ts'
import { holds } from '../who.ts'
import { approvedOfficials, isConflicted, isOnAll, unapproved } from './package.ts'

/**
 * What comes next in 票选. `vote…` waits for the vote on the motion that is before the meeting; `rest` for what a tie or
 * the presidium leaves to do.
 */
export const electionSteps = [
  ...(['plan', 'putRules', 'voteRules', 'proposeOfficials', 'voteOfficials', 'appoint'] as const),
  ...(['put', 'open', 'ballot', 'rest', 'done'] as const),
] as const
export type ElectionStep = (typeof electionSteps)[number]

const statusOf = ({ motion }: MeetingState, id: string): Motion['status'] | null =>
  motion.motions[id]?.status ?? null

/** The last motion on all candidates since the 表决办法 was adopted; empty before there is one. */
export function electionMotion(state: MeetingState): string {
  const { rulesMotion, plan } = state.election
  const { motions } = state.motion
  const ids = Object.keys(motions)
  const since = ids.slice(ids.indexOf(rulesMotion) + 1)
  const on = since.filter((id) => isOnAll(state, plan!, id))
  return on[on.length - 1] ?? ''
}

function nextInBallot(state: MeetingState): ElectionStep {
  const id = electionMotion(state)
  const status = statusOf(state, id)
  if (status === null || status === 'withdrawn') return 'put'
  if (status !== 'active') return 'done'
  if (state.ballot.open !== '') return 'ballot'
  return leftOpen(state, id) ? 'rest' : 'open'
}

/** Approved, on duty, and none of them from a unit that a brief names since. */
function nextOfOfficials(state: MeetingState): ElectionStep | null {
  const { officials } = state.election
  const status = officials && statusOf(state, officials.motion)
  if (status === 'active') return 'voteOfficials'
  const approved = approvedOfficials(state)
  if (approved.length === 0 || approved.some((one) => isConflicted(state, one))) return 'proposeOfficials'
  const onDuty = approved.every(({ participant, duty }) => holds(state, participant, duty))
  return onDuty && unapproved(state).length === 0 ? null : 'appoint'
}

/** Where 票选 stands: the one step that comes next, in the order the rules ask for. */
export function electionStep(state: MeetingState): ElectionStep {
  const { plan, rulesMotion } = state.election
  if (plan === null) return 'plan'
  const rules = statusOf(state, rulesMotion)
  if (rules === 'active') return 'voteRules'
  if (rules !== 'carried') return 'putRules'
  return nextOfOfficials(state) ?? nextInBallot(state)
}

/** What the 票选 that is still to be held is for: 票决 or 推荐. Null where none is planned, or it is over. */
export function plannedKind(state: MeetingState): 'binding' | 'advisory' | null {
  const { plan } = state.election
  if (plan === null || electionStep(state) === 'done') return null
  return plan.binding ? 'binding' : 'advisory'
}
