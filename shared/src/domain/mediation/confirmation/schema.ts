import * as z from 'zod'
import { day, id, participantId, type CommandsOf, type EventsOf } from '../../fields.ts'

const outcome = z.enum(['confirmed', 'notConfirmed'])

export const confirmationCommands = {
  'confirmation.agree': z
    .strictObject({ party: participantId })
    .describe('A party wants the agreement confirmed by the court; it takes all of them.'),
  'confirmation.withdraw': z
    .strictObject({ party: participantId })
    .describe('A party does not, after all; until it is applied for.'),
  'confirmation.apply': z
    .strictObject({ on: day })
    .describe(
      '司法确认: the application of all parties went to the court on that day, within 30 days of effect.',
    ),
  'confirmation.decide': z.strictObject({ outcome, on: day }).describe('What the court ruled.'),
} as const
export type ConfirmationCommand = CommandsOf<typeof confirmationCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const confirmationEvents = {
  'confirmation.agreed': z.strictObject({ party: id, beside: z.boolean() }),
  'confirmation.withdrawn': z.strictObject({ party: id, beside: z.boolean() }),
  'confirmation.applied': z.strictObject({ on: day }),
  'confirmation.decided': z.strictObject({ outcome, on: day }),
} as const
export type ConfirmationEvent = EventsOf<typeof confirmationEvents>
