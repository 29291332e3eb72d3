import { standing, type Election, type Paper } from '../election.ts'
import { decimalText } from '../fraction.ts'
import type { Outcome, Tie } from '../outcome.ts'
import { countRanked } from '../ranked.ts'
import { papersIn, seatsOf, type CountingRule } from '../rule.ts'
import { tiePlaces } from '../ties.ts'
import { setApart, type Votes } from './apart.ts'
import { clearOrder, oneVote, pileUp } from './piles.ts'
import type { StageRound } from './rounds.ts'

const amount = (votes: bigint): string => decimalText(votes, 5)

/** Scottish Local Government Elections Order 2007, rules 45 to 52. */
function transfer(
  election: Election,
  papers: readonly Paper[],
  seats: number,
): Pick<Outcome, 'winners' | 'ties' | 'rounds'> {
  const idOf = (place: number): string => election.candidates[place]!.id
  const order = tiePlaces(election)
  const quota = (BigInt(papersIn(papers)) / BigInt(seats + 1) + 1n) * oneVote
  const piles = pileUp(election.candidates.length, papers)
  const continuing = new Set(standing(election))
  const elected = new Set<number>()
  const passedOn = new Set<number>()
  const history: Votes[] = [piles.votes()]
  const rounds: StageRound[] = []
  const ties: Tie[] = []
  let exhausted = 0n

  function elect(places: readonly number[], votes: Votes): readonly string[] {
    const more = (a: number, b: number) => Number(votes[b]! - votes[a]!) || order[a]! - order[b]!
    const sorted = [...places].sort(more)
    for (const place of sorted) {
      continuing.delete(place)
      elected.add(place)
    }
    return sorted.map(idOf)
  }

  /** Who has the quota is elected; all who are left are, where no more are left than seats. */
  function endStage(moved: StageRound['moved'], votes: Votes): void {
    const enough = continuing.size <= seats - elected.size
    const reached = [...continuing].filter((place) => enough || votes[place]! >= quota)
    const names = elect(reached, votes)
    rounds.push({
      ...{ kind: 'stage', quota: amount(quota), moved, exhausted: amount(exhausted) },
      lines: standing(election).map((place) => ({ candidate: idOf(place), votes: amount(votes[place]!) })),
      ...{ elected: enough ? [] : names, remaining: enough ? names : [] },
    })
  }

  /** Of those with the most (or the least) votes. */
  function one(places: readonly number[], lead: boolean, votes: Votes): number {
    const edge = places.map((place) => votes[place]!).reduce((a, b) => (a > b === lead ? a : b))
    const tied = places.filter((place) => votes[place] === edge)
    const { chosen, brokenBy } = setApart(election, tied, history, lead)
    if (tied.length > 1) ties.push({ at: rounds.length + 1, among: tied.map(idOf), brokenBy })
    return chosen
  }

  endStage(null, history[0]!)
  while (continuing.size > 0 && elected.size < seats) {
    const votes = history[history.length - 1]!
    const over = [...elected].filter((place) => votes[place]! > quota && !passedOn.has(place))
    const surplus = over.length > 0
    const from = one(surplus ? over : [...continuing], surplus, votes)
    const all = votes[from]!
    const moving = surplus ? all - quota : all
    passedOn.add(from)
    continuing.delete(from)
    const valueOf = (value: bigint): bigint => (surplus ? (value * moving) / all : value)
    exhausted += piles.pass(from, all - moving, valueOf, (place) => continuing.has(place))
    history.push(piles.votes())
    const moved = { from: idOf(from), why: surplus ? 'surplus' : 'excluded', votes: amount(moving) } as const
    endStage(moved, history[history.length - 1]!)
  }
  return { winners: [...elected].map(idOf), ties, rounds }
}

export const stvScottish: CountingRule = {
  name: { zh: '单记可让渡（苏格兰）', en: 'Single transferable vote (Scottish)' },
  takes: ['seats'],
  count: countRanked(
    () => (paper) => clearOrder(paper).length > 0,
    (election, valid, options) => transfer(election, valid, seatsOf(election, options)),
  ),
}
