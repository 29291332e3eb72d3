import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import { day, fileId, id, text, words, type CommandsOf, type EventsOf } from '../../fields.ts'
import { side } from '../party/schema.ts'

/** One thing to be done by a day: money, or an act where `amountFen` is 0. */
export const instalment = z.strictObject({
  amountFen: z.int().min(0).max(limits.fenMax),
  dueOn: day,
  payer: side,
  words,
})
export type Instalment = z.infer<typeof instalment>

/** Which of the agreement's instalments, from 1 in its order. */
const which = z.int().min(1).max(limits.instalmentsMax)
const amountFen = z.int().min(0).max(limits.fenMax)

export const performanceCommands = {
  'performance.record': z
    .strictObject({ instalment: which, amountFen, on: day, file: fileId.nullable() })
    .describe('Something was paid or done; `file` is what shows it. The last of it closes the performance.'),
  'performance.strike': z
    .strictObject({ instalment: which, reason: text(limits.reasonCharsMax) })
    .describe(
      'What was recorded last of an instalment was a mistake. It stays on record; a performance that it closed is open again.',
    ),
  'performance.complete': z
    .strictObject({})
    .describe('All was done, where the agreement has no instalments.'),
  'performance.remind': z
    .strictObject({ instalment: which })
    .describe('督促: the mediators reminded who owes it.'),
  'performance.breach': z
    .strictObject({ instalment: which.nullable(), words: text(limits.reasonCharsMax) })
    .describe('Something that was due is not done; either side may go to court.'),
} as const
export type PerformanceCommand = CommandsOf<typeof performanceCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const performanceEvents = {
  'performance.recorded': z.strictObject({ instalment: which, amountFen, on: day, file: id.nullable() }),
  'performance.struck': z.strictObject({ instalment: which, reason: words }),
  'performance.completed': z.strictObject({ on: day }),
  'performance.reminded': z.strictObject({ instalment: which, on: day }),
  'performance.breached': z.strictObject({ instalment: which.nullable(), words }),
} as const
export type PerformanceEvent = EventsOf<typeof performanceEvents>
