import { fail, ok } from '../../../lib/result.ts'
import type { Election, Paper } from '../election.ts'
import { compare, fraction } from '../fraction.ts'
import type { Outcome, Tie } from '../outcome.ts'
import { countValid, papersIn, seatsOf, type CountingRule } from '../rule.ts'
import { lastResort } from '../ties.ts'
import { keepsToScale, pointScores } from './points.ts'
import { byScore } from './top.ts'

/** The points one candidate was given, and by how many papers. */
const givenTo = (
  { bounds }: Election,
  papers: readonly Paper[],
  place: number,
): readonly (readonly [points: bigint, count: number])[] =>
  papers.map(({ count, ranks, points }) => {
    const at = ranks.flat().indexOf(place)
    return [at === -1 ? bounds.pointsUnmarked : points[at]!, count]
  })

/** The lower of the two in the middle where papers are even in number: at least half of the papers give as much or more. */
function medianOf(given: readonly (readonly [points: bigint, count: number])[], papers: number): bigint {
  const middle = Math.ceil(papers / 2)
  let seen = 0
  return [...given]
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .find(([, count]) => (seen += count) >= middle)![0]
}

/** The highest medians win; of equal ones the higher sum, and what is equal in both is reported. */
function topByMedian(
  election: Election,
  papers: readonly Paper[],
  seats: number,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const count = papersIn(papers)
  const medians = election.candidates.map((_, place) => medianOf(givenTo(election, papers, place), count))
  const sums = pointScores(election, papers)
  const [idOf, medianAt] = [
    (place: number): string => election.candidates[place]!.id,
    (place: number): bigint => medians[place]!,
  ]
  const bySum = byScore(election, sums)
  const ranked = [...bySum].sort((a, b) => compare(fraction(medianAt(b)), fraction(medianAt(a))))
  const winners = ranked.slice(0, seats)
  const edge = winners[winners.length - 1]!
  const level = ranked.filter((place) => medianAt(place) === medianAt(edge))
  const alike = level.filter((place) => compare(sums[place]!, sums[edge]!) === 0)
  const within = (places: readonly number[]): boolean => places.every((place) => winners.includes(place))
  const tie = (among: readonly number[], brokenBy: Tie['brokenBy']): Tie => ({
    ...{ at: 1, among: among.map(idOf), brokenBy },
  })
  const ties = within(level) ? [] : [within(alike) ? tie(level, 'sum') : tie(alike, lastResort(election))]
  const lines = ranked.map((place, index) => ({
    ...{ candidate: idOf(place), median: `${medianAt(place)}`, sum: `${sums[place]!.num}` },
    won: index < seats,
  }))
  return { winners: winners.map(idOf), ties, rounds: [{ kind: 'medians', seats, lines }] }
}

export const scoreMedian: CountingRule = {
  name: { zh: '打分（取中位）', en: 'Score, by median' },
  takes: ['seats'],
  count: (election, options) =>
    election.kind === 'points'
      ? ok(
          countValid(election.papers, keepsToScale(election), (valid) =>
            topByMedian(election, valid, seatsOf(election, options)),
          ),
        )
      : fail('needsPoints'),
}
