import type { AskedTerms } from '../ballot/secret/terms.ts'
import type { MeetingState } from '../meeting-state.ts'
import { reject } from '../rejection.ts'
import { personOf } from '../roll/state.ts'
import type { Answer } from '../rules-table.ts'
import { hasJoined, holds } from '../who.ts'
import type { ElectionPlan, Official } from './state.ts'
import { isLikeUnit, isSameUnit } from './units.ts'

const isCarried = ({ motion }: MeetingState, id: string): boolean => motion.motions[id]?.status === 'carried'

const optionsOf = ({ motion }: MeetingState, id: string): readonly string[] =>
  motion.motions[id]!.options.map(({ issue }) => issue)

/**
 * The plan that this motion is on: all its options stand as candidates, or all who stand are among its options, so that
 * one option more takes nobody past the package. Null for any other motion.
 */
export function planOn(state: MeetingState, id: string): ElectionPlan | null {
  const { plan } = state.election
  const options = optionsOf(state, id)
  if (plan === null || options.length < 2) return null
  const { candidates } = plan
  const stands =
    options.every((one) => candidates.includes(one)) || candidates.every((one) => options.includes(one))
  return stands ? plan : null
}

/** On all who stand and nobody else. */
export const isOnAll = (state: MeetingState, { candidates }: ElectionPlan, id: string): boolean => {
  const options = optionsOf(state, id)
  return options.length === candidates.length && options.every((one) => candidates.includes(one))
}

/** 表决办法 before the meeting or adopted by it: what it says is no longer changed. */
export function isRulesPut(state: MeetingState): boolean {
  const { rulesMotion } = state.election
  const status = state.motion.motions[rulesMotion]?.status
  return status === 'active' || status === 'carried'
}

/** Those whom the meeting has approved; none before. */
export const approvedOfficials = (state: MeetingState): readonly Official[] => {
  const { officials } = state.election
  return officials && isCarried(state, officials.motion) ? officials.list : []
}

/** 总监票人 whom the meeting has approved, while on duty and not moderating; null where there is none. */
export function chiefOf(state: MeetingState): string | null {
  const chief = approvedOfficials(state).find((one) => one.chief)?.participant
  if (chief === undefined || holds(state, chief, 'moderator')) return null
  return holds(state, chief, 'scrutineer') ? chief : null
}

/** Those who certify or count without the meeting's approval for that. */
export function unapproved(state: MeetingState): readonly Pick<Official, 'participant' | 'duty'>[] {
  const approved = approvedOfficials(state)
  const isApproved = (id: string, duty: Official['duty']): boolean =>
    approved.some((one) => one.participant === personOf(state.roll, id) && one.duty === duty)
  return Object.entries(state.meeting.duties).flatMap(([participant, duties]) =>
    (['scrutineer', 'teller'] as const)
      .filter((duty) => duties.includes(duty) && !isApproved(participant, duty))
      .map((duty) => ({ participant, duty })),
  )
}

/** 回避: nobody certifies or counts who works where a candidate would be carried out. */
export function isConflicted(
  { election: { plan, briefs } }: MeetingState,
  { unit }: Pick<Official, 'unit'>,
): boolean {
  return plan!.candidates.some((id) => isSameUnit(briefs[id]!.unit, unit))
}

/** Units responsible for a candidate that this one may belong to, by its name: an officer asks, nothing is refused. */
export function unitsLike(
  { election: { plan, briefs } }: MeetingState,
  { unit }: Pick<Official, 'unit'>,
): readonly string[] {
  const responsible = plan!.candidates.map((id) => briefs[id]!.unit)
  return [...new Set(responsible)].filter((one) => !isSameUnit(one, unit) && isLikeUnit(one, unit))
}

/** Why this person may not be proposed for it; null where they may. The server asks it, and a screen beforehand. */
export function mayOfficiate(state: MeetingState, official: Omit<Official, 'duty'>): Answer {
  const { participant } = official
  const isHere = hasJoined(state, { id: participant, roles: [] }) && !state.roll.lines[participant]!.removed
  if (!isHere) return reject('floor.notHere')
  if (holds(state, participant, 'moderator')) return reject('election.moderatorNeutral')
  return isConflicted(state, official) ? reject('election.conflict') : null
}

const asPlanned = (plan: ElectionPlan, asked: AskedTerms): boolean => {
  const { rule, seats, binding, among, costs } = asked
  const figures = (['budget', 'scoreMax', 'points'] as const).every(
    (one) => asked[one] === (plan[one] ?? null),
  )
  const alike = figures && (asked.plain ?? false) === (plan.plain ?? false)
  const whole = among.length === 0 && costs.length === 0
  return rule === plan.rule && seats === plan.seats && binding === plan.binding && alike && whole
}

/** 票决 among several projects is 票选: it has been planned, with all that belongs to it. Advice may be asked without. */
const unplanned = (state: MeetingState, motion: string, { binding }: AskedTerms): Answer =>
  binding && optionsOf(state, motion).length > 1 ? reject('election.planFirst') : null

/**
 * Why the ballot of 票选 cannot be opened yet: its 表决办法 is adopted first, its 监票人 and 计票人 approved, and it is held
 * as planned. Null for a ballot that is none. What an earlier ballot left open goes by that one.
 */
export function asElection(state: MeetingState, motion: string, asked: AskedTerms, isFirst: boolean): Answer {
  const plan = planOn(state, motion)
  if (!plan) return isFirst ? unplanned(state, motion, asked) : null
  if (!isCarried(state, state.election.rulesMotion)) return reject('election.rulesNotAdopted')
  if (approvedOfficials(state).length === 0 || unapproved(state).length > 0)
    return reject('election.officialsNotApproved')
  if (approvedOfficials(state).some((one) => isConflicted(state, one))) return reject('election.conflict')
  if (!isOnAll(state, plan, motion)) return reject('election.otherCandidates')
  const planned = asked.binding === plan.binding && (!isFirst || asPlanned(plan, asked))
  return planned ? null : reject('election.otherTerms')
}
