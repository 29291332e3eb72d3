import { limits } from '../../../lib/limits.ts'
import type { BoxContents } from '../../boxes.ts'
import { accountedFor, countPapers } from './count.ts'
import type { SecretOutcome } from './outcome.ts'
import { checkBySecondCount, type SecondVerdict } from './second-count.ts'
import type { SecretTerms } from './terms.ts'

/** All that a count follows from. Plain values, which another thread can be given. */
export type CountTask = {
  readonly terms: SecretTerms
  readonly from: number
  readonly papers: readonly string[]
}

export type Reckoned = { readonly outcome: SecretOutcome; readonly second: SecondVerdict }

export const countTask = (
  terms: SecretTerms,
  { issued, bySlip, sheets, ballots }: BoxContents,
): CountTask => ({
  terms,
  from: accountedFor({ issued, paper: bySlip.paper, sheets: sheets ?? 0 }),
  papers: ballots.map(({ paper }) => paper),
})

/** Equal shares of thousands of papers take seconds; nobody but those who wait for them is to feel that. */
export const takesLong = ({ terms, papers }: CountTask): boolean =>
  papers.length * terms.candidates.length > limits.marksCountedAtOnceMax

/** Both counts. */
export function reckonCount({ terms, from, papers }: CountTask): Reckoned {
  const outcome = countPapers(terms, from, papers)
  return { outcome, second: checkBySecondCount(terms, from, papers, outcome) }
}
