import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  type CommandsOf,
  count,
  type EventsOf,
  gridId,
  id,
  line,
  participantId,
  text,
  words,
} from '../fields.ts'

/** As what a person is on the roll. Observers (列席) may speak, not vote. */
export const capacity = z.enum([
  'deputy',
  'residentRepresentative',
  'gridWorker',
  'homeownersCommittee',
  'homeowner',
  'resident',
  'observer',
])
export type Capacity = z.infer<typeof capacity>

/** 专有部分面积 in 0.01 m²: what somebody holds, and what many hold together. */
const area = z.int().min(1).max(limits.areaMax)
export const areaSum = count(limits.areaMax * limits.participantsMax)

/** How a person came in. */
export const via = z.enum(['qr', 'code', 'account', 'paper', 'device'])
export type Via = z.infer<typeof via>

/** On sight of the person, or on a paper roll. */
const how = z.enum(['seen', 'paper'])

/** A line of the imported or typed roll. The name goes to the directory in the same commit, never into an event. */
const namedLine = z.strictObject({
  participant: participantId,
  name: line(limits.nameCharsMax),
  capacity,
  grid: gridId,
  area: area.optional(),
})

export const rollCommands = {
  'roll.setExpected': z.strictObject({ expected: count(limits.expectedMax) }).describe('应到, typed.'),
  'roll.list': z
    .strictObject({ lines: z.array(namedLine).min(1).max(limits.rollLinesMax).readonly() })
    .describe('应到, imported: one line a person.'),
  'roll.setAreas': z
    .strictObject({
      areas: z
        .array(z.strictObject({ participant: participantId, area }))
        .min(1)
        .max(limits.rollLinesMax)
        .readonly(),
    })
    .describe(
      'What each of these owners holds, in 0.01 m², where votes are counted by area. One owner is one line, with all their units together.',
    ),
  'roll.join': z
    .strictObject({
      name: line(limits.nameCharsMax),
      via,
      grid: gridId,
      consent: z.int().min(0).max(1000),
      anonymous: z.boolean().default(false),
    })
    .describe(
      'A phone or an account comes in, as itself. `consent` is the version of the consent line above the button, 0 for the station’s own accounts; `anonymous` asks to be shown as 某网格居民, and the name given is then not kept.',
    ),
  'roll.register': z
    .strictObject({
      participant: participantId,
      name: line(limits.nameCharsMax),
      capacity,
      grid: gridId,
    })
    .describe('A walk-in without a phone, written down and confirmed at the door.'),
  'roll.confirm': z
    .strictObject({ participant: participantId, capacity, how, line: participantId.optional() })
    .describe(
      '签到确认: from here on the person is present and, unless an observer, entitled. `line` names the line of the roll that a phone belongs to, where the person was expected and came in by phone.',
    ),
  'roll.unconfirm': z
    .strictObject({ participant: participantId, reason: text(limits.reasonCharsMax) })
    .describe('Takes a wrong confirmation back.'),
  'roll.excuse': z.strictObject({ participant: participantId }).describe('Notes 请假.'),
  'roll.unexcuse': z.strictObject({ participant: participantId }).describe('Takes 请假 back.'),
  'roll.remove': z
    .strictObject({ participant: participantId, reason: text(limits.reasonCharsMax) })
    .describe('Asks somebody to leave, on all their phones at once.'),
  'roll.readmit': z.strictObject({ participant: participantId }).describe('Lets them in again.'),
  'roll.rename': z
    .strictObject({ participant: participantId, name: line(limits.nameCharsMax) })
    .describe('Takes a name away by giving another.'),
  'roll.merge': z
    .strictObject({ from: participantId, into: participantId })
    .describe('Two phones of one person become one line.'),
  'roll.nameInRecord': z
    .strictObject({ named: z.boolean() })
    .describe('The person’s own tick, and it may be taken back: the public record then has their name.'),
  'roll.closeJoining': z.strictObject({}).describe('Keeps strangers out.'),
  'roll.reopenJoining': z.strictObject({}).describe('Lets them in again.'),
} as const
export type RollCommand = CommandsOf<typeof rollCommands>

const heldBy = z.strictObject({ participant: id, area })
const listedLine = z.strictObject({ participant: id, capacity, grid: words })

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. Never a name. */
export const rollEvents = {
  'roll.expectedSet': z.strictObject({ expected: count(limits.expectedMax) }),
  'roll.listed': z.strictObject({ lines: z.array(listedLine).readonly() }),
  /** Who holds what, in 0.01 m². */
  'roll.areasSet': z.strictObject({ areas: z.array(heldBy).readonly() }),
  'roll.joined': z.strictObject({ participant: id, via, grid: words, consent: z.int() }),
  'roll.registered': z.strictObject({ participant: id, capacity, grid: words }),
  'roll.confirmed': z.strictObject({ participant: id, capacity, how }),
  'roll.unconfirmed': z.strictObject({ participant: id, reason: words }),
  'roll.excused': z.strictObject({ participant: id }),
  'roll.unexcused': z.strictObject({ participant: id }),
  'roll.removed': z.strictObject({ participant: id }),
  /** The reason for a removal: for staff and the person alone. */
  'roll.removalExplained': z.strictObject({ participant: id, reason: words }),
  'roll.readmitted': z.strictObject({ participant: id }),
  'roll.renamed': z.strictObject({ participant: id }),
  'roll.merged': z.strictObject({ from: id, into: id }),
  'roll.namedInRecord': z.strictObject({ participant: id, named: z.boolean() }),
  'roll.joiningClosed': z.strictObject({}),
  'roll.joiningReopened': z.strictObject({}),
} as const
export type RollEvent = EventsOf<typeof rollEvents>
