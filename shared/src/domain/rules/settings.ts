import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { capacity } from '../roll/schema.ts'
import type { Share } from './share.ts'

/**
 * A share that all together can reach: 以上 may be all of them, 超过 may not. Apart from what is reckoned with it, which
 * goes to every phone: a schema brings the library that reads it along.
 */
export const share = z
  .strictObject({
    numerator: z.int().min(0).max(100),
    denominator: z.int().min(1).max(100),
    inclusive: z.boolean(),
  })
  .refine(
    ({ numerator, denominator, inclusive }) =>
      numerator < denominator || (inclusive && numerator === denominator),
    'field.badId',
  ) satisfies z.ZodType<Share>

/**
 * What a share is taken of. 应到 `expected`; 实到 `present`, the roll as frozen when a ballot opens; 收回的票 `returned`;
 * 有效票 `valid`. In a vote by name or by hands whatever is handed in is valid.
 */
export const decisionBase = z.enum(['expected', 'present', 'returned', 'valid'])
export type DecisionBase = z.infer<typeof decisionBase>

/** When a motion is carried: `share` of the base says yes, and more say yes than no. */
export const decisionSettings = z.strictObject({
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

/** What a station may set for a kind of meeting: everything else of its rules follows from these. */
export const ruleSettings = z.strictObject({
  /** How many of 应到 must be present before anything is decided; null where nothing is asked for. */
  quorum: share.nullable(),
  /** Null where nothing is voted on. */
  decision: decisionSettings.nullable(),
  /** 票选: by how much there must be more candidates than seats, in percent of the seats, a fraction rounded up. */
  contestPercent: z.int().min(1).max(limits.contestPercentMax),
  // What a copy adopted earlier does not say: `preset.ts` has what holds then.
  /** 票选, a tie across the last seat: 重新投票 among those tied, or 抽签. */
  ties: z.enum(['revote', 'lot']).optional(),
  /** 票选 by most votes, without a majority: where it advises alone, or where it binds as well. */
  plain: z.enum(['adviceOnly', 'binding']).optional(),
  /** 发票: how long tokens are given out before the first paper goes in. */
  issuingSeconds: z.int().min(limits.issuingSecondsMin).max(limits.issuingSecondsMax).optional(),
  /** 满意度: of all 成员, or of those who rated. */
  gradeBase: z.enum(['members', 'returned']).optional(),
})
export type RuleSettings = z.infer<typeof ruleSettings>
