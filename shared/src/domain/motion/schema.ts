import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  id,
  issueId,
  line,
  motionId,
  optionalLine,
  participantId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../fields.ts'

/** 谁、做什么、何时、花多少: what makes a motion one that can be carried out. */
const doing = {
  who: optionalLine(limits.noteCharsMax),
  what: optionalLine(limits.noteCharsMax),
  when: optionalLine(limits.noteCharsMax),
  cost: optionalLine(limits.noteCharsMax),
}

export const motionCommands = {
  'motion.put': z
    .strictObject({
      motion: motionId,
      mover: participantId,
      text: line(limits.topicCharsMax),
      issues: z.array(issueId).max(limits.optionsPerMotionMax).readonly(),
      ...doing,
      again: z.boolean().default(false),
      law: line(limits.reasonCharsMax).optional(),
    })
    .describe(
      'Puts a motion on the words of these issues, or with 谁、做什么、何时、花多少 where it is on none. `again` says that the meeting wants one it has already decided; `law` who looked whether it takes away what somebody has by law, and what they said.',
    ),
  'motion.withdraw': z
    .strictObject({ motion: motionId, reason: text(limits.reasonCharsMax) })
    .describe('Takes a motion off, as its mover asks.'),
} as const
export type MotionCommand = CommandsOf<typeof motionCommands>

const option = z.strictObject({ issue: id, title: words, detail: words })
/** An issue as it was worded when the motion was put. */
export type Option = z.infer<typeof option>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const motionEvents = {
  'motion.put': z.strictObject({
    motion: id,
    mover: id,
    text: words,
    options: z.array(option).readonly(),
    who: words,
    what: words,
    when: words,
    cost: words,
    /** Only where somebody had to look. */
    law: words.optional(),
  }),
  'motion.withdrawn': z.strictObject({ motion: id, reason: words }),
} as const
export type MotionEvent = EventsOf<typeof motionEvents>
