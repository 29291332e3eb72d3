/** What is asked of a count beside the papers; null where it was not said. */
export type CountOptions = {
  readonly seats: number | null
  /** 应到: everyone who may vote. */
  readonly all: number | null
  /** 实到. */
  readonly present: number | null
  /** What a supporter gets from a funded project: its cost, or one project. */
  readonly utility: 'cost' | 'cardinality'
}

/** Why these papers cannot be counted by this rule. */
export type CountFault =
  'needsRanks' | 'needsPoints' | 'needsBudget' | 'needsScoreMin' | 'needsSeats' | 'needsAll' | 'needsLine'
