import * as z from 'zod'
import { id, type CommandsOf, type EventsOf } from '../fields.ts'

/** 满意、基本满意、不满意. */
export const grade = z.enum(['satisfied', 'mostly', 'dissatisfied'])
export type Grade = z.infer<typeof grade>

export const ratingCommands = {
  'rating.give': z.strictObject({ grade }).describe('Rates the meeting, in one tap; another tap changes it.'),
} as const
export type RatingCommand = CommandsOf<typeof ratingCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const ratingEvents = {
  'rating.given': z.strictObject({ participant: id, grade }),
} as const
export type RatingEvent = EventsOf<typeof ratingEvents>
