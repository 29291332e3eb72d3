import type { Picked } from './picked.ts'

type Project = { readonly place: number; readonly cost: number; readonly score: number }

/** Higher score, then cheaper, then first on the list. */
const before = (one: Project, other: Project): boolean => {
  if (one.score !== other.score) return one.score > other.score
  return one.cost !== other.cost ? one.cost < other.cost : one.place < other.place
}

/**
 * 按得分依次取: takes out whichever project is next, again and again, and funds it if there is money left for it.
 * @param isStrict nothing is funded after the first that there is no money for
 */
export function greedy(
  costs: readonly number[],
  scores: readonly number[],
  budget: number,
  isStrict: boolean,
): Picked {
  const all = costs.map((cost, place): Project => ({ place, cost, score: scores[place]! }))
  const winners = new Set<number>()
  const waiting = new Set(all)
  let left = budget
  let isOver = false
  while (waiting.size > 0) {
    const next = [...waiting].reduce((first, other) => (before(other, first) ? other : first))
    waiting.delete(next)
    if (next.cost > left) isOver = isStrict
    else if (!isOver) {
      left -= next.cost
      winners.add(next.place)
    }
  }
  const levels = [...new Set(scores)].map((level) => all.filter(({ score }) => score === level))
  // Of projects with the same score some were funded and some not.
  const torn = levels.filter((level) => new Set(level.map(({ place }) => winners.has(place))).size > 1)
  return { winners, ties: torn.map((level) => level.map(({ place }) => place)) }
}
