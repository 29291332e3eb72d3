import type { Election, Paper } from '../election.ts'
import type { Fraction } from '../fraction.ts'
import { approvalScores } from '../marks/marks.ts'
import { keepsToRanks, keepsToScale, pointScores, rankScores, withinPurse } from '../marks/points.ts'

/** Whether a paper stands, by what its kind asks of it. */
export function stands(election: Election): (paper: Paper) => boolean {
  if (election.kind === 'marks') return () => true
  if (election.kind === 'ranks') return keepsToRanks(election)
  const [scale, purse] = [keepsToScale(election), withinPurse(election)]
  return (paper) => scale(paper) && purse(paper)
}

/** Every project's score, as papers of this kind give it: marks, points of ranks, points. */
export function scoresOf(election: Election, papers: readonly Paper[]): readonly Fraction[] {
  if (election.kind === 'ranks') return rankScores(election, papers)
  if (election.kind === 'points') return pointScores(election, papers)
  return approvalScores(
    election,
    papers.map(({ count, ranks }) => ({ count, marks: ranks.flat() })),
  )
}
