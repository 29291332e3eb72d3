import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import { count, id, issueId, words } from '../../fields.ts'
import { quotedPack } from '../../rules/quoted.ts'
import { decisionSettings } from '../../rules/settings.ts'
import { paperKinds, type SecretRule } from './paper-kinds.ts'

export const secretRule = z.enum(Object.keys(paperKinds) as [SecretRule, ...SecretRule[]])
export const seats = z.int().min(1).max(limits.optionsPerMotionMax)
/** Money in fen; null where nothing is paid for. */
export const fen = z.int().min(1).max(limits.fenMax).nullable()
export const points = z.int().min(1).max(limits.paperPointsMax).nullable()

/** An option of a motion is an issue; an id is checked, and carries no brand in terms. */
const option: z.ZodType<string, string> = issueId

/** What is asked for when a secret ballot is opened; the rest follows from the motion and the meeting's rules. */
export const askedTerms = z.strictObject({
  rule: secretRule,
  /** How many may win; not read by rules that spend a budget. */
  seats,
  budget: fen.default(null),
  /** Most points a row may be given (打分). */
  scoreMax: points.default(null),
  /** Points to give away in all (积分). */
  points: points.default(null),
  /** What each project costs, for rules that spend a budget. */
  costs: z
    .array(z.strictObject({ option, fen: count(limits.fenMax) }))
    .max(limits.optionsPerMotionMax)
    .readonly()
    .default([]),
  /** Options by their issue; empty for all of them. */
  among: z.array(option).max(limits.optionsPerMotionMax).readonly(),
  /** 票决 binds; 票选推荐 is advice. */
  binding: z.boolean(),
  /** 票选 by most yes alone: no majority is asked for. */
  plain: z.boolean().optional(),
})
export type AskedTerms = z.infer<typeof askedTerms>

const candidate = z.strictObject({
  /** The issue, or the motion itself where that is what is voted on. */
  id,
  title: words,
  /** In fen; 0 where nothing is paid for. */
  cost: count(limits.fenMax),
})

/** By which a secret ballot is counted, frozen when it opens. */
export const secretTerms = z.strictObject({
  rule: secretRule,
  seats,
  budget: fen,
  scoreMax: points,
  points,
  binding: z.boolean(),
  /** In the order of the voting paper. */
  candidates: z.array(candidate).readonly(),
  /** Yes marks needed, as a share of the base. Null where most yes wins, and where the rule asks for no majority. */
  majority: z
    .strictObject({
      share: z.strictObject({ numerator: z.int(), denominator: z.int(), inclusive: z.boolean() }),
      base: z.enum(['all', 'present', 'returned', 'valid']),
      /** How many the base is; not read where it is papers, of which nobody knows beforehand. */
      count: count(limits.expectedMax),
    })
    .nullable(),
  /** 票选 that asks for no majority, in a first vote and whatever that leaves open. */
  plain: z.boolean().optional(),
  /** A tie across the last seat, as the rules had it; absent where it is voted on again. */
  ties: z.literal('lot').optional(),
  /** Without `decision` where it was opened before that was asked for. */
  pack: quotedPack.extend({ decision: decisionSettings.optional() }),
})
export type SecretTerms = z.infer<typeof secretTerms>
