import { fraction, type Fraction } from '../fraction.ts'
import type { Town } from './town.ts'

/**
 * What a project costs its supporters: those who have least give all of it, the `payers` share the `rest` equally.
 * `rest` counts units of 1/den of the smallest money.
 */
export type Price = { readonly rest: bigint; readonly payers: number; readonly den: bigint }

export type Purses = {
  /** Null where the supporters do not have enough. The cost is above zero. */
  readonly priceOf: (place: number) => Price | null
  /** @param price as just asked for */
  readonly pay: (place: number, price: Price) => void
  /** What a project's supporters hold together, in the smallest money. */
  readonly heldBy: (place: number) => Fraction
}

/** The purse of those who have nothing left. */
const empty = 0

/**
 * Everybody's money, exactly. Groups with equal amounts hold one purse, and all amounts have one denominator, which
 * grows with each purchase by the number of its payers: fractions kept apart would take many times as long.
 */
export function fill(town: Town, endowment: Fraction): Purses {
  const { sizes, supporters, costs } = town
  let den = endowment.den
  const amounts = [0n]
  /** Voters behind each purse, of one project's supporters; zero whenever nobody looks. */
  const weights = [0]
  /** How many groups hold each purse, and which purses with money are held at all. */
  const holders = [0]
  let held: number[] = []

  function purseWith(amount: bigint): number {
    if (amount <= 0n) return empty
    held.push(amounts.length)
    holders.push(0)
    weights.push(0)
    return amounts.push(amount) - 1
  }

  const first = purseWith(endowment.num)
  const purseOf = sizes.map(() => first)
  holders[first] = sizes.length

  function gather(place: number): readonly number[] {
    const purses: number[] = []
    for (const group of supporters[place]!) {
      const purse = purseOf[group]!
      if (purse === empty) continue
      if (weights[purse] === 0) purses.push(purse)
      weights[purse]! += sizes[group]!
    }
    return purses
  }

  /** Takes out whoever has less than an equal part of what is left to pay, until nobody has. */
  function divide(cost: bigint, purses: readonly number[]): Price | null {
    let rest = cost * den
    let payers = purses.reduce((sum, purse) => sum + weights[purse]!, 0)
    for (let able = purses; payers > 0;) {
      const short = (rest - 1n) / BigInt(payers)
      const poor = able.filter((purse) => amounts[purse]! <= short)
      if (poor.length === 0) return { rest, payers, den }
      for (const purse of poor) {
        rest -= amounts[purse]! * BigInt(weights[purse]!)
        payers -= weights[purse]!
      }
      able = able.filter((purse) => amounts[purse]! > short)
    }
    return null
  }

  /** What looking at a project's supporters finds; the weights are put back. */
  function looking<T>(place: number, find: (purses: readonly number[]) => T): T {
    const purses = gather(place)
    const found = find(purses)
    for (const purse of purses) weights[purse] = 0
    return found
  }

  return {
    priceOf: (place) => looking(place, (purses) => divide(costs[place]!, purses)),
    heldBy: (place) =>
      looking(place, (purses) =>
        fraction(
          purses.reduce((sum, purse) => sum + amounts[purse]! * BigInt(weights[purse]!), 0n),
          den,
        ),
      ),
    pay: (place, { rest, payers }) => {
      den *= BigInt(payers)
      for (const purse of held) amounts[purse]! *= BigInt(payers)
      const after = new Map([[empty, empty]])
      for (const group of supporters[place]!) {
        const purse = purseOf[group]!
        if (!after.has(purse)) after.set(purse, purseWith(amounts[purse]! - rest))
        const next = after.get(purse)!
        purseOf[group] = next
        holders[purse]!--
        holders[next]!++
      }
      held = held.filter((purse) => holders[purse]! > 0)
    },
  }
}
