import { againAfter, type VotedAgain } from '../domain/ballot/secret/again.ts'
import { withLot, type Drawn } from '../domain/ballot/secret/lot-outcome.ts'
import type { SecretOutcome } from '../domain/ballot/secret/outcome.ts'
import type { Sealing } from '../domain/ballot/secret/schema.ts'
import { helpedIn, standingCount, type Announced, type SecretBallot } from '../domain/ballot/secret/state.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import type { Instant } from '../domain/decider.ts'
import { chiefOf } from '../domain/election/package.ts'
import type { MeetingState } from '../domain/meeting-state.ts'
import type { MeetingFacts } from '../domain/meeting/schema.ts'
import type { PaperPerson } from './people.ts'

/** 票选结果报告单 of one secret ballot (domain 7.3): signed by its scrutineers before it was announced, hence with their seal. */
export type SecretPaper = {
  readonly meeting: string
  readonly facts: MeetingFacts
  readonly station: string
  readonly motion: string
  readonly terms: SecretTerms
  /** What the ballot before it had left open, so that this one was held; null for a first one. */
  readonly again: VotedAgain | null
  readonly castsFrom: Instant
  readonly stoppedAt: Instant
  readonly announcedAt: Instant
  /** 应到 when it opened; null when nobody said. */
  readonly expected: number | null
  readonly entitled: number
  readonly sealing: Sealing
  readonly outcome: SecretOutcome
  readonly reserve: readonly string[]
  /** 抽签 for the seats that were tied, with whose numbers it was drawn; null where there was none. */
  readonly lot:
    (Drawn & { readonly numbers: readonly { readonly name: string; readonly number: string }[] }) | null
  /** What the presidium decided on the seats left; null where it did not. */
  readonly rest: Announced['rest']
  /** In the order of the report: 总监票人 first, where the meeting has approved one. */
  readonly signed: readonly { readonly name: string; readonly at: Instant; readonly chief: boolean }[]
  /** 计票人, who sign by hand. */
  readonly tellers: readonly string[]
  /** Counts that were sent back before this one. */
  readonly sentBack: number
  /** How many somebody read to, or held the tablet for; they voted themselves. */
  readonly helped: number
  /** 看原票定: on which sheets of the pile, and how each is marked. */
  readonly rulings: readonly { readonly sheet: number; readonly reason: string }[]
  /** 改用纸票: how far the round on devices had come, and why it was given up; null where there was none. */
  readonly turned: { readonly issued: number; readonly returned: number; readonly reason: string } | null
  /** Who announced it, whoever chairs since. */
  readonly announcedBy: string
}

const turnedOf = (state: MeetingState, { paperRound }: SecretBallot): SecretPaper['turned'] => {
  if (!paperRound) return null
  const { instead, phone, booth, returned } = paperRound
  return { issued: phone + booth, returned, reason: state.ballot.secret[instead]!.annulled!.reason }
}

const lotOf = ({ lot }: Announced, personOf: (participant: string) => PaperPerson): SecretPaper['lot'] => {
  if (!lot?.drawn) return null
  const { seed, order, won } = lot.drawn
  const numbers = lot.witnesses.map(({ participant, opened }) => ({
    name: personOf(participant).name,
    number: opened!.number,
  }))
  return { seed, order, won, numbers }
}

/** @returns null where there is no such ballot, or none that was announced */
export function secretPaper(
  state: MeetingState,
  ballot: string,
  given: Pick<SecretPaper, 'meeting' | 'station'>,
  personOf: (participant: string) => PaperPerson,
): SecretPaper | null {
  const found = Object.hasOwn(state.ballot.secret, ballot) ? state.ballot.secret[ballot]! : null
  if (!found?.announced) return null
  const { motion, terms, after, castsFrom, stoppedAt, expected, entitled, counts, announced } = found
  const { sealing, signatures } = standingCount(found)!
  const chief = chiefOf(state)
  const tellers = Object.keys(state.meeting.duties)
    .filter((id) => state.meeting.duties[id]!.includes('teller'))
    .map((id) => personOf(id).name)
  return {
    ...given,
    facts: state.meeting.facts,
    motion: state.motion.motions[motion]!.text,
    terms,
    again: againAfter(state.ballot.secret[after]?.announced),
    castsFrom,
    stoppedAt: stoppedAt!,
    announcedAt: announced.at,
    expected,
    entitled: entitled.length,
    sealing,
    outcome: withLot(announced.outcome, announced.lot?.drawn),
    lot: lotOf(announced, personOf),
    reserve: announced.reserve,
    rest: announced.rest,
    signed: signatures
      .map(({ participant, at }) => ({ name: personOf(participant).name, at, chief: participant === chief }))
      .sort((one, other) => Number(other.chief) - Number(one.chief)),
    tellers,
    sentBack: counts.length - 1,
    rulings: found.rulings.map(({ sheet, reason }) => ({ sheet, reason })),
    helped: helpedIn(found),
    turned: turnedOf(state, found),
    announcedBy: personOf(announced.by).name,
  }
}
