import type { Fraction } from '../fraction.ts'
import type { CountOptions } from '../options.ts'
import type { TieBreak } from '../outcome.ts'
import { fill, type Price, type Purses } from './purses.ts'
import type { Town } from './town.ts'

/** What whoever pays most for a project gets of it for what is paid: `gets` / `pays`. */
export type Worth = { readonly gets: bigint; readonly pays: bigint }

export const better = (a: Worth, b: Worth): boolean => a.gets * b.pays > b.gets * a.pays
export const asGood = (a: Worth, b: Worth): boolean => a.gets * b.pays === b.gets * a.pays

export type Purchase = {
  readonly place: number
  readonly price: Price
  readonly worth: Worth
  /** Those that were as good, the one bought among them; empty where none was. */
  readonly tied: readonly number[]
  /** What set it apart from them; null where nothing but the order for ties did. */
  readonly brokenBy: TieBreak | null
  /** What no other project was better than; null where there was none. */
  readonly next: Worth | null
}

export type Bought = {
  /** What costs nothing and somebody is for. */
  readonly free: readonly number[]
  readonly purchases: readonly Purchase[]
  readonly heldBy: Purses['heldBy']
}

export type Terms = {
  readonly endowment: Fraction
  readonly utility: CountOptions['utility']
  /** Each candidate's place in the order for ties. */
  readonly tiePlaces: readonly number[]
  /** Beyond it nothing of the outcome is of use; null where it cannot be passed. */
  readonly costMax: bigint | null
}

/** A project and how good it was when last looked at. It never gets better, for purses only shrink. */
type Offer = Worth & {
  readonly place: number
  /** How many purchases there were then; −1 when nobody has looked yet. */
  readonly asOf: number
  readonly price: Price | null
}

/** Into offers that stand worst first. */
function insert(offers: Offer[], offer: Offer): void {
  let [from, to] = [0, offers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (better(offer, offers[middle]!)) from = middle + 1
    else to = middle
  }
  offers.splice(from, 0, offer)
}

/** The best offers of all, as good as each other. Offers are looked at again only when they come to the top. */
function best(offers: Offer[], asOf: number, lookAgain: (place: number) => Offer | null): readonly Offer[] {
  const found: Offer[] = []
  for (let offer = offers.pop(); offer; offer = offers.pop()) {
    if (found.length > 0 && !asGood(offer, found[0]!)) {
      offers.push(offer)
      return found
    }
    const looked = offer.asOf === asOf ? null : lookAgain(offer.place)
    if (offer.asOf === asOf) found.push(offer)
    else if (looked) insert(offers, looked)
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
  const { costs, support, wanted } = town
  const purses = fill(town, endowment)
  const gets = (place: number): bigint => (utility === 'cost' ? costs[place]! : 1n)
  const purchases: Purchase[] = []
  const offers: Offer[] = []
  for (const place of wanted.filter((one) => costs[one]! > 0n))
    insert(offers, {
      place,
      gets: gets(place) * BigInt(support[place]!),
      pays: costs[place]!,
      asOf: -1,
      price: null,
    })
  const lookAgain = (place: number): Offer | null => {
    const price = purses.priceOf(place)
    if (!price) return null
    const { rest, payers, den } = price
    return { place, gets: gets(place) * BigInt(payers) * den, pays: rest, asOf: purchases.length, price }
  }
  let spent = 0n
  for (;;) {
    const tied = best(offers, purchases.length, lookAgain)
    if (tied.length === 0) {
      const free = wanted.filter((place) => costs[place] === 0n)
      return { free, purchases, heldBy: purses.heldBy }
    }
    const [{ place, price, ...worth }, brokenBy] = choose(town, tied, tiePlaces)
    const next = offers.length > 0 ? offers[offers.length - 1]! : null
    offers.push(...tied.filter((offer) => offer.place !== place))
    spent += costs[place]!
    if (costMax !== null && spent > costMax) return null
    purses.pay(place, price!)
    const equals = tied.length > 1 ? tied.map((offer) => offer.place).sort((a, b) => a - b) : []
    purchases.push({ place, price: price!, worth, tied: equals, brokenBy, next })
  }
}
