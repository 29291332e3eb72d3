import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  id,
  optionalIssueId,
  optionalParticipantId,
  line,
  participantId,
  pointId,
  words,
  type CommandsOf,
  type EventsOf,
} from '../fields.ts'

/** 立场先行: for or against first, then why. */
export const stance = z.enum(['for', 'against', 'neutral'])
export type Stance = z.infer<typeof stance>

const milliseconds = z.int()

/** Whose turn was seen to run, empty for nobody’s: of two tablets that tap at once one moves on, and the other is told. */
const ends = optionalParticipantId.optional()

export const floorCommands = {
  'floor.raise': z
    .strictObject({ participant: participantId, stance, elder: z.boolean().default(false) })
    .describe(
      '举手: one’s own hand, or 代为登记 for somebody without a phone. `elder` asks for the longer turn.',
    ),
  'floor.lower': z.strictObject({ participant: participantId }).describe('放下.'),
  'floor.next': z.strictObject({ ends }).describe('请下一位: ends the turn that runs and gives the next.'),
  'floor.end': z.strictObject({ ends }).describe('Ends the turn that runs.'),
  'floor.undo': z
    .strictObject({})
    .describe('Takes back the last step: a turn given or ended, another subject, a hand taken down.'),
  'floor.pause': z.strictObject({}).describe('Stops the clock.'),
  'floor.resume': z.strictObject({}).describe('Lets it run on.'),
  'floor.extend': z.strictObject({}).describe('One minute more, as the meeting agrees.'),
  'floor.open': z
    .strictObject({ issue: optionalIssueId })
    .describe('Puts an issue up to be spoken about; empty, the agenda item again.'),
  'floor.raisePoint': z
    .strictObject({ point: pointId, text: line(limits.noteCharsMax) })
    .describe('程序问题: something about how the meeting is run.'),
  'floor.rule': z
    .strictObject({ point: pointId, ruling: line(limits.noteCharsMax) })
    .describe('The moderator’s answer to it.'),
} as const
export type FloorCommand = CommandsOf<typeof floorCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const floorEvents = {
  'floor.raised': z.strictObject({ participant: id, stance, elder: z.boolean() }),
  'floor.lowered': z.strictObject({ participant: id }),
  'floor.granted': z.strictObject({ participant: id, allottedMs: milliseconds }),
  'floor.ended': z.strictObject({}),
  /** `turnOnly` stands only in what was stored when nothing but a turn could be taken back. */
  'floor.undone': z.strictObject({ turnOnly: z.literal(true).optional() }),
  'floor.paused': z.strictObject({}),
  'floor.resumed': z.strictObject({}),
  'floor.extended': z.strictObject({ byMs: milliseconds }),
  'floor.opened': z.strictObject({ issue: id }),
  'floor.pointRaised': z.strictObject({ point: id, text: words }),
  'floor.ruled': z.strictObject({ point: id, ruling: words }),
} as const
export type FloorEvent = EventsOf<typeof floorEvents>
