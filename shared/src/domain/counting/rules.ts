import { mes, mesAdd1 } from './budget/equal-shares.ts'
import { greedy, greedyNoSkip, greedyThreshold, knapsack } from './budget/greedy.ts'
import { approval, kApproval } from './marks/approval.ts'
import { cumulative, rankedPoints, score } from './marks/points.ts'
import { scoreMedian } from './marks/median.ts'
import { satisfaction } from './marks/satisfaction.ts'
import { threshold } from './marks/threshold.ts'
import type { CountingRule } from './rule.ts'
import { irv } from './transfer/irv.ts'
import { stvMeek } from './transfer/meek.ts'
import { stvScottish } from './transfer/scottish.ts'

/** Every way of counting, under the name by which outside programs ask for it. */
export const countingRules = {
  approval,
  k_approval: kApproval,
  threshold,
  score,
  score_median: scoreMedian,
  satisfaction,
  cumulative,
  ranked_points: rankedPoints,
  irv,
  stv_scottish: stvScottish,
  stv_meek: stvMeek,
  greedy,
  greedy_no_skip: greedyNoSkip,
  greedy_threshold: greedyThreshold,
  knapsack,
  mes,
  mes_add1: mesAdd1,
} as const satisfies Record<string, CountingRule>
export type RuleId = keyof typeof countingRules
