import type { Fraction } from './fraction.ts'

/** What can be chosen: a project, a person. */
export type Candidate = {
  /** As the file names it: the id of a project, the number of a candidate. */
  readonly id: string
  readonly name: string
  /** In the smallest unit of the election's money; 0 where nothing is paid for. */
  readonly cost: bigint
  readonly withdrawn: boolean
}

/** One way a voting paper was filled in, and how many were. Candidates are given by their place in the list. */
export type Paper = {
  readonly count: number
  /** Rank by rank; candidates of one rank stand together, an empty rank was skipped. Marks without an order are one rank. */
  readonly ranks: readonly (readonly number[])[]
  /** Points in the order of the marks; empty where none are given. */
  readonly points: readonly bigint[]
}

/** `marks`: for or not. `ranks`: first, second, third. `points`: so many for each. */
export type PaperKind = 'marks' | 'ranks' | 'points'

/** What the election's own rules say of a paper; null where they say nothing. */
export type Bounds = {
  readonly marksMax: number | null
  readonly pointsMin: bigint | null
  readonly pointsMax: bigint | null
  readonly pointsSumMax: bigint | null
  /** Given to a candidate whom a paper gives no points. */
  readonly pointsUnmarked: bigint
  /** Projects below it are not funded. */
  readonly scoreMin: Fraction | null
}

export const noBounds: Bounds = {
  marksMax: null,
  pointsMin: null,
  pointsMax: null,
  pointsSumMax: null,
  pointsUnmarked: 0n,
  scoreMin: null,
}

/** Money in its smallest unit, of which `unit` make one of the currency. */
export type Money = { readonly budget: bigint; readonly unit: bigint }

export type Election = {
  readonly title: string
  readonly kind: PaperKind
  /** Every paper ranks everybody, so it draws no line below those whom it is for. */
  readonly complete: boolean
  readonly candidates: readonly Candidate[]
  readonly papers: readonly Paper[]
  readonly seats: number | null
  readonly money: Money | null
  /** The election's own order for ties, every candidate once; null: as they are listed. */
  readonly tieOrder: readonly number[] | null
  readonly bounds: Bounds
}

/** Who can still be chosen. */
export const standing = ({ candidates }: Election): readonly number[] =>
  candidates.flatMap(({ withdrawn }, place) => (withdrawn ? [] : [place]))
