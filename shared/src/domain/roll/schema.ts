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

/** As what a person is on the roll (domain 1.2 应到; design 24, 27). Observers (列席) may speak, not vote. */
export const capacity = z.enum([
  'deputy',
  'residentRepresentative',
  'gridWorker',
  'homeownersCommittee',
  'resident',
  'observer',
])
export type Capacity = z.infer<typeof capacity>

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
})

export const rollCommands = {
  /** 应到, typed by an officer (decisions 1). */
  'roll.setExpected': z.strictObject({ expected: count(limits.expectedMax) }),
  /** 应到, imported: one line a person. */
  'roll.list': z.strictObject({ lines: z.array(namedLine).min(1).max(limits.rollLinesMax).readonly() }),
  /** A phone or an account comes in. The actor joins as themselves; the shell has fixed the actor's id. */
  'roll.join': z.strictObject({
    name: line(limits.nameCharsMax),
    via,
    grid: gridId,
    /** Version of the consent line the person saw above the button (个保法 14); 0 for officers on duty. */
    consent: z.int().min(0).max(1000),
    /** Shown as 某网格居民 where the kind offers it; the name given is then not kept at all. */
    anonymous: z.boolean().default(false),
  }),
  /** A walk-in without a phone, written down by an officer (登一位来旁听的). */
  'roll.register': z.strictObject({
    participant: participantId,
    name: line(limits.nameCharsMax),
    capacity,
    grid: gridId,
  }),
  /** 签到确认: from here on the person is present and, unless an observer, entitled. */
  'roll.confirm': z.strictObject({ participant: participantId, capacity, how }),
  'roll.unconfirm': z.strictObject({ participant: participantId, reason: text(limits.reasonCharsMax) }),
  'roll.excuse': z.strictObject({ participant: participantId }),
  'roll.unexcuse': z.strictObject({ participant: participantId }),
  /** Disorder (decisions 12.5): out of the meeting, on every device at once. */
  'roll.remove': z.strictObject({ participant: participantId, reason: text(limits.reasonCharsMax) }),
  'roll.readmit': z.strictObject({ participant: participantId }),
  /** Takes a name away; the directory holds the new one. */
  'roll.rename': z.strictObject({ participant: participantId, name: line(limits.nameCharsMax) }),
  /** Two phones of one person: seconds and votes count once (decisions 1). */
  'roll.merge': z.strictObject({ from: participantId, into: participantId }),
  'roll.closeJoining': z.strictObject({}),
  'roll.reopenJoining': z.strictObject({}),
} as const
export type RollCommand = CommandsOf<typeof rollCommands>

const listedLine = z.strictObject({ participant: id, capacity, grid: words })

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. Never a name. */
export const rollEvents = {
  'roll.expectedSet': z.strictObject({ expected: count(limits.expectedMax) }),
  'roll.listed': z.strictObject({ lines: z.array(listedLine).readonly() }),
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
  'roll.joiningClosed': z.strictObject({}),
  'roll.joiningReopened': z.strictObject({}),
} as const
export type RollEvent = EventsOf<typeof rollEvents>
