import type { Recorded } from '../decider.ts'
import { follow } from '../fold.ts'
import { caseSteps } from './case/evolve.ts'
import type { CaseState } from './case-state.ts'
import { confirmationSteps } from './confirmation/evolve.ts'
import { dossierSteps } from './dossier/evolve.ts'
import { partySteps } from './party/evolve.ts'
import { performanceSteps } from './performance/evolve.ts'
import { settlementSteps } from './settlement/evolve.ts'

/** The case after an event: the same fold on the server and on every screen. */
export const evolveCase = (state: CaseState, event: Recorded<{ type: string }>): CaseState => ({
  case: follow(caseSteps, state.case, event),
  party: follow(partySteps, state.party, event),
  settlement: follow(settlementSteps, state.settlement, event),
  performance: follow(performanceSteps, state.performance, event),
  confirmation: follow(confirmationSteps, state.confirmation, event),
  dossier: follow(dossierSteps, state.dossier, event),
})
