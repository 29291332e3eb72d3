import type { Picked, Ranking } from './picked.ts'

/** Nine decimals, as the rule is published with (Hill, Wichmann, Woodall 1987; a surplus of a millionth is none). */
const one = 1_000_000_000n
const none = 1000n

const cut = (a: bigint, b: bigint): bigint => (a * b) / one
const up = (number: bigint, divisor: bigint): bigint => (number + divisor - 1n) / divisor
const total = (numbers: Iterable<bigint>): bigint => {
  let all = 0n
  for (const number of numbers) all += number
  return all
}

const least = (numbers: readonly bigint[]): bigint => numbers.reduce((low, one) => (one < low ? one : low))

type Held = { readonly votes: ReadonlyMap<number, bigint>; readonly quota: bigint; readonly surplus: bigint }

/** What each candidate keeps of every vote that comes to them: all of it, less once elected, nothing once excluded. */
type Keeps = ReadonlyMap<number, bigint>

/** Hands every paper down its own order; what comes to its end nobody has. */
function handOut(rankings: readonly Ranking[], keeps: Keeps, seats: number): Held {
  const votes = new Map([...keeps.keys()].map((place) => [place, 0n]))
  for (const { order, count } of rankings) {
    let left = one
    for (const place of order.filter((candidate) => keeps.has(candidate))) {
      votes.set(place, votes.get(place)! + cut(left, keeps.get(place)!) * BigInt(count))
      left = cut(left, one - keeps.get(place)!)
    }
  }
  const quota = total(votes.values()) / BigInt(seats + 1) + 1n
  const over = [...votes.values()].filter((held) => held > quota)
  return { votes, quota, surplus: total(over.map((held) => held - quota)) }
}

/** 单记可让渡 by Meek. There is a paper. */
export function meek(candidates: number, rankings: readonly Ranking[], seats: number): Picked {
  const keeps = new Map([...Array(candidates).keys()].map((place) => [place, one]))
  const winners = new Set<number>()
  const everything = one * total(rankings.map(({ count }) => BigInt(count)))
  const ties: number[][] = []
  const hopefuls = (): readonly number[] => [...keeps.keys()].filter((place) => !winners.has(place))
  const room = (): number => seats - winners.size

  const elect = (those: readonly number[]): void => those.forEach((place) => winners.add(place))

  /** Lowers what the elected keep until they have hardly more than the quota, or somebody else has it. */
  const settle = (): Held => {
    let before = everything
    for (;;) {
      const held = handOut(rankings, keeps, seats)
      const isReached = hopefuls().some((place) => held.votes.get(place)! >= held.quota)
      if (isReached || held.surplus <= none || held.surplus >= before) return held
      before = held.surplus
      for (const place of winners) {
        const due = up(keeps.get(place)! * held.quota, one)
        // Rounded up it may come to more than the whole.
        keeps.set(place, least([up(due * one, held.votes.get(place)!), one]))
      }
    }
  }

  while (hopefuls().length > 0 && room() > 0) {
    const held = settle()
    const votesOf = (place: number): bigint => held.votes.get(place)!
    const reached = hopefuls().filter((place) => votesOf(place) >= held.quota)
    if (reached.length > 0) elect(reached)
    // More are left than seats, or one of them would have reached it.
    else {
      const lowest = least(hopefuls().map(votesOf))
      // Whom what is still to be passed on could bring level.
      const last = hopefuls().filter((place) => votesOf(place) - lowest <= held.surplus)
      if (last.length > 1) ties.push([...last])
      keeps.delete(last[0]!)
    }
    if (hopefuls().length <= room()) elect(hopefuls())
  }
  return { winners, ties }
}
