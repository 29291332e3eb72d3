import * as z from 'zod'
import { day, id, participantId, type CommandsOf, type EventsOf } from '../../fields.ts'

/** 裁定有效 · 裁定驳回 · 撤回、按撤回处理或不予受理: then no court has ruled on it */
const outcome = z.enum(['confirmed', 'notConfirmed', 'withdrawn'])

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
  'confirmation.decide': z
    .strictObject({ outcome, on: day })
    .describe(
      'What the court ruled; or that the application was taken back or not taken up, after which all may apply anew in time.',
    ),
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
