import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { fen, points, secretRule, seats } from '../ballot/secret/terms.ts'
import {
  count,
  id,
  instant,
  issueId,
  line,
  motionId,
  optionalLine,
  optionalText,
  participantId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../fields.ts'

/** 项目说明: what whoever votes has to know of a candidate. */
const brief = z.strictObject({
  /** In fen. */
  investment: count(limits.fenMax),
  /** 责任单位. */
  unit: line(limits.noteCharsMax),
  /** 完成时限. */
  due: instant,
  content: text(limits.proposalCharsMax),
  place: optionalLine(limits.placeCharsMax),
})
export type Brief = z.infer<typeof brief>

const official = <Id extends z.ZodType>(participant: Id) =>
  z.strictObject({
    participant,
    duty: z.enum(['scrutineer', 'teller']),
    /** Where they work; empty where that is nobody's candidate. */
    unit: optionalLine(limits.noteCharsMax),
    /** 总监票人: one of the scrutineers, the first where nobody is named; of none in proposals made before. */
    chief: z.boolean().optional(),
  })

const officials = <Id extends z.ZodType>(participant: Id) =>
  z.array(official(participant)).min(1).max(limits.officialsMax).readonly()

const candidates = <Id extends z.ZodType>(issue: Id) =>
  z.array(issue).max(limits.optionsPerMotionMax).readonly()

const onMotion = { motion: motionId, mover: participantId }

/**
 * What a rule asks for beside seats: money in fen to spend, most points for a row, points to give away; and whether 票选
 * goes by most yes alone.
 */
const figures = {
  ...{ budget: fen.optional(), scoreMax: points.optional(), points: points.optional() },
  plain: z.boolean().optional(),
}

export const electionCommands = {
  'election.setBrief': z
    .strictObject({ issue: issueId, brief })
    .describe('Writes the 项目说明 of a candidate, an entry of the locked list.'),
  'election.plan': z
    .strictObject({
      candidates: candidates(issueId),
      rule: secretRule,
      seats,
      ...figures,
      binding: z.boolean(),
      rulesText: text(limits.electionRulesCharsMax),
      thinContest: optionalText(limits.reasonCharsMax),
    })
    .describe(
      '票选: says who stands, for how many seats, by which 表决办法. `thinContest` says why there are fewer candidates than the rules ask for, where those only advise.',
    ),
  'election.putRules': z
    .strictObject(onMotion)
    .describe('Puts the 表决办法 to the meeting as a motion: it is adopted before anybody votes by it.'),
  'election.proposeOfficials': z
    .strictObject({ ...onMotion, officials: officials(participantId) })
    .describe(
      'Puts 监票人 and 计票人 to the meeting as a motion. None works at a unit responsible for a candidate.',
    ),
  'election.appoint': z
    .strictObject({})
    .describe('Gives the 监票人 and 计票人 their duties, once the meeting has approved them.'),
} as const
export type ElectionCommand = CommandsOf<typeof electionCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const electionEvents = {
  'election.briefSet': z.strictObject({ issue: id, brief }),
  'election.planned': z.strictObject({
    candidates: candidates(id),
    rule: secretRule,
    seats,
    ...figures,
    binding: z.boolean(),
    rulesText: words,
    thinContest: words,
  }),
  'election.rulesPut': z.strictObject({ motion: id }),
  'election.officialsProposed': z.strictObject({ motion: id, officials: officials(id) }),
} as const
export type ElectionEvent = EventsOf<typeof electionEvents>
