import type { Actor } from '../decider.ts'
import type { Answer, Policies } from '../rules-table.ts'
import { casePolicies } from './case/policy.ts'
import type { CaseCommand, CaseState } from './case-state.ts'
import { confirmationPolicies } from './confirmation/policy.ts'
import { dossierPolicies } from './dossier/policy.ts'
import { partyPolicies } from './party/policy.ts'
import { performancePolicies } from './performance/policy.ts'
import { settlementPolicies } from './settlement/policy.ts'

const policies: Policies<CaseCommand, CaseState> = {
  ...casePolicies,
  ...partyPolicies,
  ...settlementPolicies,
  ...performancePolicies,
  ...confirmationPolicies,
  ...dossierPolicies,
}

/**
 * May this person do this, with the case where it is? Needs nothing but the state: the server asks it for every command,
 * a screen to disable a control and say why.
 */
export const canInCase = (state: CaseState, command: CaseCommand, actor: Actor): Answer =>
  (policies[command.type] as (state: CaseState, actor: Actor, command: CaseCommand) => Answer)(
    state,
    actor,
    command,
  )
