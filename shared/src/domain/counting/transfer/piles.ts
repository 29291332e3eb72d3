import type { Paper } from '../election.ts'

/** Papers with the same order and the same value, in whoever's pile they are. */
type Parcel = {
  readonly order: readonly number[]
  /** Whose pile it lies on, as a place in the order. */
  readonly at: number
  readonly count: number
  /** Of each paper, in hundred-thousandths of a vote. */
  readonly value: bigint
}

export const oneVote = 100_000n

/** The order as far as it is clear: up to the first rank that is shared or skipped. */
export const clearOrder = ({ ranks }: Paper): readonly number[] => {
  const unclear = ranks.findIndex((rank) => rank.length !== 1)
  return (unclear < 0 ? ranks : ranks.slice(0, unclear)).map(([place]) => place!)
}

export type Piles = {
  /** Everybody's votes, by place. */
  readonly votes: () => readonly bigint[]
  /**
   * Passes a pile on to those who can still be elected.
   * @param kept votes that stay with the candidate
   * @param valueOf what a paper is worth from now on
   * @returns the votes that reached nobody
   */
  readonly pass: (
    from: number,
    kept: bigint,
    valueOf: (value: bigint) => bigint,
    canReceive: (place: number) => boolean,
  ) => bigint
}

/** First preferences of papers with a clear one, each worth a whole vote. */
export function pileUp(candidates: number, papers: readonly Paper[]): Piles {
  const piles = Array.from({ length: candidates }, (): Parcel[] => [])
  const votes = piles.map(() => 0n)
  const put = (parcel: Parcel): void => {
    const place = parcel.order[parcel.at]!
    piles[place]!.push(parcel)
    votes[place]! += parcel.value * BigInt(parcel.count)
  }
  for (const paper of papers) put({ order: clearOrder(paper), at: 0, count: paper.count, value: oneVote })
  return {
    votes: () => [...votes],
    pass: (from, kept, valueOf, canReceive) => {
      const before = votes.reduce((sum, amount) => sum + amount, 0n)
      const pile = piles[from]!
      piles[from] = []
      votes[from] = kept
      for (const parcel of pile) {
        const at = parcel.order.findIndex((place, index) => index > parcel.at && canReceive(place))
        if (at >= 0) put({ ...parcel, at, value: valueOf(parcel.value) })
      }
      return before - votes.reduce((sum, amount) => sum + amount, 0n)
    },
  }
}
