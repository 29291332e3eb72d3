import type { Parting } from './circles.ts'

/** What circles hold at one endowment, in `den`-th parts of the money's smallest unit. */
export type Holdings = {
  readonly amounts: readonly bigint[]
  /** Circles that hold something, the poorest first. */
  readonly order: readonly number[]
  readonly den: bigint
}

/** What a project asks: the poor give all they have, and the most that anybody pays is `rest` / `payers`. */
export type Price = { readonly rest: bigint; readonly payers: bigint }

/** One circle, and what each in it holds. */
export const holding = (amount: bigint, den: bigint): Holdings => ({
  ...{ amounts: [amount], order: amount > 0n ? [0] : [], den },
})

/**
 * From the poorest up: who has less than an equal part of what is left to pay gives all of it.
 * @param sizes of each circle, how many are for the project, @param cost above zero
 * @returns null where all they have is not enough
 */
export function priceFor({ amounts, order, den }: Holdings, sizes: Int32Array, cost: bigint): Price | null {
  let payers = 0
  for (const circle of order) payers += sizes[circle]!
  let rest = cost * den
  for (const circle of order) {
    const size = sizes[circle]!
    if (size === 0) continue
    const amount = amounts[circle]!
    if (amount * BigInt(payers) >= rest) return { rest, payers: BigInt(payers) }
    rest -= amount * BigInt(size)
    payers -= size
  }
  return null
}

/** What is left to everybody. Those who pay stand among each other as before, and so do the others. */
export function payFrom(
  { amounts, order, den }: Holdings,
  { rest, payers }: Price,
  { pay, keep }: Parting,
): Holdings {
  const after: bigint[] = amounts.map((amount) => amount * payers)
  const paid: number[] = []
  const kept: number[] = []
  for (const circle of order) {
    const left = after[circle]! - rest
    const [paying, keeping] = [pay[circle]!, keep[circle]!]
    if (keeping >= 0) kept.push(keeping)
    if (paying < 0) continue
    after[paying] = left > 0n ? left : 0n
    if (left > 0n) paid.push(paying)
  }
  for (const circle of pay) if (circle >= 0) after[circle] ??= 0n
  return { amounts: after, order: merged(kept, paid, after), den: den * payers }
}

/** Two rows, each the poorest first, as one. */
function merged(some: readonly number[], others: readonly number[], amounts: readonly bigint[]): number[] {
  const both: number[] = []
  let next = 0
  for (const one of some) {
    while (next < others.length && amounts[others[next]!]! < amounts[one]!) both.push(others[next++]!)
    both.push(one)
  }
  return [...both, ...others.slice(next)]
}
