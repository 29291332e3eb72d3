import type { RuleId } from '../../counting/rules.ts'

/**
 * What a row of a voting paper asks. `marks`: 赞成、反对 or 弃权 · `approvals`: for it or not · `points`: so many ·
 * `ranks`: first, second, third.
 */
export type PaperKind = 'marks' | 'approvals' | 'points' | 'ranks'

/** The rules a secret ballot may be counted by, each with the paper it reads. */
export const paperKinds = {
  threshold: 'marks',
  approval: 'approvals',
  k_approval: 'approvals',
  score: 'points',
  cumulative: 'points',
  ranked_points: 'ranks',
  irv: 'ranks',
  stv_scottish: 'ranks',
  stv_meek: 'ranks',
  greedy: 'approvals',
  greedy_no_skip: 'approvals',
  knapsack: 'approvals',
  mes: 'approvals',
  mes_add1: 'approvals',
} as const satisfies Partial<Record<RuleId, PaperKind>>
export type SecretRule = keyof typeof paperKinds

/** What the rule asks for beside the papers. */
export const needsOf: Readonly<Record<SecretRule, 'seats' | 'budget' | 'nothing'>> = {
  threshold: 'seats',
  approval: 'seats',
  k_approval: 'seats',
  score: 'seats',
  cumulative: 'seats',
  ranked_points: 'seats',
  irv: 'nothing',
  stv_scottish: 'seats',
  stv_meek: 'seats',
  greedy: 'budget',
  greedy_no_skip: 'budget',
  knapsack: 'budget',
  mes: 'budget',
  mes_add1: 'budget',
}

/** Are people told of so many seats; where money is spent nothing goes by them, and on one matter there are none. */
export const fillsSeats = (terms: {
  readonly rule: SecretRule
  readonly candidates: readonly unknown[]
}): boolean => needsOf[terms.rule] !== 'budget' && terms.candidates.length > 1
