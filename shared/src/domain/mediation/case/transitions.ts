import type { CaseWho } from '../who.ts'
import { committee, mediator, mediatorOrCommittee } from '../who.ts'
import { ended, preparing, talking } from './phases.ts'
import type { CaseLifeCommand, CasePhase } from './schema.ts'

/** Parties may act as well, or others for them: then who it is about says who may. */
type Who = CaseWho | 'party'

export type CaseTransition = {
  readonly from: readonly CasePhase[]
  readonly to: CasePhase
  readonly who: Who
  /** The law the step stands on. */
  readonly source: string
}

/**
 * Who moves a case from where to where by a command of this noun. The paper's own steps (finalised, signed, in effect),
 * performance and confirmation move it too; their rules stand with them.
 */
export const caseTransitions = {
  'case.refuse': { from: preparing, to: 'refused', who: 'party', source: '调解法 17; 甬调 17' },
  'case.setMediators': { from: preparing, to: 'mediatorSet', who: committee, source: '调解法 19' },
  'case.begin': { from: ['mediatorSet'], to: 'mediating', who: mediator, source: '调解法 17, 23' },
  'case.agreeOral': { from: ['mediating'], to: 'agreedOral', who: mediator, source: '调解法 28, 30' },
  'case.fail': { from: talking, to: 'failed', who: mediator, source: '调解法 26; 甬调 27' },
  'case.terminate': { from: talking, to: 'terminated', who: 'party', source: '调解法 23, 26' },
  'case.resume': { from: ['notConfirmed'], to: 'mediating', who: mediator, source: '民诉法 206' },
  'case.archive': {
    from: ['performed', 'breached', ...ended],
    to: 'archived',
    who: mediatorOrCommittee,
    source: '调解法 27',
  },
} as const satisfies Partial<Record<CaseLifeCommand['type'], CaseTransition>>

export type MovingCommand = keyof typeof caseTransitions
