import type { Quote } from '../../decider.ts'
import type { CaseState } from '../case-state.ts'
import { parts } from './parts.ts'
import type { SettlementEvent } from './schema.ts'

/** Everything that anybody agreed to is open again, with the reason: whom they agreed with has changed. */
export const reopenedBy = (
  { settlement }: CaseState,
  quote: Quote,
  reason: string,
): readonly SettlementEvent[] =>
  parts.flatMap((part) => {
    const parties = Object.keys(settlement.parts[part].assents)
    if (parties.length === 0) return []
    const was = quote.fields[`words/${part}`]!
    return { type: 'settlement.reopened', v: 1, part, reason, parties, was }
  })
