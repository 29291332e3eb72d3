import { reject } from '../../rejection.ts'
import type { Day } from '../../days.ts'
import type { Answer } from '../../rules-table.ts'
import type { CaseState } from '../case-state.ts'
import type { CasePhase } from './schema.ts'

/** 受理 and choosing mediators: nobody has sat down yet. */
export const preparing = ['registered', 'mediatorSet'] as const
/** There may be an agreement, and there is none in effect yet. */
export const talking = ['mediating', 'agreedWritten', 'signing'] as const
/** It may still end without an agreement. */
export const open = [...preparing, ...talking] as const
/** An agreement binds: it is kept, or not. */
export const binding = ['effective', 'performing', 'breached', 'confirmApplied', 'confirmed'] as const
/** It ended without one. */
export const ended = ['refused', 'failed', 'terminated'] as const
/** Nothing runs any more, and nothing is owed: of these there are more every year. */
export const over = [...ended, 'performed', 'archived'] as const
/** Not in the archive yet. */
export const live = [...open, ...binding, 'notConfirmed', 'performed', ...ended] as const

/** A day on which something was done about what is in effect: it has come, and is none before the effect. */
export const sinceEffect = ({ case: { effectiveOn } }: CaseState, on: Day, today: Day): Answer => {
  if (on > today) return reject('case.dayToCome')
  return on < effectiveOn! ? reject('case.beforeEffect') : null
}

/** Is the case in one of these phases? */
export const during = ({ case: { phase } }: CaseState, phases: readonly CasePhase[]): Answer => {
  if (phase === null) return reject('stream.notFound')
  return phases.includes(phase) ? null : reject('case.wrongPhase', { casePhase: phase })
}
