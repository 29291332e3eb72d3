import type { Paper } from '../election.ts'
import { commonMultiple } from '../fraction.ts'

/** Nine decimals: a whole vote. */
export const wholeVote = 1_000_000_000n

const powers = [1n]
/** A whole vote, so many times multiplied by itself. */
function wholePower(times: number): bigint {
  while (powers.length <= times) powers.push(powers[powers.length - 1]! * wholeVote)
  return powers[times]!
}

/** In how many ways 0, 1 … `most` can be chosen out of `many`. */
function waysOf(many: number, most: number): readonly bigint[] {
  const ways = [1n]
  for (let size = 1; size <= Math.min(many, most); size++)
    ways.push((ways[size - 1]! * BigInt(many - size + 1)) / BigInt(size))
  return ways
}

/** Sums of the products of each 0, 1, 2 … of these numbers. */
const productsOf = (numbers: readonly bigint[]): readonly bigint[] =>
  numbers.reduce<bigint[]>(
    (sums, number) => {
      sums.push(0n)
      for (let size = sums.length - 1; size > 0; size--) sums[size]! += number * sums[size - 1]!
      return sums
    },
    [1n],
  )

/** The same sums without one of the numbers. */
function without(sums: readonly bigint[], number: bigint): readonly bigint[] {
  const less = [1n]
  for (let size = 1; size < sums.length - 1; size++) less.push(sums[size]! - number * less[size - 1]!)
  return less
}

/** What each of a rank keeps of a vote, and what goes on to the next rank, both as parts of `per`. */
type Kept = { readonly parts: readonly bigint[]; readonly on: bigint; readonly per: bigint }

/**
 * A shared rank counts as every order of its members would on average: who keeps less passes on to the others of the
 * rank first. Someone at the place after `size` others gets what those passed on; each such choice of others comes
 * before them in one of `many` × `ways` orders.
 * @param keeps of the members, each above zero
 */
function keptOf(keeps: readonly bigint[]): Kept {
  const many = keeps.length
  const passed = keeps.map((keep) => wholeVote - keep)
  const passing = passed.filter((part) => part > 0n)
  const ways = waysOf(many - 1, passing.length)
  const common = ways.reduce(commonMultiple)
  const reached = (sums: readonly bigint[]): bigint =>
    sums.reduce(
      (sum, product, size) => sum + (product * wholePower(passing.length - size) * common) / ways[size]!,
      0n,
    )
  const sums = productsOf(passing)
  const parts = keeps.map(
    (keep, index) => keep * reached(passed[index]! > 0n ? without(sums, passed[index]!) : sums),
  )
  const per = BigInt(many) * common * wholePower(passing.length + 1)
  const all = sums[many] ?? 0n
  return { parts, on: all * BigInt(many) * common * wholeVote, per }
}

/** A rank of one, by far the most: the same, without the detour. */
const alone = (keep: bigint): Kept => ({ parts: [keep], on: wholeVote - keep, per: wholeVote })

/**
 * Every paper's vote, shared by what the candidates keep. Products are cut to nine decimals, for one paper and before
 * equal papers are added up.
 * @returns votes by place, and what nobody kept
 */
export function share(
  papers: readonly Paper[],
  keeps: readonly bigint[],
): { readonly votes: readonly bigint[]; readonly exhausted: bigint } {
  const votes = keeps.map(() => 0n)
  let exhausted = 0n
  for (const { count, ranks } of papers) {
    let vote = wholeVote
    let left = wholeVote
    for (const rank of ranks) {
      const members = rank.filter((place) => keeps[place]! > 0n)
      if (members.length === 0) continue
      const [first, ...others] = members.map((place) => keeps[place]!) as [bigint, ...bigint[]]
      const { parts, on, per } = others.length === 0 ? alone(first) : keptOf([first, ...others])
      members.forEach((place, index) => {
        const kept = (vote * parts[index]!) / per
        votes[place]! += kept * BigInt(count)
        left -= kept
      })
      vote = (vote * on) / per
      if (vote === 0n) break
    }
    exhausted += left * BigInt(count)
  }
  return { votes, exhausted }
}
