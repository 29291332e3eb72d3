import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { id, participantId, type CommandsOf, type EventsOf } from '../fields.ts'

/** Why a name goes. A choice and not words: words could hold the name. */
export const ground = z.enum(['own', 'asked', 'mistaken', 'expired'])
export type Ground = z.infer<typeof ground>

const entries = z.array(z.int().min(1)).max(limits.erasedEntriesMax).readonly()

/**
 * Decided in the stream, carried out in directory, docs, entries and records: so they are taken only from the HTTP
 * routes, which do all of it, and not from the meeting channel.
 */
export const isCarriedOut = (type: string): boolean => type in erasureCommands

export const erasureCommands = {
  'erasure.erase': z
    .strictObject({ participant: participantId, ground })
    .describe(
      '注销: takes a person’s name out of the meeting; what they did stays. `ground` is `own` for oneself; an officer says `asked`, `mistaken` or `expired`.',
    ),
  'erasure.eraseWords': z
    .strictObject({ entries })
    .describe(
      'Says that words which named an erased person were replaced in these entries, and in the drafts. The words themselves never pass here.',
    ),
} as const
export type ErasureCommand = CommandsOf<typeof erasureCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const erasureEvents = {
  'erasure.erased': z.strictObject({
    /** All ids of the one person. */
    participants: z.array(id).readonly(),
    ground,
    /** The meeting was over: they stay among those who were there. */
    counted: z.boolean(),
  }),
  'erasure.wordsErased': z.strictObject({ entries }),
} as const
export type ErasureEvent = EventsOf<typeof erasureEvents>
