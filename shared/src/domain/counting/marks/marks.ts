import { fail, ok, type Result } from '../../../lib/result.ts'
import type { Election, Paper } from '../election.ts'
import { fraction, type Fraction } from '../fraction.ts'
import type { CountFault } from '../options.ts'

/** A paper by whom it is for. */
export type Marked = { readonly count: number; readonly marks: readonly number[] }

/**
 * A paper that ranks everybody says where its approval ends only by having two ranks: those, and the others. Any other
 * reading would be a guess.
 */
const drawsLine = ({ complete, papers }: Election): boolean =>
  !complete || papers.every(({ ranks }) => ranks.length <= 2)

function marksOf({ kind, complete }: Election, { ranks, points }: Paper): readonly number[] {
  if (kind === 'points') return ranks.flat().filter((_, index) => points[index]! > 0n)
  return complete ? ranks[0]! : ranks.flat()
}

/** Every paper by those whom it marks, ranks or gives points above zero. */
export const markedPapers = (election: Election): Result<readonly Marked[], CountFault> =>
  drawsLine(election)
    ? ok(election.papers.map((paper) => ({ count: paper.count, marks: marksOf(election, paper) })))
    : fail('needsLine')

/** How many marks each candidate has, by place. */
export function approvalsOf({ candidates }: Election, papers: readonly Marked[]): readonly number[] {
  const approvals = candidates.map(() => 0)
  for (const { count, marks } of papers) for (const mark of marks) approvals[mark]! += count
  return approvals
}

export const approvalScores = (election: Election, papers: readonly Marked[]): readonly Fraction[] =>
  approvalsOf(election, papers).map((approvals) => fraction(BigInt(approvals)))
