import { fail, ok } from '../../lib/result.ts'
import type { Election, Paper } from './election.ts'
import type { CountOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { countValid, type CountingRule } from './rule.ts'

/** Somebody is ranked, be it on a rank that is shared. */
export const ranksSomebody = ({ ranks }: Paper): boolean => ranks.some((rank) => rank.length > 0)

type Tally = (
  election: Election,
  valid: readonly Paper[],
  options: CountOptions,
) => Pick<Outcome, 'winners' | 'ties' | 'rounds'>

/**
 * Counts the papers of ranks that stand; an election of anything else is refused with `needsRanks`.
 * @param validIn which papers of an election stand
 */
export const countRanked =
  (validIn: (election: Election) => (paper: Paper) => boolean, tally: Tally): CountingRule['count'] =>
  (election, options) =>
    election.kind === 'ranks'
      ? ok(countValid(election.papers, validIn(election), (valid) => tally(election, valid, options)))
      : fail('needsRanks')
