import type { Fraction } from '../fraction.ts'
import type { CountOptions } from '../options.ts'
import type { TieBreak } from '../outcome.ts'
import { fill, type Path, type Price, type Purses } from './purses.ts'
import type { Town } from './town.ts'

export type Purchase = {
  readonly place: number
  /** Null where there is nothing to pay. */
  readonly price: Price | null
  /** Those that were as good, the one bought among them; empty where none was. */
  readonly tied: readonly number[]
  /** What set it apart from them; null where nothing but the order for ties did. */
  readonly brokenBy: TieBreak | null
}

export type Bought = {
  readonly purchases: readonly Purchase[]
  readonly heldBy: Purses['heldBy']
  readonly path: Path
}

export type Terms = {
  readonly endowment: Fraction
  readonly utility: CountOptions['utility']
  /** Each candidate's place in the order for ties. */
  readonly tiePlaces: readonly number[]
  /** Beyond it nothing of the outcome is of use; null where it cannot be passed. */
  readonly costMax: bigint | null
}

/** A project and how good it was when last looked at: worth / pays. It never gets better, for purses only shrink. */
type Offer = {
  readonly place: number
  readonly worth: bigint
  readonly pays: bigint
  /** How many purchases there were then; −1 when nobody has looked yet. */
  readonly asOf: number
  readonly price: Price | null
}

const better = (a: Offer, b: Offer): boolean => a.worth * b.pays > b.worth * a.pays
const asGood = (a: Offer, b: Offer): boolean => a.worth * b.pays === b.worth * a.pays

/** Into offers that stand worst first. */
function insert(offers: Offer[], offer: Offer, path: Path): void {
  let [from, to] = [0, offers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (better(offer, offers[middle]!)) from = middle + 1
    else to = middle
  }
  path.push(from)
  offers.splice(from, 0, offer)
}

/** The best offers of all, as good as each other. Offers are looked at again only when they come to the top. */
function best(
  offers: Offer[],
  asOf: number,
  lookAgain: (place: number) => Offer | null,
  path: Path,
): readonly Offer[] {
  const found: Offer[] = []
  for (let offer = offers.pop(); offer; offer = offers.pop()) {
    const level = found.length === 0 || asGood(offer, found[0]!)
    path.push(level ? 1 : 0)
    if (!level) {
      offers.push(offer)
      return found
    }
    const looked = offer.asOf === asOf ? null : lookAgain(offer.place)
    if (offer.asOf === asOf) found.push(offer)
    else if (looked) insert(offers, looked, path)
  }
  return found
}

/** More supporters, then lower cost, then the order for ties. */
function choose(town: Town, tied: readonly Offer[], tiePlaces: readonly number[]): [Offer, TieBreak | null] {
  const { support, costs } = town
  const most = Math.max(...tied.map(({ place }) => support[place]!))
  const popular = tied.filter(({ place }) => support[place] === most)
  const least = popular.reduce(
    (low, { place }) => (costs[place]! < low ? costs[place]! : low),
    costs[popular[0]!.place]!,
  )
  const cheap = popular.filter(({ place }) => costs[place] === least)
  const chosen = cheap.reduce((first, other) =>
    tiePlaces[other.place]! < tiePlaces[first.place]! ? other : first,
  )
  if (popular.length === 1) return [chosen, 'approvals']
  return [chosen, cheap.length === 1 ? 'cost' : null]
}

/**
 * The Method of Equal Shares (Peters, Pierczyński, Skowron 2021) from one endowment. Whoever is for a project pays for
 * it, all the same but those who have less left. Bought next is, by `cost`, what gives most money's worth to whoever pays
 * most; by `cardinality`, what costs them least.
 * @returns null when what was bought costs more than `costMax`
 */
export function buy(town: Town, { endowment, utility, tiePlaces, costMax }: Terms): Bought | null {
  const { costs, support } = town
  const path: Path = []
  const purses = fill(town, endowment, path)
  const worthOf = (place: number): bigint => (utility === 'cost' ? costs[place]! : 1n)
  const free = town.wanted.filter((place) => costs[place] === 0n)
  const purchases: Purchase[] = free.map((place) => ({ place, price: null, tied: [], brokenBy: null }))
  const offers: Offer[] = []
  for (const place of town.wanted) {
    const worth = worthOf(place) * BigInt(support[place]!)
    if (costs[place]! > 0n) insert(offers, { place, worth, pays: costs[place]!, asOf: -1, price: null }, path)
  }
  const lookAgain = (place: number): Offer | null => {
    const price = purses.priceOf(place)
    const worth = price && worthOf(place) * BigInt(price.payers) * price.den
    return price && { place, worth: worth!, pays: price.rest, asOf: purchases.length, price }
  }
  let spent = 0n
  for (;;) {
    const tied = best(offers, purchases.length, lookAgain, path)
    if (tied.length === 0) return { purchases, heldBy: purses.heldBy, path }
    const [chosen, brokenBy] = choose(town, tied, tiePlaces)
    offers.push(...tied.filter((offer) => offer !== chosen))
    spent += costs[chosen.place]!
    if (costMax !== null && spent > costMax) return null
    purses.pay(chosen.place, chosen.price!)
    const equals = tied.length > 1 ? tied.map(({ place }) => place).sort((a, b) => a - b) : []
    purchases.push({ place: chosen.place, price: chosen.price, tied: equals, brokenBy })
  }
}
