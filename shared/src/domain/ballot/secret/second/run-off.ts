import type { Picked, Ranking } from './picked.ts'

/**
 * 排序淘汰: strikes the last off every paper and counts whose name now comes first, until one has more than half of the
 * papers that still name anybody. There is a paper.
 */
export function runOff(candidates: number, rankings: readonly Ranking[]): Picked {
  const ties: number[][] = []
  const strike = (papers: readonly Ranking[], left: readonly number[]): Picked => {
    const firsts = new Map(left.map((place) => [place, 0]))
    for (const { order, count } of papers) firsts.set(order[0]!, firsts.get(order[0]!)! + count)
    const naming = [...firsts.values()].reduce((sum, votes) => sum + votes, 0)
    const winner = left.find((place) => firsts.get(place)! * 2 > naming)
    if (winner !== undefined) return { winners: new Set([winner]), ties }
    const least = Math.min(...firsts.values())
    const last = left.filter((place) => firsts.get(place) === least)
    if (last.length > 1) ties.push(last)
    const out = last[0]!
    const struck = papers.map(({ order, count }) => ({
      order: order.filter((place) => place !== out),
      count,
    }))
    return strike(
      struck.filter(({ order }) => order.length > 0),
      left.filter((place) => place !== out),
    )
  }
  return strike(rankings, [...Array(candidates).keys()])
}
