import type { Election } from '../election.ts'
import type { TieBreak } from '../outcome.ts'
import { firstInOrder, lastResort } from '../ties.ts'

/** Everybody's votes at the end of a stage, by place. */
export type Votes = readonly bigint[]

/**
 * Which of those tied led (or was last) at the latest earlier stage at which they differed; of those who were equal all
 * along, the first in the order for ties, which stands for the lot.
 */
export function setApart(
  election: Election,
  tied: readonly number[],
  history: readonly Votes[],
  lead: boolean,
): { readonly chosen: number; readonly brokenBy: TieBreak } {
  let left = tied
  for (let stage = history.length - 1; stage >= 0 && left.length > 1; stage--) {
    const votes = history[stage]!
    const edge = left.map((place) => votes[place]!).reduce((a, b) => (a > b === lead ? a : b))
    left = left.filter((place) => votes[place] === edge)
  }
  return left.length > 1
    ? { chosen: firstInOrder(election, left), brokenBy: lastResort(election) }
    : { chosen: left[0]!, brokenBy: 'earlierStage' }
}
