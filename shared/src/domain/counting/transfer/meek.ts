import { standing, type Election, type Paper } from '../election.ts'
import { decimalText } from '../fraction.ts'
import type { Outcome, Tie } from '../outcome.ts'
import { countRanked, ranksSomebody } from '../ranked.ts'
import { papersIn, seatsOf, type CountingRule } from '../rule.ts'
import { firstInOrder, lastResort, tiePlaces } from '../ties.ts'
import { share, wholeVote } from './keep.ts'
import type { KeepRound } from './rounds.ts'

/** A surplus no larger than a millionth of a vote moves nobody. */
const surplusMin = 1000n

const amount = (votes: bigint): string => decimalText(votes, 9)
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const smaller = (a: bigint, b: bigint): bigint => a + b - larger(a, b)
const dividedUp = (a: bigint, b: bigint): bigint => (a + b - 1n) / b

/** Where the votes stand when nothing more moves. */
type Settled = {
  readonly votes: readonly bigint[]
  readonly exhausted: bigint
  readonly quota: bigint
  readonly surplus: bigint
}

type Meek = {
  readonly papers: readonly Paper[]
  readonly seats: number
  readonly continuing: Set<number>
  readonly elected: Set<number>
  /** What each candidate keeps of a vote, by place. */
  readonly keeps: bigint[]
}

/** Those elected keep ever less of each vote, until they have hardly more than the quota or somebody else reaches it. */
function settle({ papers, seats, continuing, elected, keeps }: Meek): Settled {
  const total = BigInt(papersIn(papers)) * wholeVote
  for (let last = total; ;) {
    const { votes, exhausted } = share(papers, keeps)
    const quota = (total - exhausted) / BigInt(seats + 1) + 1n
    const over = (sum: bigint, place: number): bigint => sum + larger(votes[place]! - quota, 0n)
    const surplus = [...elected, ...continuing].reduce(over, 0n)
    const reached = [...continuing].some((place) => votes[place]! >= quota)
    if (reached || surplus <= surplusMin || surplus >= last) return { votes, exhausted, quota, surplus }
    last = surplus
    for (const place of elected) {
      const due = dividedUp(keeps[place]! * quota, wholeVote)
      // Rounding up could ask for more than the whole vote, and cutting leave somebody without any.
      keeps[place] = smaller(dividedUp(due * wholeVote, larger(votes[place]!, 1n)), wholeVote)
    }
  }
}

/** The last, or of those whom the surplus left could still bring level, the first in the order for ties. */
function lastOf({ continuing }: Meek, { votes, surplus }: Settled): readonly number[] {
  const least = [...continuing].map((place) => votes[place]!).reduce((a, b) => (b < a ? b : a))
  return [...continuing].filter((place) => votes[place]! <= least + surplus)
}

/** Hill, Wichmann and Woodall 1987, in nine decimals. The quota shrinks with the votes that nobody keeps. */
function transfer(
  election: Election,
  papers: readonly Paper[],
  seats: number,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const idOf = (place: number): string => election.candidates[place]!.id
  const order = tiePlaces(election)
  const [continuing, elected] = [new Set(standing(election)), new Set<number>()]
  const keeps = election.candidates.map(({ withdrawn }) => (withdrawn ? 0n : wholeVote))
  const meek: Meek = { papers, seats, continuing, elected, keeps }
  const rounds: KeepRound[] = []
  const ties: Tie[] = []
  const enough = (): boolean => continuing.size <= seats - elected.size

  function elect(places: readonly number[], votes: readonly bigint[]): readonly string[] {
    const more = (a: number, b: number) => Number(votes[b]! - votes[a]!) || order[a]! - order[b]!
    const sorted = [...places].sort(more).slice(0, seats - elected.size)
    for (const place of sorted) {
      continuing.delete(place)
      elected.add(place)
    }
    return sorted.map(idOf)
  }

  function exclude(tied: readonly number[]): string {
    const out = firstInOrder(election, tied)
    if (tied.length > 1)
      ties.push({ at: rounds.length + 1, among: tied.map(idOf), brokenBy: lastResort(election) })
    continuing.delete(out)
    keeps[out] = 0n
    return idOf(out)
  }

  while (continuing.size > 0 && elected.size < seats) {
    const settled = settle(meek)
    const { votes, quota, exhausted, surplus } = settled
    const lines = standing(election).map((place) => ({
      ...{ candidate: idOf(place), votes: amount(votes[place]!), keeps: amount(keeps[place]!) },
    }))
    const reached = [...continuing].filter((place) => votes[place]! >= quota)
    const excluded = reached.length > 0 || enough() ? null : exclude(lastOf(meek, settled))
    const names = elect(reached, votes)
    const remaining = enough() ? elect([...continuing], votes) : []
    rounds.push({
      ...{ kind: 'keep', lines, excluded, elected: names, remaining },
      ...{ quota: amount(quota), exhausted: amount(exhausted), surplus: amount(surplus) },
    })
  }
  return { winners: [...elected].map(idOf), ties, rounds }
}

export const stvMeek: CountingRule = {
  name: { zh: '单记可让渡（米克）', en: 'Single transferable vote (Meek)' },
  takes: ['seats'],
  count: countRanked(
    () => ranksSomebody,
    (election, valid, options) => transfer(election, valid, seatsOf(election, options)),
  ),
}
