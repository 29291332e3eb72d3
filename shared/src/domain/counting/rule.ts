import type { Result } from '../../lib/result.ts'
import type { InBoth } from '../in-both.ts'
import type { Election } from './election.ts'
import type { CountFault, CountOptions } from './options.ts'
import type { Outcome } from './outcome.ts'

export type OptionName = keyof CountOptions

export type CountingRule = {
  readonly name: InBoth
  /** The options it reads; any other is a mistake of who asks. */
  readonly takes: readonly OptionName[]
  readonly count: (election: Election, options: CountOptions) => Result<Outcome, CountFault>
}

/** As asked, else as the election says, else one. */
export const seatsOf = (election: Election, { seats }: CountOptions): number => seats ?? election.seats ?? 1

type Counted = { readonly count: number }

export const papersIn = (papers: readonly Counted[]): number =>
  papers.reduce((sum, { count }) => sum + count, 0)

/** More papers came back than were handed out (选举法 44): all are void. */
export const annulled = (returned: number, issued: number): Outcome => ({
  ...{ winners: [], ties: [], rounds: [{ kind: 'annulled', returned, issued }] },
  ...{ ballots: returned, invalid: returned },
})

/** Counts the papers that stand. Where none does nobody wins, by any rule. */
export function countValid<P extends Counted>(
  papers: readonly P[],
  isValid: (paper: P) => boolean,
  tally: (valid: readonly P[]) => Pick<Outcome, 'winners' | 'ties' | 'rounds'>,
): Outcome {
  const valid = papers.filter(isValid)
  const ballots = papersIn(papers)
  const invalid = ballots - papersIn(valid)
  const result = invalid === ballots ? { winners: [], ties: [], rounds: [] } : tally(valid)
  return { ...result, ballots, invalid }
}
