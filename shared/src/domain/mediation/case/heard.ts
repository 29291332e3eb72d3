import type { ConfirmationEvent } from '../confirmation/schema.ts'
import type { PartyEvent } from '../party/schema.ts'
import type { PerformanceEvent } from '../performance/schema.ts'
import type { SettlementEvent } from '../settlement/schema.ts'
import type { CaseLifeEvent } from './schema.ts'

type Of<Event extends { readonly type: string }, Type extends Event['type']> = Extract<Event, { type: Type }>

/** All that changes how a case stands: its own events, a party who leaves, its paper, how it is kept, and the court. */
export type CaseHeard =
  | CaseLifeEvent
  | Of<PartyEvent, 'party.removed'>
  | Of<
      SettlementEvent,
      | 'settlement.finalised'
      | 'settlement.signed'
      | 'settlement.sealed'
      | 'settlement.tookEffect'
      | 'settlement.reopened'
      | 'settlement.assentVoided'
    >
  | Of<
      PerformanceEvent,
      'performance.recorded' | 'performance.struck' | 'performance.completed' | 'performance.breached'
    >
  | Of<ConfirmationEvent, 'confirmation.applied' | 'confirmation.decided'>
