import { limits } from '../../lib/limits.ts'
import type { Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Decision } from '../decider.ts'
import { isListed } from '../issue/state.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { mayBePut } from '../motion/conditions.ts'
import { reject, type Rejection } from '../rejection.ts'
import { personOf } from '../roll/state.ts'
import type { Answer, Deciders } from '../rules-table.ts'
import { candidatesNeeded } from '../rules/share.ts'
import { hasJoined, holds } from '../who.ts'
import { approvedOfficials, isRulesPut, isConflicted } from './package.ts'
import type { ElectionCommand } from './schema.ts'
import type { Official } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Of<Type extends ElectionCommand['type']> = Extract<ElectionCommand, { type: Type }>

const onLockedList = ({ issue }: MeetingState, issues: readonly string[]): Answer => {
  if (issue.lock === null) return reject('motion.listOpen')
  const { fields } = issue.lock.quote
  const isOn = (id: string) => fields[`issues/${id}/title`] !== undefined && isListed(issue, id)
  return issues.every(isOn) ? null : reject('issue.notOnBoard')
}

/** 差额: a fifth more candidates than seats, or what the rules ask for; with a reason fewer will do where they advise. */
function contested(
  state: MeetingState,
  { candidates, seats, binding, thinContest }: Of<'election.plan'>,
): Answer {
  const needed = candidatesNeeded(rulesIn(state.meeting), seats)
  if (candidates.length <= seats) return reject('election.noContest', { needed })
  if (candidates.length >= needed) return null
  return binding || thinContest === '' ? reject('election.thinContest', { needed }) : null
}

function mayPlan(state: MeetingState, command: Of<'election.plan'>): Answer {
  const { candidates } = command
  if (rulesIn(state.meeting).decision === null) return reject('motion.noVotes')
  if (isRulesPut(state)) return reject('election.rulesPut')
  if (new Set(candidates).size < candidates.length) return reject('election.repeatedCandidate')
  const unlisted = onLockedList(state, candidates)
  if (unlisted) return unlisted
  if (!candidates.every((id) => state.election.briefs[id])) return reject('election.briefMissing')
  return contested(state, command)
}

type OnMotion = {
  readonly motion: Of<'election.putRules'>['motion']
  readonly mover: Of<'election.putRules'>['mover']
}

/** A motion like any other, put in the words of the meeting's own business; it may come again after it was lost. */
function put(state: MeetingState, { motion, mover }: OnMotion, text: string, more: MeetingEvent): Decided {
  const words = { text, who: '本次会议', what: text, when: '', cost: '' }
  const refusal = mayBePut(state, {
    ...{ type: 'motion.put', motion, mover, issues: [], again: true },
    ...words,
  })
  return refusal
    ? refused(refusal.code)
    : decided(
        { type: 'motion.put', v: 1, motion, mover: personOf(state.roll, mover), options: [], ...words },
        more,
      )
}

function putRules(state: MeetingState, command: Of<'election.putRules'>): Decided {
  const { plan } = state.election
  if (plan === null) return refused('election.notPlanned')
  if (isRulesPut(state)) return refused('election.rulesPut')
  const text = `通过票选表决办法（候选 ${plan.candidates.length} 个，应选 ${plan.seats} 个）`
  return put(state, command, text, { type: 'election.rulesPut', v: 1, motion: command.motion })
}

function mayBeProposed(state: MeetingState, officials: readonly Official[]): Answer {
  const people = officials.map(({ participant }) => participant)
  if (new Set(people).size < people.length) return reject('election.repeatedOfficial')
  const isHere = (id: string) => hasJoined(state, { id, roles: [] }) && !state.roll.lines[id]!.removed
  if (!people.every(isHere)) return reject('floor.notHere')
  if (people.some((id) => holds(state, id, 'moderator'))) return reject('election.moderatorNeutral')
  if (officials.some((one) => isConflicted(state, one))) return reject('election.conflict')
  const scrutineers = officials.filter(({ duty }) => duty === 'scrutineer').length
  const tellers = officials.length - scrutineers
  return scrutineers >= limits.signaturesNeeded && tellers > 0
    ? null
    : reject('election.officialsMissing', { needed: limits.signaturesNeeded })
}

function proposeOfficials(state: MeetingState, command: Of<'election.proposeOfficials'>): Decided {
  if (state.election.plan === null) return refused('election.notPlanned')
  const officials = command.officials.map((one) => ({
    ...one,
    participant: personOf(state.roll, one.participant) as typeof one.participant,
  }))
  const refusal = mayBeProposed(state, officials)
  if (refusal) return refused(refusal.code, refusal.params)
  const { motion } = command
  return put(state, command, '通过监票人、计票人名单', {
    ...{ type: 'election.officialsProposed', v: 1, motion, officials },
  })
}

export const electionDeciders: Deciders<ElectionCommand> = {
  'election.setBrief': (state, { issue, brief }) => {
    const refusal = onLockedList(state, [issue])
    if (refusal) return refused(refusal.code)
    const fixed = isRulesPut(state) && state.election.plan!.candidates.includes(issue)
    return fixed ? refused('election.rulesPut') : decided({ type: 'election.briefSet', v: 1, issue, brief })
  },
  'election.plan': (state, command) => {
    const refusal = mayPlan(state, command)
    if (refusal) return refused(refusal.code, refusal.params)
    const { candidates, rule, seats, binding, rulesText, thinContest } = command
    return decided({
      ...{ type: 'election.planned', v: 1, candidates, rule, seats, binding, rulesText, thinContest },
    })
  },
  'election.putRules': putRules,
  'election.proposeOfficials': proposeOfficials,
  'election.appoint': (state) => {
    const approved = approvedOfficials(state)
    if (approved.length === 0) return refused('election.officialsNotApproved')
    const missing = approved.filter(({ participant, duty }) => !holds(state, participant, duty))
    return missing.length === 0
      ? refused('meeting.dutyHeld')
      : decided(
          ...missing.map(
            ({ participant, duty }) => ({ type: 'meeting.dutyAssigned', v: 1, participant, duty }) as const,
          ),
        )
  },
}
