import type { Actor } from '../../decider.ts'
import { reject } from '../../rejection.ts'
import type { Answer, Policies } from '../../rules-table.ts'
import { worksOnCases } from '../who.ts'
import type { ScreeningCommand } from './schema.ts'
import type { ScreeningState } from './state.ts'

/** Whoever goes round: grid workers, and those who work on cases. */
export const goesRound = (actor: Actor): boolean => worksOnCases(actor) || actor.roles.includes('gridWorker')

const anybody = (_: ScreeningState, actor: Actor): Answer =>
  goesRound(actor) ? null : reject('who.screening')
const leads = (_: ScreeningState, actor: Actor): Answer =>
  worksOnCases(actor) ? null : reject('who.screeningLead')

/** What was given to somebody they say is done themselves, or who leads the round. */
const doer = (
  { rounds }: ScreeningState,
  actor: Actor,
  { round, finding, task }: Extract<ScreeningCommand, { type: 'screening.finish' }>,
): Answer => {
  const given = rounds[round]?.findings[finding]?.tasks[task]
  return worksOnCases(actor) || (goesRound(actor) && given?.person === actor.id)
    ? null
    : reject('who.screeningLead')
}

export const screeningPolicies: Policies<ScreeningCommand, ScreeningState> = {
  'screening.begin': leads,
  'screening.cover': anybody,
  'screening.find': anybody,
  'screening.rate': anybody,
  'screening.assign': leads,
  'screening.finish': doer,
  'screening.alarm': anybody,
  'screening.settle': leads,
  'screening.claim': leads,
  'screening.takeUp': leads,
  'screening.close': leads,
}
