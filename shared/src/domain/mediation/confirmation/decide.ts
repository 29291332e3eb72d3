import { dayOf, type Day } from '../../days.ts'
import { decided, refused } from '../../decided.ts'
import { reject } from '../../rejection.ts'
import type { Answer, Deciders } from '../../rules-table.ts'
import { sinceEffect } from '../case/phases.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { isBeside } from '../who.ts'
import type { ConfirmationCommand } from './schema.ts'
import { lastDayToApply } from './state.ts'

/** The thirtieth day is the last, the day of effect not counted. */
const inTime = ({ case: part }: CaseState, on: Day): Answer =>
  on <= lastDayToApply(part)! ? null : reject('confirmation.tooLate')

export const confirmationDeciders: Deciders<ConfirmationCommand, CaseState, CaseEvent> = {
  'confirmation.agree': (state, { party }, actor, { now }) => {
    const late = inTime(state, dayOf(now))
    if (late) return refused(late.code)
    return state.confirmation.agreed.includes(party)
      ? refused('case.alreadySo')
      : decided({ type: 'confirmation.agreed', v: 1, party, beside: isBeside(state, actor, party) })
  },
  'confirmation.withdraw': (state, { party }, actor) =>
    state.confirmation.agreed.includes(party)
      ? decided({ type: 'confirmation.withdrawn', v: 1, party, beside: isBeside(state, actor, party) })
      : refused('case.alreadySo'),
  'confirmation.apply': (state, { on }, _, { now }) => {
    const late = inTime(state, on)
    if (late) return refused(late.code)
    const refusal = sinceEffect(state, on, dayOf(now))
    if (refusal) return refused(refusal.code)
    const { agreed, agreedOn } = state.confirmation
    if (!Object.keys(state.party.parties).every((party) => agreed.includes(party)))
      return refused('confirmation.notAll')
    return on < agreedOn!
      ? refused('confirmation.beforeAgreed')
      : decided({ type: 'confirmation.applied', v: 1, on })
  },
  'confirmation.decide': (state, { outcome, on }, _, { now }) => {
    if (on > dayOf(now)) return refused('case.dayToCome')
    return on < state.confirmation.appliedOn!
      ? refused('confirmation.beforeApplied')
      : decided({ type: 'confirmation.decided', v: 1, outcome, on })
  },
}
