import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { capacity } from '../roll/schema.ts'
import type { Share } from './share.ts'

/** Apart from what is reckoned with it, which goes to every phone: a schema brings the library that reads it along. */
export const share = z
  .strictObject({
    numerator: z.int().min(0).max(100),
    denominator: z.int().min(1).max(100),
    inclusive: z.boolean(),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator, 'field.badId') satisfies z.ZodType<Share>

/**
 * What a share is taken of. 应到 `expected`; 实到 `present`, the roll as frozen when a ballot opens; 收回的票 `returned`;
 * 有效票 `valid`. In a vote by name or by hands whatever is handed in is valid.
 */
export const decisionBase = z.enum(['expected', 'present', 'returned', 'valid'])
export type DecisionBase = z.infer<typeof decisionBase>

/** What a station may set for a kind of meeting: everything else of its rules follows from these. */
export const ruleSettings = z.strictObject({
  /** How many of 应到 must be present before anything is decided; null where nothing is asked for. */
  quorum: share.nullable(),
  /** When a motion is carried: `share` of the base says yes, and more say yes than no. Null where nothing is voted on. */
  decision: z
    .strictObject({
      share,
      base: decisionBase,
      /** Counted apart: people of this capacity, of whom `share` of the same base says yes as well. */
      group: z.strictObject({ capacity: capacity.exclude(['observer']), share }).optional(),
      /**
       * 业主 (民法典 278): `takePart` of them all, by heads and by area, must take part, and of those who do `share` says
       * yes, by heads and by area; `major` in matters of 维修资金, 改建重建 and 共有部分的用途.
       */
      byArea: z.strictObject({ takePart: share, major: share }).optional(),
    })
    .nullable(),
  /** 票选: by how much there must be more candidates than seats, in percent of the seats, a fraction rounded up. */
  contestPercent: z.int().min(1).max(limits.contestPercentMax),
})
export type RuleSettings = z.infer<typeof ruleSettings>
