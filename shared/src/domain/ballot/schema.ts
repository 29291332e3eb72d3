import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  ballotId,
  count,
  id,
  motionId,
  optionalLine,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../fields.ts'
import { areaSum, capacity } from '../roll/schema.ts'
import { countedPack } from '../rules/quoted.ts'
import { decisionBase } from '../rules/settings.ts'
import { handsSheet } from './hands/schema.ts'
import { openSheet } from './open/schema.ts'
import { rollCallSheet } from './rollCall/schema.ts'
import { secretCommands, secretEvents } from './secret/schema.ts'

/** What is handed in: a vote, in a show of hands a count, in a roll call what somebody answered. */
const sheet = z.discriminatedUnion('method', [openSheet, handsSheet, rollCallSheet])
export type Sheet = z.infer<typeof sheet>

export const ballotMethod = z.enum(['open', 'hands', 'rollCall'])
export type BallotMethod = z.infer<typeof ballotMethod>

/** 业主: 一般事项, or 重大事项 of 维修资金, 改建重建 and 共有部分的用途 (民法典 278). */
const matter = z.enum(['ordinary', 'major'])
export type Matter = z.infer<typeof matter>

export const ballotCommands = {
  'ballot.open': z
    .strictObject({
      ballot: ballotId,
      motion: motionId,
      method: ballotMethod,
      endDebate: optionalLine(limits.reasonCharsMax),
      matter: matter.optional(),
    })
    .describe(
      'Opens a ballot on the motion and freezes who may vote, where owners vote with their areas: `matter` then says by which majority. `endDebate` says how the meeting agreed to end the debate while somebody still waits to speak.',
    ),
  'ballot.handIn': z
    .strictObject({ ballot: ballotId, sheet })
    .describe('Hands in a vote, in a show of hands a count, in a roll call what somebody answered.'),
  'ballot.stop': z.strictObject({ ballot: ballotId }).describe('停止投票.'),
  'ballot.resume': z
    .strictObject({ ballot: ballotId, reason: text(limits.reasonCharsMax) })
    .describe('Lets voting go on after a stop by mistake.'),
  'ballot.close': z.strictObject({ ballot: ballotId }).describe('Counts, and tells the result.'),
  'ballot.annul': z
    .strictObject({ ballot: ballotId, reason: text(limits.reasonCharsMax) })
    .describe('Gives the ballot up before its result is told; the motion stays.'),
  ...secretCommands,
} as const
export type BallotCommand = CommandsOf<typeof ballotCommands>

const votes = count(limits.participantsMax)

const result = z.strictObject({
  yes: votes,
  no: votes,
  abstain: votes,
  /** Entitled, and handed in nothing. */
  silent: votes,
  base: decisionBase,
  baseCount: votes,
  needed: votes,
  passed: z.boolean(),
  /** By area, where owners vote: areas in 0.01 m². */
  byArea: z
    .strictObject({
      matter,
      yes: areaSum,
      no: areaSum,
      abstain: areaSum,
      /** Of those who took part. */
      needed: areaSum,
      /** All of them, whether here or not. */
      owners: votes,
      area: areaSum,
      /** Of all owners, who have to take part. */
      ownersNeeded: votes,
      areaNeeded: areaSum,
    })
    .optional(),
  /** Of the group that is counted apart, where the rules have one. */
  group: z
    .strictObject({
      capacity,
      yes: votes,
      no: votes,
      abstain: votes,
      silent: votes,
      base: decisionBase,
      baseCount: votes,
      needed: votes,
    })
    .optional(),
  /** Who voted how, where the method names them. */
  table: z.array(z.strictObject({ participant: id, choice: words })).readonly(),
})
export type BallotResult = z.infer<typeof result>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const ballotEvents = {
  'ballot.opened': z.strictObject({
    ballot: id,
    motion: id,
    method: ballotMethod,
    entitled: z.array(id).readonly(),
    expected: votes.nullable(),
    endDebate: words,
    /** Of all owners, and what each of those who may vote holds, in 0.01 m². */
    byArea: z
      .strictObject({
        matter,
        owners: votes,
        area: areaSum,
        areas: z.array(z.strictObject({ participant: id, area: areaSum })).readonly(),
      })
      .optional(),
    /** Counted apart: who of those who may vote, and how many such there are on the roll. */
    group: z
      .strictObject({ capacity, members: z.array(id).readonly(), expected: votes.nullable() })
      .optional(),
    /** By which it is counted; absent where it was opened before ballots quoted their pack. */
    pack: countedPack.optional(),
  }),
  'ballot.handedIn': z.strictObject({ ballot: id, participant: id, sheet }),
  /** What somebody answered aloud, in the place of `ballot.handedIn`. */
  'ballot.answered': z.strictObject({ ballot: id, participant: id, sheet }),
  /** That somebody has handed in, never what. */
  'ballot.marked': z.strictObject({ ballot: id, participant: id }),
  /** Sheets that contradict each other: they do not count, and stay on record. */
  'ballot.disagreed': z.strictObject({
    ballot: id,
    sheets: z.array(z.strictObject({ participant: id, sheet })).readonly(),
  }),
  'ballot.stopped': z.strictObject({ ballot: id }),
  'ballot.resumed': z.strictObject({ ballot: id, reason: words }),
  'ballot.closed': z.strictObject({ ballot: id, motion: id, result }),
  'ballot.annulled': z.strictObject({ ballot: id, reason: words }),
  ...secretEvents,
} as const
export type BallotEvent = EventsOf<typeof ballotEvents>
