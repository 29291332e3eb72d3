import type { Picked, Ranking } from './picked.ts'

/** A whole vote in hundred-thousandths. All products stay far below 2^53. */
const vote = 100_000

type Paper = Ranking & { readonly holder: number; readonly worth: number }

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Cut, not rounded; exact for whole numbers. */
const part = (worth: number, share: number, whole: number): number => {
  const product = worth * share
  return (product - (product % whole)) / whole
}

/** Nobody holds it any more. */
const spent = -1

/**
 * 单记可让渡 by the Scottish Local Government Elections Order 2007: every paper is looked at anew at each stage, for whom
 * it stands and what it is worth; no piles are kept. There is a paper.
 */
export function scottish(candidates: number, rankings: readonly Ranking[], seats: number): Picked {
  const places = [...Array(candidates).keys()]
  const all = sum(rankings.map(({ count }) => count))
  const quota = (Math.floor(all / (seats + 1)) + 1) * vote
  const standing = new Set(places)
  const winners = new Set<number>()
  /** Whose surplus is passed on keeps the quota. */
  const settled = new Map<number, number>()
  const ties: number[][] = []
  const stages: (readonly number[])[] = []
  let papers: readonly Paper[] = rankings.map((one) => ({ ...one, holder: one.order[0]!, worth: vote }))

  const votesNow = (): readonly number[] =>
    places.map(
      (place) =>
        sum(papers.filter(({ holder }) => holder === place).map(({ worth, count }) => worth * count)) +
        (settled.get(place) ?? 0),
    )

  /** Of several with as many votes: who was ahead, or behind, when they last differed; else the first on the list. */
  const one = (those: readonly number[], isAhead: boolean): number => {
    const [now] = stages
    const best = (group: readonly number[], votes: readonly number[]): readonly number[] => {
      const figures = group.map((place) => votes[place]!)
      const edge = isAhead ? Math.max(...figures) : Math.min(...figures)
      return group.filter((place) => votes[place] === edge)
    }
    const level = best(those, now!)
    if (level.length > 1) ties.push([...level])
    return stages.reduce(best, level)[0]!
  }

  const pass = (from: number, share: number, whole: number): void => {
    papers = papers.map((paper) => {
      if (paper.holder !== from) return paper
      const behind = paper.order.slice(paper.order.indexOf(from) + 1)
      const holder = behind.find((place) => standing.has(place)) ?? spent
      return { ...paper, holder, worth: part(paper.worth, share, whole) }
    })
  }

  for (;;) {
    // The latest stage first.
    stages.unshift(votesNow())
    const votes = stages[0]!
    const isEnough = standing.size <= seats - winners.size
    const elected = [...standing].filter((place) => isEnough || votes[place]! >= quota)
    for (const place of elected) {
      standing.delete(place)
      winners.add(place)
    }
    if (standing.size === 0 || winners.size >= seats) return { winners, ties }
    const over = [...winners].filter((place) => votes[place]! > quota && !settled.has(place))
    if (over.length > 0) {
      const from = one(over, true)
      pass(from, votes[from]! - quota, votes[from]!)
      settled.set(from, quota)
    } else {
      const from = one([...standing], false)
      standing.delete(from)
      pass(from, 1, 1)
    }
  }
}
