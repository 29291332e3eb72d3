import type { Instant } from '../../decider.ts'
import { againAfter, type VotedAgain } from './again.ts'
import type { Lot, Witness } from './lot-state.ts'
import type { Sealing } from './schema.ts'
import { standingCount, type Announced, type SecretBallot } from './state.ts'
import type { SecretTerms } from './terms.ts'

/** Of a lot the numbers, and never whose they are. */
export type ScreenAnnounced = Omit<Announced, 'lot'> & {
  readonly lot:
    (Omit<Lot, 'witnesses'> & { readonly witnesses: readonly Omit<Witness, 'participant'>[] }) | null
}

const lotOnScreen = ({ witnesses, ...lot }: Lot): ScreenAnnounced['lot'] => ({
  ...lot,
  witnesses: witnesses.map(({ participant: _, ...one }) => one),
})

/** A secret ballot for a wall: numbers while it goes on, what was marked once it is announced, names never. */
export type ScreenSecret = {
  /** Under whose id everybody finds what was in it, once it is announced. */
  readonly box: string
  readonly openedAt: Instant
  readonly castsFrom: Instant
  readonly stopped: boolean
  /** 停止投票; null while papers are taken in. */
  readonly stoppedAt: Instant | null
  /** How many papers are in, as people are told while it goes on. */
  readonly papers: number
  readonly entitled: number
  readonly expected: number | null
  readonly terms: SecretTerms
  /** What the ballot before it had left open; null for a first one. */
  readonly again: VotedAgain | null
  /** On paper alone. */
  readonly onPaper: boolean
  /** Of the count that stands; null while there is none. */
  readonly sealing: Sealing | null
  readonly signed: number
  readonly announced: ScreenAnnounced | null
}

export const secretOnScreen = (
  box: string,
  ballot: SecretBallot,
  before: SecretBallot | undefined,
  papers: number,
): ScreenSecret => {
  const standing = standingCount(ballot)
  const { openedAt, castsFrom, stoppedAt, expected, terms, announced } = ballot
  return {
    ...{ openedAt, castsFrom, stoppedAt, expected, terms, papers, box },
    announced: announced && { ...announced, lot: announced.lot && lotOnScreen(announced.lot) },
    stopped: stoppedAt !== null,
    entitled: ballot.entitled.length,
    again: againAfter(before?.announced),
    onPaper: ballot.paperRound !== null,
    sealing: standing?.sealing ?? null,
    signed: standing?.signatures.length ?? 0,
  }
}
