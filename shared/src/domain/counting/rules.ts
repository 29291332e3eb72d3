import { approval, kApproval } from './marks/approval.ts'
import { cumulative, rankedPoints, score } from './marks/points.ts'
import { threshold } from './marks/threshold.ts'
import type { CountingRule } from './rule.ts'

/** Every way of counting, under the name by which outside programs ask for it. */
export const countingRules = {
  approval,
  k_approval: kApproval,
  threshold,
  score,
  cumulative,
  ranked_points: rankedPoints,
} as const satisfies Record<string, CountingRule>
export type RuleId = keyof typeof countingRules
