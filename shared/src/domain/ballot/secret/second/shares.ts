import { oneCircle, part, type Circles, type Faction, type Parting } from './circles.ts'
import { holding, payFrom, priceFor, type Holdings, type Price } from './holdings.ts'
import type { Picked } from './picked.ts'

/** Money in its smallest unit; `unit` is what is added for each voter at a time. */
export type Purse = { readonly budget: bigint; readonly unit: bigint }

/** A project, who is for it, and how many they are. */
type Project = {
  readonly place: number
  readonly cost: bigint
  readonly by: readonly number[]
  readonly support: number
}

type Election = {
  readonly factions: readonly Faction[]
  readonly projects: readonly Project[]
  /** What everybody has at first. */
  readonly start: (endowment: bigint) => Holdings
  /** Nothing more is bought once more than this is spent. */
  readonly budget: bigint
}

/** What a project costs for what it asks of each, `costs` / `asks`, by what was held then. */
type Offer = {
  readonly place: number
  readonly at: Holdings
  readonly price: Price
  readonly costs: bigint
  readonly asks: bigint
}

type Step = { readonly project: Project; readonly before: Circles; readonly parting: Parting }

/** How far it was bought for sure, at every endowment from one on and below another. */
type Reached = {
  readonly steps: readonly Step[]
  readonly circles: Circles
  /** What is held with the least of these endowments, and with the most. */
  readonly least: Holdings
  readonly most: Holdings
  /** Of those that can still be bought with the most: at least as good as it is now, as each was last asked. */
  readonly offers: ReadonlyMap<number, Offer>
  readonly ties: readonly (readonly number[])[]
  readonly spent: bigint
}

type Bought = Picked & { readonly spent: bigint }

/** Above zero where the one is better. */
const compare = (one: Offer, other: Offer): number => {
  const difference = one.costs * other.asks - other.costs * one.asks
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

/** Of what is as good as the best: more supporters, lower cost, first on the list. */
const preferred = (tied: readonly Project[]): Project =>
  tied.reduce((first, other) => {
    if (other.support !== first.support) return other.support > first.support ? other : first
    return other.cost < first.cost ? other : first
  })

function offerOf({ place, cost }: Project, { sizes }: Circles, at: Holdings): Offer | null {
  const price = priceFor(at, sizes[place]!, cost)
  return price && { place, at, price, costs: cost * price.payers * at.den, asks: price.rest }
}

/** Offers as good as any with the most; those that only were are asked again, and taken out where nobody can pay. */
function best(offers: Map<number, Offer>, ask: (place: number) => Offer | null): readonly Offer[] {
  for (;;) {
    const [first, ...others] = offers.values()
    if (!first) return []
    const top = others.reduce((one, other) => (compare(other, one) > 0 ? other : one), first)
    const tied = [...offers.values()].filter((one) => one === top || compare(one, top) === 0)
    const anew = tied.map((old) => ask(old.place))
    if (anew.every((one, index) => one === tied[index])) return tied
  }
}

/**
 * Buys on while the next is the same at every endowment from the least to the most. What was bought being the same,
 * whoever begins with more never has less, so no project asks more of those who pay: none is better than with the most,
 * nor worse than with the least.
 * @returns how far that is, and whether there is nothing more to buy
 */
function buyOn(election: Election, begun: Reached): readonly [Reached, isOver: boolean] {
  const { projects, factions, budget } = election
  let { steps, circles, least, most, ties, spent } = begun
  const offers = new Map(begun.offers)
  const ask = (place: number): Offer | null => {
    const before = offers.get(place)!
    const now = before.at === most ? before : offerOf(projects[place]!, circles, most)
    if (now) offers.set(place, now)
    else offers.delete(place)
    return now
  }
  const withLeast = (offer: Offer): Offer | null =>
    least === most ? offer : offerOf(projects[offer.place]!, circles, least)
  /** The price with the least, where that is bought whatever the endowment. */
  const forSure = (tied: readonly Offer[], place: number): Price | null => {
    const low = tied.map(withLeast)
    const own = low[tied.findIndex((one) => one.place === place)]
    if (!own) return null
    const isSteady = low.every((one, index) => one !== null && compare(one, tied[index]!) === 0)
    if (tied.length > 1 && !isSteady) return null
    const others = [...offers.values()].filter((one) => !tied.includes(one))
    const rival = (one: Offer | null): boolean => one !== null && compare(one, own) >= 0
    return others.some((one) => rival(one) && rival(ask(one.place))) ? null : own.price
  }
  for (;;) {
    const reached = { steps, circles, least, most, offers, ties, spent }
    const tied = spent > budget ? [] : best(offers, ask)
    if (tied.length === 0) return [reached, true]
    const project = preferred(tied.map(({ place }) => projects[place]!))
    const price = forSure(tied, project.place)
    if (!price) return [reached, false]
    const { circles: next, ...parting } = part(circles, factions, project.by)
    const isOne = least === most
    most = payFrom(most, offers.get(project.place)!.price, parting)
    least = isOne ? most : payFrom(least, price, parting)
    offers.delete(project.place)
    steps = [...steps, { project, before: circles, parting }]
    circles = next
    spent += project.cost
    if (tied.length > 1) ties = [...ties, tied.map(({ place }) => place)]
  }
}

/** What is held after these steps with another endowment. */
const held = ({ start }: Election, steps: readonly Step[], endowment: bigint): Holdings =>
  steps.reduce(
    (holdings, { project: { place, cost }, before, parting }) =>
      payFrom(holdings, priceFor(holdings, before.sizes[place]!, cost)!, parting),
    start(endowment),
  )

/**
 * 等额份额法 with each endowment from the first on, in their order, and below another; what many in a row lead to comes
 * once. Where it is not the same for all of them, they are halved, and each half goes on from where they parted.
 */
function* boughtWith(
  election: Election,
  first: bigint,
  beyond: bigint,
  begun: Reached,
): Generator<Bought, void, undefined> {
  const isOne = beyond - first === 1n
  const [reached, isOver] = buyOn(election, isOne ? { ...begun, most: begun.least } : begun)
  if (isOver) {
    const { steps, ties, spent } = reached
    yield { winners: new Set(steps.map(({ project }) => project.place)), ties, spent }
    return
  }
  const middle = (first + beyond) / 2n
  const between = held(election, reached.steps, middle)
  yield* boughtWith(election, first, middle, { ...reached, most: between })
  yield* boughtWith(election, middle, beyond, { ...reached, least: between })
}

function begin(election: Election, first: bigint, beyond: bigint): Generator<Bought, void, undefined> {
  const { factions, projects, start } = election
  const most = start(beyond)
  const circles = oneCircle(
    factions,
    projects.map(({ support }) => support),
  )
  const offers = projects.flatMap((project) => offerOf(project, circles, most) ?? [])
  return boughtWith(election, first, beyond, {
    ...{ steps: [], circles, least: start(first), most, ties: [], spent: 0n },
    offers: new Map(offers.map((offer) => [offer.place, offer])),
  })
}

function projectsIn(factions: readonly Faction[], costs: readonly bigint[]): readonly Project[] {
  const by: number[][] = costs.map(() => [])
  factions.forEach((one, index) => one.for.forEach((place) => by[place]!.push(index)))
  return costs.map((cost, place) => {
    const support = by[place]!.reduce((sum, index) => sum + factions[index]!.size, 0)
    return { place, cost, by: by[place]!, support }
  })
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
  const start = (endowment: bigint): Holdings => holding(endowment, votersIn(factions))
  const election = { factions, projects: projectsIn(factions, costs), start, budget }
  const [bought] = begin(election, budget, budget + 1n)
  return bought!
}

/**
 * Equal parts in whole units, one more for each voter as long as what is bought fits the budget. The first that does not
 * fit ends it, and so does the first that buys all that anybody is for.
 */
export function equalSharesRaised(
  factions: readonly Faction[],
  costs: readonly bigint[],
  { budget, unit }: Purse,
): Picked {
  const projects = projectsIn(factions, costs)
  const wanted = projects.filter(({ support }) => support > 0)
  const election = { factions, projects, start: (each: bigint) => holding(each * unit, 1n), budget }
  const first = budget / (votersIn(factions) * unit)
  /** With so much anybody could pay for everything alone. */
  const enough = wanted.reduce((sum, { cost }) => sum + cost, 0n) / unit + 1n
  let last: Picked | null = null
  for (const bought of begin(election, first, (enough > first ? enough : first) + 1n)) {
    if (bought.spent > budget) break
    last = bought
    if (bought.winners.size === wanted.length) break
  }
  return last!
}
