/** What was agreed to of the paper, and who signed it. */
export type SettlementPart = Readonly<Record<never, never>>

export const initialSettlement: SettlementPart = {}
