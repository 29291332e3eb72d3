import { dayOf } from '../../days.ts'
import type { Instant } from '../../decider.ts'
import type { CaseState } from '../case-state.ts'
import { during } from '../case/phases.ts'
import { allSigned } from './agreed.ts'
import type { SettlementEvent } from './schema.ts'
import type { Revision } from './state.ts'

/**
 * The effect that a decision completes, if it does: all have signed and the seal is there (调解法 29). None where the
 * mediation has ended meanwhile, which any party may do until then (调解法 23).
 */
export const effectOf = (
  state: CaseState,
  revision: Revision | null,
  now: Instant,
): readonly SettlementEvent[] => {
  const isSigned = during(state, ['agreedWritten', 'signing']) === null
  const isWhole = isSigned && revision?.seal && allSigned(state, revision)
  return isWhole ? [{ type: 'settlement.tookEffect', v: 1, hash: revision.quote.hash, on: dayOf(now) }] : []
}
