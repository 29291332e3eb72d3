import * as z from 'zod'
import { day, type CommandsOf, type EventsOf } from '../../fields.ts'
import { instalment } from '../performance/schema.ts'

export const settlementCommands = {} as const
export type SettlementCommand = CommandsOf<typeof settlementCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const settlementEvents = {
  'settlement.finalised': z.strictObject({ instalments: z.array(instalment).readonly() }),
  'settlement.signed': z.strictObject({}),
  'settlement.reopened': z.strictObject({}),
  'settlement.tookEffect': z.strictObject({ on: day }),
} as const
export type SettlementEvent = EventsOf<typeof settlementEvents>
