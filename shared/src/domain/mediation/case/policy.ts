import type { Actor } from '../../decider.ts'
import { reject } from '../../rejection.ts'
import { firstOf, type Answer, type Policies } from '../../rules-table.ts'
import type { CaseState } from '../case-state.ts'
import { actingFor, caseStaff, clerk, mediator } from '../who.ts'
import { binding, during, live, open, talking } from './phases.ts'
import type { CaseLifeCommand, CasePhase } from './schema.ts'
import { caseTransitions, type MovingCommand } from './transitions.ts'

const move =
  (type: Exclude<MovingCommand, 'case.refuse' | 'case.terminate'>) =>
  (state: CaseState, actor: Actor): Answer => {
    const { who, from } = caseTransitions[type]
    return firstOf(who(state, actor), during(state, from))
  }

type AboutParty = { readonly party: string }

/** A party's own say, or given in a mediator's presence. */
const ofParty =
  (phases: readonly CasePhase[]) =>
  (state: CaseState, actor: Actor, { party }: AboutParty): Answer =>
    firstOf(during(state, phases), actingFor(state, actor, party))

export const casePolicies: Policies<CaseLifeCommand, CaseState> = {
  'case.register': (state, actor) =>
    firstOf(clerk(state, actor), state.case.phase === null ? null : reject('case.exists')),
  'case.amend': (state, actor) => firstOf(caseStaff(state, actor), during(state, open)),
  'case.refuse': (state, actor, { party }) =>
    party === null
      ? firstOf(caseStaff(state, actor), during(state, caseTransitions['case.refuse'].from))
      : ofParty(caseTransitions['case.refuse'].from)(state, actor, { party }),
  'case.setMediators': (state, actor) =>
    firstOf(caseTransitions['case.setMediators'].who(state, actor), during(state, live)),
  'case.begin': move('case.begin'),
  'case.askOpen': ofParty(open),
  'case.askClosed': ofParty(open),
  'case.askWritten': ofParty(open),
  'case.recordTalk': (state, actor) => firstOf(mediator(state, actor), during(state, talking)),
  'case.extend': ofParty(talking),
  'case.agreeOral': move('case.agreeOral'),
  'case.fail': move('case.fail'),
  'case.terminate': ofParty(caseTransitions['case.terminate'].from),
  'case.resume': move('case.resume'),
  'case.refer': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
  'case.referredBack': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
  'case.report': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
  'case.visit': (state, actor) => firstOf(mediator(state, actor), during(state, [...binding, 'performed'])),
  'case.consult': (state, actor) => firstOf(caseStaff(state, actor), during(state, live)),
  'case.archive': move('case.archive'),
}
