import { limits } from '../../lib/limits.ts'
import type { Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Decision } from '../decider.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import { mayBePut } from '../motion/conditions.ts'
import { reject, type Rejection } from '../rejection.ts'
import { personOf } from '../roll/state.ts'
import { firstOf, type Answer, type Deciders } from '../rules-table.ts'
import { holds } from '../who.ts'
import { figuresIn, wan } from './figures.ts'
import { approvedOfficials, isRulesPut, mayOfficiate } from './package.ts'
import { mayPlan, onLockedList } from './plan.ts'
import type { ElectionCommand } from './schema.ts'
import type { Official } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Of<Type extends ElectionCommand['type']> = Extract<ElectionCommand, { type: Type }>

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
  const aim = plan.budget ? `总共 ${wan(plan.budget)} 万元` : `应选 ${plan.seats} 个`
  const text = `通过票选表决办法（候选 ${plan.candidates.length} 个，${aim}）`
  return put(state, command, text, { type: 'election.rulesPut', v: 1, motion: command.motion })
}

function mayBeProposed(state: MeetingState, officials: readonly Official[]): Answer {
  const people = officials.map(({ participant }) => participant)
  if (new Set(people).size < people.length) return reject('election.repeatedOfficial')
  const refusal = firstOf(...officials.map((one) => mayOfficiate(state, one)))
  if (refusal) return refusal
  const scrutineers = officials.filter(({ duty }) => duty === 'scrutineer').length
  const tellers = officials.length - scrutineers
  return scrutineers >= limits.signaturesNeeded && tellers > 0
    ? null
    : reject('election.officialsMissing', { needed: limits.signaturesNeeded })
}

/** 总监票人 is one of the scrutineers, and there is one alone. */
function withOneChief(officials: readonly Official[]): Answer {
  const chiefs = officials.filter(({ chief }) => chief)
  const fits = chiefs.length <= 1 && chiefs.every(({ duty }) => duty === 'scrutineer')
  return fits ? null : reject('election.oneChief')
}

/** Where nobody is named the first scrutineer of the list is the chief, so that the meeting knows whom it approves. */
function chiefNamed<One extends Official>(officials: readonly One[]): readonly One[] {
  const named = officials.find(({ chief }) => chief) ?? officials.find(({ duty }) => duty === 'scrutineer')
  return officials.map(({ chief: _, ...one }) => ({
    ...(one as One),
    ...(one.participant === named!.participant && { chief: true }),
  }))
}

function proposeOfficials(state: MeetingState, command: Of<'election.proposeOfficials'>): Decided {
  if (state.election.plan === null) return refused('election.notPlanned')
  const officials = command.officials.map((one) => ({
    ...one,
    participant: personOf(state.roll, one.participant) as typeof one.participant,
  }))
  const refusal = mayBeProposed(state, officials) ?? withOneChief(officials)
  if (refusal) return refused(refusal.code, refusal.params)
  const { motion } = command
  return put(state, command, '通过监票人、计票人名单', {
    ...{ type: 'election.officialsProposed', v: 1, motion, officials: chiefNamed(officials) },
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
      ...figuresIn(command),
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
