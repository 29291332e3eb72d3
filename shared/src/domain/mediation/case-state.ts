import type { CaseLifeCommand, CaseLifeEvent } from './case/schema.ts'
import { initialCase, type CasePart } from './case/state.ts'
import type { ConfirmationCommand, ConfirmationEvent } from './confirmation/schema.ts'
import { initialConfirmation, type ConfirmationPart } from './confirmation/state.ts'
import type { DossierCommand, DossierEvent } from './dossier/schema.ts'
import { initialDossier, type DossierPart } from './dossier/state.ts'
import type { PartyCommand, PartyEvent } from './party/schema.ts'
import { initialParties, type PartyPart } from './party/state.ts'
import type { PerformanceCommand, PerformanceEvent } from './performance/schema.ts'
import { initialPerformance, type PerformancePart } from './performance/state.ts'
import type { SettlementCommand, SettlementEvent } from './settlement/schema.ts'
import { initialSettlement, type SettlementPart } from './settlement/state.ts'

/** Everything a mediation case's stream has decided. Plain JSON: a snapshot of it goes over the wire. */
export type CaseState = {
  readonly case: CasePart
  readonly party: PartyPart
  readonly settlement: SettlementPart
  readonly performance: PerformancePart
  readonly confirmation: ConfirmationPart
  readonly dossier: DossierPart
}

export type CaseCommand =
  | CaseLifeCommand
  | PartyCommand
  | SettlementCommand
  | PerformanceCommand
  | ConfirmationCommand
  | DossierCommand
export type CaseEvent =
  CaseLifeEvent | PartyEvent | SettlementEvent | PerformanceEvent | ConfirmationEvent | DossierEvent

export const initialCaseState: CaseState = {
  case: initialCase,
  party: initialParties,
  settlement: initialSettlement,
  performance: initialPerformance,
  confirmation: initialConfirmation,
  dossier: initialDossier,
}
