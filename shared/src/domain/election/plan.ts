import { secretApart } from '../ballot/apart.ts'
import { needsOf } from '../ballot/secret/paper-kinds.ts'
import { mayBePlain, mayBind } from '../ballot/secret/conditions.ts'
import { isListed } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { reject } from '../rejection.ts'
import { candidatesNeeded } from '../rules/share.ts'
import type { Answer } from '../rules-table.ts'
import { isRulesPut } from './package.ts'
import type { ElectionCommand } from './schema.ts'

type Plan = Extract<ElectionCommand, { type: 'election.plan' }>

export const onLockedList = ({ issue }: MeetingState, issues: readonly string[]): Answer => {
  if (issue.lock === null) return reject('motion.listOpen')
  const { fields } = issue.lock.quote
  const isOn = (id: string) => fields[`issues/${id}/title`] !== undefined && isListed(issue, id)
  return issues.every(isOn) ? null : reject('issue.notOnBoard')
}

/** What the rule reads beside the papers, and what each project costs where it spends a budget. */
function asksFor({ election: { briefs } }: MeetingState, command: Plan): Answer {
  const { rule, candidates, budget, scoreMax, points } = command
  const spends = needsOf[rule] === 'budget'
  const priced = candidates.every((id) => briefs[id]!.investment > 0)
  if ((rule === 'score' && !scoreMax) || (rule === 'cumulative' && !points))
    return reject('ballot.termsMissing')
  return spends && (!budget || !priced) ? reject('ballot.termsMissing') : null
}

/** 差额 where a budget is spent: there is not enough for all. */
function scarce({ election: { briefs } }: MeetingState, { candidates, budget }: Plan): Answer {
  const all = candidates.reduce((sum, id) => sum + briefs[id]!.investment, 0)
  return all > budget! ? null : reject('election.budgetForAll')
}

/** 差额: a fifth more candidates than seats, or what the rules ask for; with a reason fewer will do where they advise. */
function contested(state: MeetingState, { candidates, seats, binding, thinContest }: Plan): Answer {
  const needed = candidatesNeeded(rulesIn(state.meeting), seats)
  if (candidates.length <= seats) return reject('election.noContest', { needed })
  if (candidates.length >= needed) return null
  return binding || thinContest === '' ? reject('election.thinContest', { needed }) : null
}

/** Why it cannot be planned so; null where it can. The server asks it, and a screen beforehand. */
export function mayPlan(state: MeetingState, command: Plan): Answer {
  const { candidates } = command
  if (rulesIn(state.meeting).decision === null) return reject('motion.noVotes')
  const apart = secretApart(state)
  if (apart) return apart
  if (isRulesPut(state)) return reject('election.rulesPut')
  const bound = mayBind(state, command.binding) ?? mayBePlain(state, command)
  if (bound) return bound
  if (new Set(candidates).size < candidates.length) return reject('election.repeatedCandidate')
  const unlisted = onLockedList(state, candidates)
  if (unlisted) return unlisted
  if (!candidates.every((id) => state.election.briefs[id])) return reject('election.briefMissing')
  if (command.rule === 'irv' && command.seats > 1) return reject('election.oneSeatOnly')
  const missing = asksFor(state, command)
  if (missing) return missing
  return needsOf[command.rule] === 'budget' ? scarce(state, command) : contested(state, command)
}
