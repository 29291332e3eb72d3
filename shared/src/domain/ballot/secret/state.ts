import type { Instant } from '../../decider.ts'
import type { Lot } from './lot-state.ts'
import type { SecretOutcome } from './outcome.ts'
import type { Help, PaperRound, RestDecision, RuledAs, Sealing } from './schema.ts'
import type { SecretTerms } from './terms.ts'

export type SecretCount = {
  readonly at: Instant
  readonly sealing: Sealing
  /** Known to those who certify, and to nobody else before the announcement; null to others. */
  readonly outcome: SecretOutcome | null
  /** To whom it was shown. Each knows of themselves alone. */
  readonly shownTo: readonly string[]
  readonly signatures: readonly { readonly participant: string; readonly at: Instant }[]
  readonly sentBack: { readonly participant: string; readonly reason: string; readonly at: Instant } | null
}

export type Announced = {
  readonly at: Instant
  /** Who read it out: whoever chaired then. */
  readonly by: string
  readonly outcome: SecretOutcome
  readonly elected: readonly string[]
  readonly reserve: readonly string[]
  readonly settled: 'carried' | 'lost' | null
  /** 抽签 among those tied; null where there is none, or none yet. */
  readonly lot: Lot | null
  /** What the presidium decided on the seats left; null before, and where that was not for it to decide. */
  readonly rest: { readonly decision: RestDecision; readonly reason: string; readonly at: Instant } | null
}

/** That somebody read to a voter or held the tablet for them, and who: a duty, and no choice of theirs. */
export type Helped = { readonly participant: string; readonly helper: string; readonly help: Help }

/** 备好的票条: of a ballot that is not open yet, whose box is there already. */
export type PreparedSlips = {
  /** The id under which that ballot is opened. */
  readonly ballot: string
  /** Who was handed one, never which. */
  readonly given: readonly string[]
}

/** What a scrutineer ruled on one sheet of the pile, looking at it. */
export type Ruling = {
  /** Its place in the pile, from 1. */
  readonly sheet: number
  readonly participant: string
  /** How it is marked. */
  readonly reason: string
  readonly at: Instant
  /** As what a row counts, or the whole sheet where `row` is null: for those who certify; null to others. */
  readonly ruled: { readonly row: string | null; readonly as: RuledAs } | null
  /** To whom it was shown. Each knows of themselves alone. */
  readonly shownTo: readonly string[]
}

/** A ballot whose papers the stream never sees: they are in a box. */
export type SecretBallot = {
  readonly motion: string
  /** Who may vote, frozen when it opened. */
  readonly entitled: readonly string[]
  /** 应到 when it opened. */
  readonly expected: number | null
  readonly terms: SecretTerms
  /** The ballot that left open what this one is on; empty for a first one. */
  readonly after: string
  readonly openedAt: Instant
  /** 发票 ends, and papers are taken in. */
  readonly castsFrom: Instant
  readonly stoppedAt: Instant | null
  /** It is on paper alone, in place of another; null where devices vote too. */
  readonly paperRound: PaperRound | null
  /** Known to staff, to whoever was helped and to who helped. */
  readonly helped: readonly Helped[]
  /** In the order in which they were made; a later one on the same row stands. */
  readonly rulings: readonly Ruling[]
  /** The last one stands unless it was sent back. */
  readonly counts: readonly SecretCount[]
  readonly announced: Announced | null
  readonly annulled: { readonly reason: string } | null
}

/** The count that stands; undefined while there is none, or none since one was sent back. */
export const standingCount = ({ counts }: Pick<SecretBallot, 'counts'>): SecretCount | undefined => {
  const last = counts[counts.length - 1]
  return last?.sentBack ? undefined : last
}

/** How many people were helped, each once, with whatever. */
export const helpedIn = ({ helped }: Pick<SecretBallot, 'helped'>): number =>
  new Set(helped.map(({ participant }) => participant)).size
