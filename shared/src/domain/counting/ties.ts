import type { Election } from './election.ts'
import type { TieBreak } from './outcome.ts'

/** What breaks a tie that no rule breaks. */
export const lastResort = ({ tieOrder }: Election): TieBreak => (tieOrder ? 'tieLine' : 'fileOrder')

/** Each candidate's place in the order for ties: the first is taken first, for better or worse. */
export function tiePlaces({ tieOrder, candidates }: Election): readonly number[] {
  if (!tieOrder) return candidates.map((_, place) => place)
  const places: number[] = []
  tieOrder.forEach((candidate, place) => (places[candidate] = place))
  return places
}

/** The first of those tied, in the order for ties. */
export function firstInOrder(election: Election, tied: readonly number[]): number {
  const places = tiePlaces(election)
  return tied.reduce((first, other) => (places[other]! < places[first]! ? other : first))
}
