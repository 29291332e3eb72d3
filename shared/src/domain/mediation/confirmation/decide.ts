import { dayOf, type Day } from '../../days.ts'
import { decided, refused } from '../../decided.ts'
import { reject } from '../../rejection.ts'
import type { Answer, Deciders } from '../../rules-table.ts'
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
    if (on < state.case.effectiveOn! || on > dayOf(now)) return refused('case.notYet')
    const all = Object.keys(state.party.parties)
    return all.every((party) => state.confirmation.agreed.includes(party))
      ? decided({ type: 'confirmation.applied', v: 1, on })
      : refused('confirmation.notAll')
  },
  'confirmation.decide': (state, { outcome, on }, _, { now }) =>
    on >= state.confirmation.appliedOn! && on <= dayOf(now)
      ? decided({ type: 'confirmation.decided', v: 1, outcome, on })
      : refused('case.notYet'),
}
