import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { hash, quote, text, words, type CommandsOf, type EventsOf } from '../fields.ts'

export const minutesCommands = {
  'minutes.confirm': z
    .strictObject({ prose: hash, facts: hash })
    .describe(
      '念过，没有错: the moderator confirms what was read back. `prose` and `facts` are the hashes of what was read; if either has changed since, nothing is confirmed.',
    ),
  'minutes.correct': z
    .strictObject({ text: text(limits.proposalCharsMax) })
    .describe('Adds a correction to the minutes of a closed meeting. Nothing is written over.'),
} as const
export type MinutesCommand = CommandsOf<typeof minutesCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const minutesEvents = {
  /** `facts` is the hash of what the events themselves had written, by `facts.ts`. */
  'minutes.confirmed': z.strictObject({ quote, facts: words }),
  'minutes.corrected': z.strictObject({ text: words }),
} as const
export type MinutesEvent = EventsOf<typeof minutesEvents>
