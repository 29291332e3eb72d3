/**
 * The Method of Equal Shares once more, voter by voter and by the book: a second opinion for tests, which shares nothing
 * with the first but the question.
 */
type Ratio = readonly [num: bigint, den: bigint]

const minus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d - c * b, b * d]
const sign = ([a]: Ratio): number => (a > 0n ? 1 : a < 0n ? -1 : 0)
const less = (a: Ratio, b: Ratio): boolean => sign(minus(a, b)) < 0
const whole = (number: number): Ratio => [BigInt(number), 1n]

export type SlowTown = {
  /** For each voter the projects that the voter is for. */
  readonly voters: readonly (readonly number[])[]
  readonly costs: readonly number[]
}

export type SlowShares = { readonly bought: readonly number[]; readonly tiesMet: number }

/** The price that all supporters pay who can; null when they cannot together. */
function priceOf(cost: number, purses: readonly Ratio[]): Ratio | null {
  const poorestFirst = [...purses].sort((a, b) => sign(minus(a, b)))
  let rest = whole(cost)
  for (const [index, purse] of poorestFirst.entries()) {
    const [num, den] = rest
    const each: Ratio = [num, den * BigInt(poorestFirst.length - index)]
    if (!less(purse, each)) return each
    rest = minus(rest, purse)
  }
  return null
}

export function slowShares(
  { voters, costs }: SlowTown,
  endowment: Ratio,
  utility: 'cost' | 'cardinality',
): SlowShares {
  const purses = voters.map(() => endowment)
  const bought: number[] = []
  let tiesMet = 0
  for (;;) {
    const offers = costs.flatMap((cost, place) => {
      const supporters = voters.flatMap((marks, voter) => (marks.includes(place) ? [voter] : []))
      const price = priceOf(
        cost,
        supporters.map((voter) => purses[voter]!),
      )
      if (bought.includes(place) || supporters.length === 0 || !price) return []
      const [num, den] = price
      const perPrice: Ratio = [utility === 'cost' ? den * BigInt(cost) : den, num]
      return [{ place, cost, price, perPrice, supporters }]
    })
    if (offers.length === 0) return { bought, tiesMet }
    const top = offers.reduce((best, other) => (less(best.perPrice, other.perPrice) ? other : best))
    const tied = offers.filter(({ perPrice }) => sign(minus(perPrice, top.perPrice)) === 0)
    if (tied.length > 1) tiesMet++
    const [chosen] = tied.sort(
      (a, b) => b.supporters.length - a.supporters.length || a.cost - b.cost || a.place - b.place,
    )
    for (const voter of chosen!.supporters) {
      const purse = purses[voter]!
      purses[voter] = less(purse, chosen!.price) ? whole(0) : minus(purse, chosen!.price)
    }
    bought.push(chosen!.place)
  }
}

/** One unit more for each, one step at a time, for as long as the outcome fits. */
export function slowAddingOne(
  town: SlowTown,
  budget: number,
  utility: 'cost' | 'cardinality',
): SlowShares & { readonly each: number } {
  const cost = ({ bought }: SlowShares): number => bought.reduce((sum, place) => sum + town.costs[place]!, 0)
  const wanted = new Set(town.voters.flat())
  let each = Math.floor(budget / town.voters.length)
  let shares = slowShares(town, whole(each), utility)
  while (shares.bought.length < wanted.size) {
    const next = slowShares(town, whole(each + 1), utility)
    if (cost(next) > budget) break
    shares = next
    each++
  }
  return { ...shares, each }
}
