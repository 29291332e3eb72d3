import { fail, ok } from '../../../lib/result.ts'
import type { Election, Paper } from '../election.ts'
import { fraction, plus, type Fraction } from '../fraction.ts'
import { countRanked, ranksSomebody } from '../ranked.ts'
import { countValid, papersIn, seatsOf, type CountingRule } from '../rule.ts'
import { topOf } from './top.ts'

const sum = (points: readonly bigint[]): bigint => points.reduce((total, point) => total + point, 0n)

/** Every candidate's points; who was given none by a paper gets what the election gives for that. */
export function pointScores(election: Election, papers: readonly Paper[]): readonly Fraction[] {
  const { pointsUnmarked } = election.bounds
  const unmarked = pointsUnmarked * BigInt(papersIn(papers))
  const scores = election.candidates.map(() => unmarked)
  for (const { count, ranks, points } of papers)
    ranks.flat().forEach((place, index) => {
      scores[place]! += BigInt(count) * (points[index]! - pointsUnmarked)
    })
  return scores.map((score) => fraction(score))
}

/** Every single score within what may be given. */
export const keepsToScale =
  ({ bounds: { pointsMin, pointsMax } }: Election) =>
  ({ points }: Paper): boolean =>
    points.every(
      (point) => (pointsMin === null || point >= pointsMin) && (pointsMax === null || point <= pointsMax),
    )

/** No more points spent than a voter has. */
export const withinPurse =
  ({ bounds: { pointsSumMax } }: Election) =>
  ({ points }: Paper): boolean =>
    pointsSumMax === null || sum(points) <= pointsSumMax

/** And none taken away, which would let others be given more. */
const spent = (election: Election) => {
  const [scale, purse] = [keepsToScale(election), withinPurse(election)]
  return (paper: Paper): boolean => scale(paper) && purse(paper) && paper.points.every((point) => point >= 0n)
}

const byPoints = (
  name: CountingRule['name'],
  isValid: (election: Election) => (paper: Paper) => boolean,
): CountingRule => ({
  name,
  takes: ['seats'],
  count: (election, options) =>
    election.kind === 'points'
      ? ok(
          countValid(election.papers, isValid(election), (valid) =>
            topOf(election, pointScores(election, valid), seatsOf(election, options)),
          ),
        )
      : fail('needsPoints'),
})

export const score = byPoints({ zh: '打分', en: 'Score' }, keepsToScale)
export const cumulative = byPoints({ zh: '积分分配', en: 'Cumulative points' }, spent)

/** Points for the highest rank: as many as a paper has ranks. */
const ranksMax = (election: Election): number => election.bounds.marksMax ?? election.candidates.length

/** How many ranks a shared or a skipped rank fills. */
const breadth = (rank: readonly number[]): number => Math.max(rank.length, 1)

/** Somebody is ranked, on no more ranks than there are. */
export const keepsToRanks =
  (election: Election) =>
  (paper: Paper): boolean =>
    ranksSomebody(paper) && paper.ranks.reduce((sum, rank) => sum + breadth(rank), 0) <= ranksMax(election)

/** Rank i, counted from 0, gives L − i points; those of one rank share the points of the ranks they fill. */
export function rankScores(election: Election, papers: readonly Paper[]): readonly Fraction[] {
  const scores = election.candidates.map(() => fraction(0n))
  for (const { count, ranks } of papers) {
    let first = ranksMax(election)
    for (const rank of ranks) {
      const last = first - breadth(rank) + 1
      const each = fraction(BigInt(count) * BigInt(first + last), 2n)
      for (const place of rank) scores[place] = plus(scores[place]!, each)
      first = last - 1
    }
  }
  return scores
}

export const rankedPoints: CountingRule = {
  name: { zh: '名次积分', en: 'Ranked points' },
  takes: ['seats'],
  count: countRanked(keepsToRanks, (election, valid, options) =>
    topOf(election, rankScores(election, valid), seatsOf(election, options)),
  ),
}
