import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import {
  caseId,
  day,
  findingId,
  id,
  line,
  optionalLine,
  personId,
  roundId,
  taskId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../../fields.ts'
import { categoryIds } from '../case/categories.ts'

/** 一般 · 要盯 · 可能激化 */
export const riskLevels = ['low', 'watch', 'high'] as const
const risk = z.enum(riskLevels)
export type Risk = z.infer<typeof risk>

/** 已化解 · 已受理调解 · 已转给别处 */
export const outcomes = ['calmed', 'registered', 'referred'] as const
const outcome = z.enum(outcomes)
/** Taken up as a case is another command: it comes with the case. */
export const endings = ['calmed', 'referred'] as const
export type Outcome = z.infer<typeof outcome>

/** Whom a danger is told to at once (调解法 25). */
export const alarmed = ['police', 'committee', 'town'] as const
const to = z.enum(alarmed)

const category = z.enum(categoryIds)
const grid = z.string().regex(/^[a-z0-9-]{1,32}$/, 'field.badId')
const grids = z.array(grid).min(1).max(limits.gridsPerStationMax).readonly()
const of = { round: roundId, finding: findingId }
const reason = text(limits.reasonCharsMax)
/** 〔year〕人调字第 count 号 */
const number = z.strictObject({ year: z.int().min(2000).max(9999), count: z.int().min(1) })

/** Taken from the HTTP route alone: a finding is claimed, its case registered under the id it was claimed for, and both named. */
export const isTakenUp = (command: { readonly type: string; readonly finding?: unknown }): boolean =>
  command.type === 'screening.claim' ||
  command.type === 'screening.takeUp' ||
  (command.type === 'case.register' && command.finding !== undefined)

export const screeningCommands = {
  'screening.begin': z
    .strictObject({ round: roundId, title: line(limits.titleCharsMax), from: day, until: day, grids })
    .describe('开始一轮排查: which grids are gone round, and between which days.'),
  'screening.cover': z
    .strictObject({ round: roundId, grid, on: day })
    .describe('A grid was gone round on that day, whatever was found.'),
  'screening.find': z
    .strictObject({
      ...of,
      grid,
      category,
      risk,
      place: optionalLine(limits.placeCharsMax),
      words: text(limits.caseTextCharsMax),
    })
    .describe('A dispute was found: of what sort, how far it has come, where, and what it is about.'),
  'screening.rate': z
    .strictObject({ ...of, risk, words: reason })
    .describe('It stands otherwise now: better or worse, and why.'),
  'screening.assign': z
    .strictObject({ ...of, task: taskId, person: personId, words: reason, due: day })
    .describe('Gives somebody of the station something to do about it, by a day.'),
  'screening.finish': z
    .strictObject({ ...of, task: taskId, on: day, words: reason })
    .describe('That was done, and what came of it.'),
  'screening.alarm': z
    .strictObject({ ...of, to, words: reason })
    .describe('It may get out of hand, or a crime: told at once to the police, the committee or the town.'),
  'screening.settle': z
    .strictObject({ ...of, outcome: z.enum(endings), words: reason })
    .describe('化解 or 转出: how it ended for this round.'),
  'screening.claim': z
    .strictObject({ ...of, opened: caseId })
    .describe(
      'It is about to go on as the case of that id, and as no other; only by `POST /api/stations/{station}/findings/{round}/{finding}/case`.',
    ),
  'screening.takeUp': z
    .strictObject({ ...of, opened: caseId, number, words: reason })
    .describe(
      '受理: it goes on as a case, which is named with its number; only by `POST /api/stations/{station}/findings/{round}/{finding}/case`, which registers it.',
    ),
  'screening.close': z
    .strictObject({ round: roundId })
    .describe('Ends a round of which every grid was gone round. What was found goes on until it is settled.'),
} as const
export type ScreeningCommand = CommandsOf<typeof screeningCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const screeningEvents = {
  'screening.begun': z.strictObject({
    round: id,
    title: words,
    from: day,
    until: day,
    grids: z.array(id).readonly(),
  }),
  'screening.covered': z.strictObject({ round: id, grid: id, on: day }),
  'screening.found': z.strictObject({
    round: id,
    finding: id,
    grid: id,
    category,
    risk,
    place: words,
    words,
  }),
  'screening.rated': z.strictObject({ round: id, finding: id, risk, words }),
  'screening.assigned': z.strictObject({ round: id, finding: id, task: id, person: id, words, due: day }),
  'screening.finished': z.strictObject({ round: id, finding: id, task: id, on: day, words }),
  'screening.alarmed': z.strictObject({ round: id, finding: id, to, words }),
  'screening.settled': z.strictObject({
    round: id,
    finding: id,
    outcome,
    words,
    /** The case it goes on as; missing in what was written before cases were named. */
    opened: id.optional(),
    number: number.optional(),
  }),
  'screening.claimed': z.strictObject({ round: id, finding: id, opened: id }),
  'screening.closed': z.strictObject({ round: id }),
} as const
export type ScreeningEvent = EventsOf<typeof screeningEvents>
