import { fail, ok } from '../../../lib/result.ts'
import { leastOf, pastHalf, type Share } from '../../rules/share.ts'
import type { Election } from '../election.ts'
import { fraction } from '../fraction.ts'
import type { Outcome } from '../outcome.ts'
import { annulled, papersIn, type CountingRule } from '../rule.ts'
import { markedPapers, type Marked } from './marks.ts'
import type { ThresholdRound } from './rounds.ts'
import { byScore } from './top.ts'

/** One way a paper of 票选 was filled in: whom it is for, whom against. An untouched row is 弃权. */
export type Marking = {
  readonly count: number
  readonly yes: readonly number[]
  readonly no: readonly number[]
}

/** How 票选 decides. */
export type ThresholdTerms = {
  readonly seats: number
  /** Papers handed out; when more come back, nothing counts. */
  readonly issued: number
  /** Yes marks needed, as a share of the base; null where most yes wins, as in a vote among those tied. */
  readonly majority: {
    readonly share: Share
    readonly base: 'all' | 'present' | 'returned' | 'valid'
    /** How many the base is; not read where it is the valid papers. */
    readonly count: number
  } | null
}

const sums = (places: number, papers: readonly Marking[], row: 'yes' | 'no'): readonly number[] => {
  const marks = Array.from({ length: places }, () => 0)
  for (const paper of papers) for (const place of paper[row]) marks[place]! += paper.count
  return marks
}

/**
 * 票选. A paper with more yes than seats is void. Those with a majority win, the most yes first. A tie across the last
 * seat is left open, for a vote among those tied; what seats are left after that the presidium decides on.
 */
export function select(election: Election, papers: readonly Marking[], terms: ThresholdTerms): Outcome {
  const { seats, issued, majority } = terms
  const ballots = papersIn(papers)
  if (ballots > issued) return annulled(ballots, issued)
  const valid = papers.filter(({ yes }) => yes.length <= seats)
  const validCount = papersIn(valid)
  const base = majority ? majority.base : 'valid'
  const baseCount = majority && majority.base !== 'valid' ? majority.count : validCount
  const needed = majority ? Math.max(leastOf(majority.share, baseCount), 1) : 1

  const yes = sums(election.candidates.length, valid, 'yes')
  const no = sums(election.candidates.length, valid, 'no')
  const scores = yes.map((marks) => fraction(BigInt(marks)))
  const ranked = byScore(election, scores)
  const isFor = (place: number): boolean => majority === null || yes[place]! > no[place]!
  const passed = ranked.filter((place) => validCount > 0 && yes[place]! >= needed && isFor(place))
  const out = passed[seats]
  const winners = out === undefined ? passed : passed.filter((place) => yes[place]! > yes[out]!)
  const settled = out === undefined || winners.length === seats
  const revote = settled ? [] : passed.filter((place) => yes[place] === yes[out])

  const idOf = (place: number): string => election.candidates[place]!.id
  const round: ThresholdRound = {
    ...{ kind: 'threshold', seats, base, baseCount, needed, valid: validCount },
    lines: ranked.map((place) => ({
      candidate: idOf(place),
      yes: yes[place]!,
      no: no[place]!,
      abstain: validCount - yes[place]! - no[place]!,
      passed: passed.includes(place),
      won: winners.includes(place),
    })),
    revote: revote.map(idOf),
    seatsLeft: seats - winners.length,
  }
  return {
    winners: winners.map(idOf),
    ties: revote.length > 0 ? [{ at: 1, among: revote.map(idOf), brokenBy: 'revote' }] : [],
    rounds: [round],
    ballots,
    invalid: ballots - validCount,
  }
}

/** Points above zero are yes, below zero no. A file of any other kind tells yes alone. */
function markingsOf({ kind, papers }: Election, yes: readonly Marked[]): readonly Marking[] {
  return papers.map(({ count, ranks, points }, index) => ({
    count,
    yes: yes[index]!.marks,
    no: kind === 'points' ? ranks.flat().filter((_, at) => points[at]! < 0n) : [],
  }))
}

/** More than half of everyone who may vote: the statutory preset. Papers are handed to those present. */
export const threshold: CountingRule = {
  name: { zh: '票选', en: 'Contested project ballot' },
  takes: ['seats', 'all', 'present'],
  count: (election, options) => {
    const seats = options.seats ?? election.seats
    if (seats === null) return fail('needsSeats')
    const { all, present } = options
    if (all === null) return fail('needsAll')
    const yes = markedPapers(election)
    if (!yes.ok) return yes
    const majority = { share: pastHalf, base: 'all', count: all } as const
    const terms = { seats, issued: present ?? all, majority }
    return ok(select(election, markingsOf(election, yes.value), terms))
  },
}
