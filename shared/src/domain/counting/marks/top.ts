import { standing, type Election } from '../election.ts'
import { compare, fractionText, type Fraction } from '../fraction.ts'
import type { Outcome, Tie } from '../outcome.ts'
import { lastResort, tiePlaces } from '../ties.ts'

/** Best first. Equal scores stand in the order for ties. */
export function byScore(election: Election, scores: readonly Fraction[]): readonly number[] {
  const places = tiePlaces(election)
  return [...standing(election)].sort((a, b) => compare(scores[b]!, scores[a]!) || places[a]! - places[b]!)
}

/** Those with the best scores win; a tie across the last seat is reported. */
export function topOf(
  election: Election,
  scores: readonly Fraction[],
  seats: number,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const ranked = byScore(election, scores)
  const idOf = (place: number): string => election.candidates[place]!.id
  const winners = ranked.slice(0, seats)
  const edge = winners[winners.length - 1]!
  const tied = ranked.filter((place) => compare(scores[place]!, scores[edge]!) === 0)
  const ties: readonly Tie[] = tied.every((place) => winners.includes(place))
    ? []
    : [{ at: 1, among: tied.map(idOf), brokenBy: lastResort(election) }]
  const lines = ranked.map((place, index) => ({
    candidate: idOf(place),
    score: fractionText(scores[place]!),
    won: index < seats,
  }))
  return { winners: winners.map(idOf), ties, rounds: [{ kind: 'scores', seats, lines }] }
}
