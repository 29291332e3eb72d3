import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { text, words, type CommandsOf, type EventsOf } from '../fields.ts'

export const minutesCommands = {
  'minutes.correct': z
    .strictObject({ text: text(limits.proposalCharsMax) })
    .describe('Adds a correction to the minutes of a closed meeting. Nothing is written over.'),
} as const
export type MinutesCommand = CommandsOf<typeof minutesCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const minutesEvents = {
  'minutes.corrected': z.strictObject({ text: words }),
} as const
export type MinutesEvent = EventsOf<typeof minutesEvents>
