import type { Instant } from '../decider.ts'
import type { PreparedSlips, SecretBallot } from './secret/state.ts'
import type { Capacity } from '../roll/schema.ts'
import type { CountedPack } from '../rules/quoted.ts'
import type { BallotMethod, BallotResult, Matter, Sheet } from './schema.ts'

export type Tally = { readonly yes: number; readonly no: number; readonly abstain: number }

/** As it was when the ballot opened; of all owners, absent ones too. */
export type ByArea = {
  readonly matter: Matter
  readonly owners: number
  readonly area: number
  /** By participant, of those who may vote. */
  readonly areas: Readonly<Record<string, number>>
}

/** As it was when the ballot opened; `expected` of such people on the roll, null where it lists none. */
export type Group = {
  readonly capacity: Capacity
  readonly members: readonly string[]
  readonly expected: number | null
}

export type Ballot = {
  readonly motion: string
  readonly method: BallotMethod
  /** Who may vote, frozen when it opened. */
  readonly entitled: readonly string[]
  /** 应到 when it opened. */
  readonly expected: number | null
  /** Owners vote with their areas, in 0.01 m²; null elsewhere. */
  readonly byArea: ByArea | null
  /** Who is counted apart as well; null for nobody. */
  readonly group: Group | null
  /** The rules it was opened under; null where it quotes none. */
  readonly pack: CountedPack | null
  readonly openedAt: Instant
  readonly stoppedAt: Instant | null
  /** Who has handed in, in no order that says when. */
  readonly marked: Readonly<Record<string, true>>
  /** What was handed in. For each person their own alone, for ever: others learn of it by the result. */
  readonly sheets: Readonly<Record<string, Sheet>>
  /** When; as private as what. */
  readonly handedInAt: Readonly<Record<string, Instant>>
  /** What was handed in and did not agree, round by round; it counts for nothing. */
  readonly disagreed: readonly (readonly { readonly participant: string; readonly sheet: Sheet }[])[]
  readonly result: BallotResult | null
  readonly annulled: { readonly reason: string } | null
}

export type BallotPart = {
  readonly ballots: Readonly<Record<string, Ballot>>
  /** Those whose papers go into a box. */
  readonly secret: Readonly<Record<string, SecretBallot>>
  /** The one that is open, of either sort; empty when there is none. */
  readonly open: string
  /** Slips of the secret ballot that comes next; null where none were prepared. */
  readonly slips: PreparedSlips | null
  /** Ids of ballots whose slips were given up: none of them is opened, and their boxes are over. */
  readonly dropped: readonly string[]
}

export const initialBallots: BallotPart = { ballots: {}, secret: {}, open: '', slips: null, dropped: [] }

/** Is this id one of a ballot already, of either sort, or kept for one? */
export const isTaken = ({ ballots, secret, slips, dropped }: BallotPart, id: string): boolean =>
  ballots[id] !== undefined || secret[id] !== undefined || slips?.ballot === id || dropped.includes(id)

/** 未按: who may still vote. */
export const silentIn = ({ entitled, marked }: Ballot): readonly string[] =>
  entitled.filter((person) => !marked[person])
