import * as z from 'zod'
import { participantId } from '../../fields.ts'

const choice = z.enum(['yes', 'no', 'abstain'])

/** What somebody said when their name was called, and what stood there before. */
export const rollCallSheet = z.strictObject({
  method: z.literal('rollCall'),
  participant: participantId,
  choice,
  instead: z.enum(['none', ...choice.options]),
})
export type RollCallSheet = z.infer<typeof rollCallSheet>
