import { standing, type Election, type Paper } from '../election.ts'
import { compare, fraction, fractionText, plus, type Fraction } from '../fraction.ts'
import type { Outcome, Tie } from '../outcome.ts'
import { countRanked, ranksSomebody } from '../ranked.ts'
import type { CountingRule } from '../rule.ts'
import { firstInOrder, lastResort } from '../ties.ts'
import type { RunoffRound } from './rounds.ts'

const none = fraction(0n)

/** A paper's vote is shared by those left of the first rank in which anybody is. */
function votesOf(
  election: Election,
  papers: readonly Paper[],
  left: ReadonlySet<number>,
): readonly Fraction[] {
  /** By how many share a paper: such papers, for each candidate. */
  const shares = new Map<number, number[]>()
  for (const { count, ranks } of papers) {
    const next = ranks.map((rank) => rank.filter((place) => left.has(place))).find((rank) => rank.length > 0)
    if (!next) continue
    const counts = shares.get(next.length) ?? election.candidates.map(() => 0)
    for (const place of next) counts[place]! += count
    shares.set(next.length, counts)
  }
  return election.candidates.map((_, place) =>
    [...shares].reduce((sum, [by, counts]) => plus(sum, fraction(BigInt(counts[place]!), BigInt(by))), none),
  )
}

/** Drops the last until somebody has more than half of the votes that count. */
function runOff(election: Election, papers: readonly Paper[]): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const idOf = (place: number): string => election.candidates[place]!.id
  const total = papers.reduce((sum, { count }) => plus(sum, fraction(BigInt(count))), none)
  const left = new Set(standing(election))
  const rounds: RunoffRound[] = []
  const ties: Tie[] = []
  for (;;) {
    const votes = votesOf(election, papers, left)
    const ranked = [...left].sort((a, b) => compare(votes[b]!, votes[a]!))
    const counted = ranked.reduce((sum, place) => plus(sum, votes[place]!), none)
    const [first] = ranked as [number]
    const won = compare(plus(votes[first]!, votes[first]!), counted) > 0
    const least = votes[ranked[ranked.length - 1]!]!
    const last = [...left].filter((place) => compare(votes[place]!, least) === 0)
    const out = firstInOrder(election, last)
    rounds.push({
      kind: 'runoff',
      lines: ranked.map((place) => ({ candidate: idOf(place), votes: fractionText(votes[place]!) })),
      exhausted: fractionText(plus(total, fraction(-counted.num, counted.den))),
      counted: fractionText(counted),
      elected: won ? idOf(first) : null,
      excluded: won ? null : idOf(out),
    })
    if (won) return { winners: [idOf(first)], ties, rounds }
    if (last.length > 1)
      ties.push({ at: rounds.length, among: last.map(idOf), brokenBy: lastResort(election) })
    left.delete(out)
  }
}

export const irv: CountingRule = {
  name: { zh: '排序淘汰', en: 'Instant run-off' },
  takes: [],
  count: countRanked(() => ranksSomebody, runOff),
}
