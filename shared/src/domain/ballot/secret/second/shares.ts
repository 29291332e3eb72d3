import type { Picked } from './picked.ts'
import { flat, minus, times, watch, type Line, type Watch } from './linear.ts'

/** Voters who are for the same projects, by place. They always hold the same. */
export type Faction = { readonly for: readonly number[]; readonly size: number }

/** Money in its smallest unit; `unit` is what is added for each voter at a time. */
export type Purse = { readonly budget: bigint; readonly unit: bigint }

/**
 * What stands at one moment of a run. Factions that have paid for the same hold one purse; amounts count `den`-th parts of
 * the money's smallest unit.
 */
type Moment = { readonly purses: readonly Line[]; readonly purseOf: readonly number[]; readonly den: bigint }

type Offer = {
  readonly place: number
  readonly at: Moment
  /** The most that anybody pays, is `rest` / `payers`. */
  readonly rest: Line
  readonly payers: bigint
  /** Purses of those who pay so much; of the others all goes. */
  readonly pay: ReadonlySet<number>
}

/** A project, who is for it, and how many they are. */
type Project = {
  readonly place: number
  readonly cost: bigint
  readonly by: readonly number[]
  readonly support: number
}

/** Who pays how much for a project: the poor give all they have, the others the same; null where it is not enough. */
function offer(
  { place, cost, by: those }: Project,
  at: Moment,
  factions: readonly Faction[],
  by: Watch,
): Offer | null {
  const { purses, purseOf, den } = at
  const behind = new Map<number, number>()
  for (const index of those) {
    const purse = purseOf[index]!
    behind.set(purse, (behind.get(purse) ?? 0) + factions[index]!.size)
  }
  let rest = flat(cost * den)
  let payers = BigInt([...behind.values()].reduce((sum, size) => sum + size, 0))
  const pay = new Set(behind.keys())
  for (;;) {
    const poor = [...pay].filter((purse) => by.sign(minus(times(purses[purse]!, payers), rest)) < 0)
    if (poor.length === 0) break
    for (const purse of poor) {
      const size = BigInt(behind.get(purse)!)
      rest = minus(rest, times(purses[purse]!, size))
      payers -= size
      pay.delete(purse)
    }
  }
  return payers > 0n ? { place, at, rest, payers, pay } : null
}

/** What is left to everybody once a project is paid for. */
function paid({ at, rest, payers, pay }: Offer, { by: those }: Project): Moment {
  const purses = at.purses.map((amount) => times(amount, payers))
  const purseOf = [...at.purseOf]
  const after = new Map<number, number>()
  for (const index of those) {
    const purse = purseOf[index]!
    if (!after.has(purse))
      after.set(purse, purses.push(pay.has(purse) ? minus(purses[purse]!, rest) : flat(0n)) - 1)
    purseOf[index] = after.get(purse)!
  }
  return { purses, purseOf, den: at.den * payers }
}

/** Of what is as good as the best: more supporters, lower cost, first on the list. */
const preferred = (tied: readonly Project[]): Project =>
  tied.reduce((first, other) => {
    if (other.support !== first.support) return other.support > first.support ? other : first
    return other.cost < first.cost ? other : first
  })

type Bought = Picked & { readonly spent: bigint; readonly until: bigint | null }

/**
 * 等额份额法 with a given endowment: for a project that costs most for what it asks of each supporter its supporters pay.
 * Everything is kept as a line over the endowment, so that it is known up to which one the same is bought. A project
 * never asks less than it did before, so what asked too much is asked again only when nothing else is better.
 * @param costs of the projects, above zero
 * @param per the endowment counts so many-th parts of the money's smallest unit
 */
function buy(
  factions: readonly Faction[],
  costs: readonly bigint[],
  start: Line,
  per: bigint,
  endowment: bigint,
): Bought {
  const by = watch(endowment)
  const projects = costs.map((cost, place): Project => {
    const those = factions.flatMap((one, index) => (one.for.includes(place) ? [index] : []))
    const support = those.reduce((sum, index) => sum + factions[index]!.size, 0)
    return { place, cost, by: those, support }
  })
  let now: Moment = { purses: [start], purseOf: factions.map(() => 0), den: per }
  /** As each was last asked. */
  const offers = new Map<number, Offer>()
  const ask = (place: number): void => {
    const found = offer(projects[place]!, now, factions, by)
    if (found) offers.set(place, found)
    else offers.delete(place)
  }
  /** Above zero where the one costs more for what it asks of each. */
  const compare = (one: Offer, other: Offer): number =>
    by.sign(
      minus(
        times(other.rest, costs[one.place]! * one.payers * one.at.den),
        times(one.rest, costs[other.place]! * other.payers * other.at.den),
      ),
    )
  /** The best of all, as good as each other, as they are now. */
  const best = (): readonly Offer[] => {
    for (;;) {
      const [first, ...others] = offers.values()
      if (!first) return []
      const top = others.reduce((one, other) => (compare(other, one) > 0 ? other : one), first)
      const tied = [...offers.values()].filter((one) => one === top || compare(one, top) === 0)
      const old = tied.filter(({ at }) => at !== now)
      if (old.length === 0) return tied
      for (const { place } of old) ask(place)
    }
  }

  for (const { place, support } of projects) if (support > 0) ask(place)
  const winners = new Set<number>()
  const ties: number[][] = []
  let spent = 0n
  for (let tied = best(); tied.length > 0; tied = best()) {
    if (tied.length > 1) ties.push(tied.map(({ place }) => place))
    const { place, cost } = preferred(tied.map((one) => projects[one.place]!))
    now = paid(offers.get(place)!, projects[place]!)
    offers.delete(place)
    winners.add(place)
    spent += cost
  }
  return { winners, ties, spent, until: by.until() }
}

/** How many voters there are, those who are for nothing among them. */
const votersIn = (factions: readonly Faction[]): bigint =>
  factions.reduce((sum, { size }) => sum + BigInt(size), 0n)

/** The budget in equal parts, to the last fraction. There is a voter, and nothing is for free. */
export function equalShares(
  factions: readonly Faction[],
  costs: readonly bigint[],
  { budget }: Purse,
): Picked {
  return buy(factions, costs, flat(budget), votersIn(factions), 0n)
}

/**
 * Equal parts in whole units, one more for each voter as long as what is bought fits the budget. It goes from one
 * endowment at which something changes to the next; the first that does not fit ends it.
 */
export function equalSharesRaised(
  factions: readonly Faction[],
  costs: readonly bigint[],
  { budget, unit }: Purse,
): Picked {
  const wanted = new Set(factions.flatMap(({ for: projects }) => projects)).size
  const at = (endowment: bigint): Bought => buy(factions, costs, { at: 0n, by: unit }, 1n, endowment)
  let bought = at(budget / (votersIn(factions) * unit))
  while (bought.winners.size < wanted) {
    // What is wanted and not bought yet can be paid for some day, so there is an endowment at which something changes.
    const next = at(bought.until! + 1n)
    if (next.spent > budget) break
    bought = next
  }
  return bought
}
