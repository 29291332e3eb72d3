import type { AudienceClass } from '../../decider.ts'
import type { Audiences } from '../../rules-table.ts'
import type { SettlementEvent } from './schema.ts'

const table: readonly AudienceClass[] = ['public']

/** What is drafted together, both sides read: who agreed to what, who wants it otherwise, who signed. */
export const settlementAudiences: Audiences<SettlementEvent> = {
  'settlement.assented': () => table,
  'settlement.assentVoided': () => table,
  'settlement.objected': () => table,
  'settlement.reopened': () => table,
  'settlement.commented': () => table,
  'settlement.commentResolved': () => table,
  'settlement.suggested': () => table,
  'settlement.suggestionAccepted': () => table,
  'settlement.suggestionRejected': () => table,
  'settlement.finalised': () => table,
  'settlement.signed': () => table,
  'settlement.sealed': () => table,
  'settlement.tookEffect': () => table,
}
