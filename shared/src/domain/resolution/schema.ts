import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  id,
  instant,
  line,
  optionalMotionId,
  resolutionId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../fields.ts'

/** Who is to do what by when (交办); null where no day was named. */
const followUp = z.strictObject({
  unit: line(limits.noteCharsMax),
  what: line(limits.noteCharsMax),
  due: instant.nullable(),
})
export type FollowUp = z.infer<typeof followUp>

const followUps = z.array(followUp).max(limits.followUpsPerResolutionMax).readonly()

export const resolutionCommands = {
  'resolution.adopt': z
    .strictObject({
      resolution: resolutionId,
      motion: optionalMotionId,
      text: text(limits.proposalCharsMax),
      followUps,
    })
    .describe(
      'Writes down what the meeting decided: on a motion that was carried, or, where `motion` is empty, by nobody objecting.',
    ),
  'resolution.assign': z
    .strictObject({ resolution: resolutionId, followUps })
    .describe('Says anew who is to do what by when.'),
  'resolution.drop': z
    .strictObject({ resolution: resolutionId, reason: text(limits.reasonCharsMax) })
    .describe('Takes back what was written down by mistake.'),
} as const
export type ResolutionCommand = CommandsOf<typeof resolutionCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const resolutionEvents = {
  'resolution.adopted': z.strictObject({ resolution: id, motion: id, text: words, followUps }),
  'resolution.assigned': z.strictObject({ resolution: id, followUps }),
  'resolution.dropped': z.strictObject({ resolution: id, reason: words }),
} as const
export type ResolutionEvent = EventsOf<typeof resolutionEvents>
