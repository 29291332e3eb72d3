import type { AccountRole, Instant } from '../domain/decider.ts'
import type { MediatorCapacity } from '../domain/mediation/case/schema.ts'
import type { CaseSummary } from '../domain/mediation/case/summary.ts'
import type { SlipWay } from '../domain/boxes.ts'
import type { ShownRatings } from '../domain/rating/shown.ts'
import type { StationFacts } from '../domain/station/schema.ts'

/**
 * What is posted, and what is answered to programs.
 *
 * Every form also works without script: it posts urlencoded and is answered 303, on refusal back to `back` with
 * `?problem=CODE`. Posted with `accept: application/json` the same route answers JSON, or a `Problem`.
 * Every form carries `formToken` (decisions 1: a missing or `null` Origin passes only with it and a Lax cookie).
 */

/** Which slips are spent, and how; how many papers came back on paper, once two have entered the same. */
export type SlipsAnswer = {
  readonly slips: readonly { readonly slip: string; readonly way: SlipWay | 'slip' }[]
  readonly codes: { readonly printed: number; readonly used: number }
  readonly sheets: number | null
  /** Two have entered them; where a count was sent back, for the one that comes next. */
  readonly entered: boolean
  /** Somebody has entered sheets, and nobody else the same yet. */
  readonly waiting: boolean
  /** Places in the pile, from 0, that were read differently. */
  readonly differing: readonly number[]
}

export type BoxAnswer = {
  /** RSA, big-endian hex. */
  readonly publicKey: { readonly n: string; readonly e: string }
  readonly castsFrom: Instant
  readonly issuesUntil: Instant | null
  readonly open: boolean
  readonly paperChars: number
  /** How many are in it, as people are told every three seconds at most. */
  readonly papers: number
  readonly serverNow: Instant
  /** What its papers ask, as the rules of its stream say it. */
  readonly face: unknown
  /** Both null before the announcement, then ascending: nullifiers, and papers by their tag. */
  readonly receipts: readonly string[] | null
  readonly ballots: readonly { readonly tag: string; readonly paper: string }[] | null
}

/** What pages take from the answer of `meetingPath`: the stream carries neither. */
export type MeetingAnswer = {
  /** `root`: the leaf of the closing entry, 64 hex digits; null before the close. */
  readonly meeting: { readonly root: string | null; readonly ratings: ShownRatings }
}

/**
 * An origin at which phones may reach this machine. `network`: an ordinary one · `virtual`: of a VPN, a container, a
 * virtual machine · `alone`: self-assigned, no router gave one · `given`: set by the operator.
 */
export type PhoneAddress = {
  readonly origin: string
  readonly kind: 'network' | 'virtual' | 'alone' | 'given'
}

/** Of `phoneCheckPath`. */
export type PhoneCheckAnswer = {
  /** Best first; empty on no network. */
  readonly addresses: readonly PhoneAddress[]
  readonly reached: readonly string[]
  /** Runs inside Windows' Linux, whose addresses no phone can reach. */
  readonly wsl: boolean
}

export type MachineTrouble =
  /** What people do is not saved at the moment. */
  | { readonly code: 'writesFail' }
  /** Free where the store lies. */
  | { readonly code: 'diskLow'; readonly megabytes: number }
  /** Its clock was set by so many minutes, negative when back. */
  | { readonly code: 'clockJumped'; readonly minutes: number }

export type Health = {
  readonly status: 'ok' | 'unavailable'
  readonly reason?: string
  readonly troubles: readonly MachineTrouble[]
}

/** RFC 9457 (`application/problem+json`). `type` is `/problems/CODE`. */
export type Problem = {
  readonly type: string
  readonly status: number
  readonly title: string
  readonly titleEn: string
  /** The field the refusal is about, where it is about one. */
  readonly field?: string
}

export type JoinBody = { readonly name: string; readonly grid: string; readonly consent: string }

/** Also the answer of sign-in by an account and in the demo, there without `meeting` where none is meant. */
export type JoinAnswer = {
  readonly token: string
  readonly participant: { readonly id: string }
  readonly meeting: { readonly id: string; readonly code: string }
  /** In the demo, for who is in the case in mediation. */
  readonly case?: { readonly id: string }
}

export type ProposeBody = { readonly text: string; readonly grid: string; readonly consent: string }

/** `keep` is `on` when the person says the device is their own: the login then lasts `limits.loginDaysMax`. */
export type SignInBody = {
  readonly account: string
  readonly password: string
  readonly keep?: 'on'
  readonly next?: string
}

export type FoundBody = { readonly name: string; readonly account: string; readonly password: string }

export type StationBody = StationFacts & { readonly station?: string }

/** One grid a line; the server keeps the ids of names it already knows. */
export type GridsBody = { readonly station: string; readonly names: string }

export type InviteBody = { readonly station: string; readonly role: AccountRole; readonly name: string }

/** The link is shown this once: only its hash is stored. */
export type InviteAnswer = { readonly link: string; readonly validUntil: Instant }

export type AcceptBody = { readonly name: string; readonly account: string; readonly password: string }

export type ResetBody = { readonly password: string }

/** A one-time link, shown as a QR. */
export type LinkAnswer = { readonly link: string; readonly validUntil: Instant }

export type PairingAnswer = { readonly digits: string; readonly secret: string; readonly validUntil: Instant }

/** Null until the digits were typed in. The token stays in the screen's own tab and is never a cookie: it may stand on the officer's own machine. */
export type PairedAnswer = { readonly token: string | null }

export type PairBody = { readonly digits: string }

/** Version of the consent line above the join and propose buttons; raised whenever its words change. */
export const consentVersion = 1

/** Meetings with words to look at, and meetings of other stations, whose officers have to be asked. */
export type ErasedAnswer = { readonly toLookAt: number; readonly elsewhere: number }

/** What `demo` lets one sign in as (interfaces: the demo sign-in). */
export const demoRoles = [
  'head',
  'officer',
  'chair',
  'deputy',
  'scrutineer',
  'gridWorker',
  'resident',
  'projector',
] as const

/** Those of the case in mediation, whose answer names it. */
export const demoCaseRoles = ['mediator', 'partyA', 'partyB'] as const

export type DemoRole = (typeof demoRoles)[number] | (typeof demoCaseRoles)[number]

/**
 * A case in the list of its station. `open`: who asks may open it; of the others there are only number, sort and phase,
 * and everything else is empty.
 */
/** Who of the station may be named to mediate a case today, by the id they have in it. */
export type AppointmentsAnswer = {
  readonly appointments: readonly { readonly participant: string; readonly capacity: MediatorCapacity }[]
}

export type CaseLine = Omit<CaseSummary, 'sides' | 'mediators'> & {
  readonly id: string
  readonly open: boolean
  /** By name. */
  readonly sides: { readonly a: readonly string[]; readonly b: readonly string[] }
  readonly mediators: readonly string[]
}
/** Those that go on, then a page of those that are over. `more`: where the next page begins; null on the last one. */
export type CasesAnswer = { readonly cases: readonly CaseLine[]; readonly more: string | null }

/** 受理, 调成, 不成, 履行完, 司法确认 of a year at a station. */
export type MediationFigures = {
  readonly accepted: number
  readonly agreed: number
  readonly failed: number
  readonly performed: number
  readonly confirmed: number
}

/** A party's one-time way in: the last part of its address. */
export type PartyLinkAnswer = { readonly token: string; readonly validUntil: Instant }
export type PartyLinkTaken = { readonly case: string }
export type TakenUpAnswer = { readonly case: string; readonly number: CaseSummary['number'] }
export type StoredFileAnswer = { readonly file: string; readonly sha256: string }
