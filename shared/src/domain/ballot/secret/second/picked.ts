/** What a second count came to. Candidates by their place on the paper. */
export type Picked = {
  readonly winners: ReadonlySet<number>
  /** Those among whom something had to be chosen that the rule does not choose by, each time. */
  readonly ties: readonly (readonly number[])[]
}

/** One way of ranking, first to last, and how many papers say so. */
export type Ranking = { readonly order: readonly number[]; readonly count: number }

export const nobody: Picked = { winners: new Set(), ties: [] }
