import type { Steps } from '../../fold.ts'
import type { Audiences, Deciders, Policies } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import type { SettlementCommand, SettlementEvent } from './schema.ts'
import type { SettlementPart } from './state.ts'

export const settlementPolicies: Policies<SettlementCommand, CaseState> = {}

export const settlementDeciders: Deciders<SettlementCommand, CaseState, CaseEvent> = {}

export const settlementQuotes: Partial<Record<string, readonly string[]>> = {}

export const settlementSteps: Steps<SettlementPart, SettlementEvent> = {
  'settlement.finalised': (part) => part,
  'settlement.signed': (part) => part,
  'settlement.reopened': (part) => part,
  'settlement.tookEffect': (part) => part,
}

export const settlementAudiences: Audiences<SettlementEvent> = {
  'settlement.finalised': () => ['public'],
  'settlement.signed': () => ['public'],
  'settlement.reopened': () => ['public'],
  'settlement.tookEffect': () => ['public'],
}
