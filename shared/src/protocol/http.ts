import type { OwnRules } from '../domain/rules/own.ts'
import type { AccountRole, Duty, Instant } from '../domain/decider.ts'
import type { SlipWay } from '../domain/boxes.ts'
import type { AgendaItem, MeetingFacts, MeetingKind, Phase } from '../domain/meeting/schema.ts'
import type { Halt, MeetingPart } from '../domain/meeting/state.ts'
import type { ShownRatings } from '../domain/rating/state.ts'
import type { Capacity } from '../domain/roll/schema.ts'
import type { Grid, StationFacts } from '../domain/station/schema.ts'
import type { MinutesPaper } from '../papers/minutes-paper.ts'
import type { ResultPaper } from '../papers/result-paper.ts'
import type { SecretPaper } from '../papers/secret-paper.ts'
import type { RollPaper } from '../papers/roll-paper.ts'
import type { OwnMeeting } from '../record/own.ts'
import type { RecordView } from '../record/record-view.ts'
import type { Suspicion } from '../record/suspicions.ts'
import type { WireError } from './messages.ts'

/**
 * What passes between the HTTP edge and the pages: the views a page is rendered from, and the bodies it posts.
 *
 * Every form also works without script: it posts urlencoded and is answered 303, on refusal back to `back` with
 * `?problem=CODE`. Posted with `accept: application/json` the same route answers JSON, or a `Problem`.
 * Every form carries `formToken` (decisions 1: a missing or `null` Origin passes only with it and a Lax cookie).
 */

/** Where a page lives. Both edges write addresses only through this table. */
export const paths = {
  first: '/',
  join: (code: string) => `/m/${code}`,
  notice: (code: string) => `/m/${code}/notice`,
  poster: (code: string) => `/m/${code}/poster`,
  /** Papers for those who work here, to be printed; `meeting` is a code or, after the close, an id. */
  rollPaper: (meeting: string) => `/m/${meeting}/print/roll`,
  minutesPaper: (meeting: string) => `/m/${meeting}/print/minutes`,
  resultPaper: (meeting: string, ballot: string) => `/m/${meeting}/print/result/${ballot}`,
  /** Printed slips of one box, eight to a sheet. */
  slipsPaper: (code: string, box: string) => `/m/${code}/print/slips/${box}`,
  /** A shared tablet at which printed slips are used: anybody may open it, a code is the right to vote. */
  booth: (code: string, box: string) => `/m/${code}/booth/${box}`,
  live: (code: string) => `/m/${code}/live`,
  chair: (code: string) => `/m/${code}/chair`,
  door: (code: string) => `/m/${code}/door`,
  /** The recorder's page, by the meeting's id or its code, which is given back at the close. */
  minutes: (meeting: string) => `/m/${meeting}/minutes`,
  prepare: (code: string) => `/m/${code}/prepare`,
  projector: (code: string) => `/m/${code}/projector`,
  /** The published record of a meeting, by its id: the code is given back at the close. */
  record: (meeting: string) => `/r/${meeting}`,
  /** Where officers look it through before. */
  review: (meeting: string) => `/r/${meeting}/review`,
  /** Who was in a meeting, for its officers: to have somebody erased. */
  people: (meeting: string) => `/r/${meeting}/people`,
  /** Words that name somebody who was erased. */
  erasedWords: (meeting: string) => `/r/${meeting}/words`,
  /** What the station keeps of whoever looks (我的信息), and the way to have it erased. */
  me: '/me',
  withdraw: '/me/withdraw',
  /** Who has an account, for a head. */
  accounts: '/accounts',
  /** What was published, for programs that look by themselves. */
  feedJson: '/feed.json',
  feedAtom: '/feed.xml',
  draft: (station: string) => `/stations/${station}/draft`,
  /** The station's own voting rules, for its officers. */
  rules: (station: string) => `/stations/${station}/rules`,
  signIn: '/sign-in',
  /** What becomes of a person's words and name. */
  privacy: '/privacy',
  /** After one was erased: whether an officer has words to look at. */
  erased: (look: boolean) => `/privacy?erased=${look ? 'look' : 'all'}`,
  invitation: (token: string) => `/invite/${token}`,
  /** The one-time link of the first start; afterwards the head goes on at `setup`. */
  found: (token: string) => `/setup/${token}`,
  setup: '/setup',
  /** Opened by a phone that tries one of the machine's addresses. */
  phoneCheck: (probe: string) => `/setup/phone/${probe}`,
  reset: (token: string) => `/reset/${token}`,
  /** Opened on the new phone of somebody who changes device (换手机). */
  device: (token: string) => `/device/${token}`,
  demo: '/demo',
} as const

/** Where a form posts. */
export const posts = {
  join: (code: string) => `/api/meetings/${code}/join`,
  propose: (code: string) => `/api/meetings/${code}/proposals`,
  signIn: '/api/sign-in',
  signOut: '/api/sign-out',
  found: (token: string) => `/api/setup/${token}`,
  station: '/api/setup/station',
  grids: '/api/setup/grids',
  invite: '/api/invitations',
  accept: (token: string) => `/api/invitations/${token}`,
  reset: (token: string) => `/api/reset/${token}`,
  /** Asks for a link that makes another phone the same person: one use, `limits.deviceChangeMinutesMax`. */
  device: (code: string) => `/api/meetings/${code}/device`,
  /** Spends it: the answer is that of `join`. */
  takeDevice: (token: string) => `/api/device/${token}`,
  /** A screen asks for four digits to show (`PairingAnswer`); anyone may. */
  pairing: (code: string) => `/api/meetings/${code}/projector/pairings`,
  /** The screen asks every two seconds whether its digits were typed in: `PairedAnswer`. */
  paired: (code: string, secret: string) => `/api/meetings/${code}/projector/pairings/${secret}`,
  /** The chair's tablet types them in. */
  pair: (code: string) => `/api/meetings/${code}/projector/pair`,
  publish: (meeting: string) => `/api/records/${meeting}`,
  /** One's name in the public record of a meeting: yes or no. */
  nameMe: (meeting: string) => `/api/me/meetings/${meeting}/named`,
  eraseMe: '/api/me/erase',
  erase: (meeting: string) => `/api/meetings/${meeting}/erasures`,
  eraseAccount: (person: string) => `/api/accounts/${person}/erasures`,
  erasedWords: (meeting: string) => `/api/meetings/${meeting}/erasures/words`,
  demoSignIn: '/api/demo/sign-in',
} as const

/** Ballot boxes: what everybody may know of one, and what a signed-in voter or the door asks of it. */
export const boxPaths = {
  look: (box: string) => `/api/boxes/${box}`,
  token: (box: string) => `/api/boxes/${box}/token`,
  surrender: (box: string) => `/api/boxes/${box}/surrender`,
  paper: (box: string) => `/api/boxes/${box}/paper`,
  slips: (box: string) => `/api/boxes/${box}/slips`,
  sheets: (box: string) => `/api/boxes/${box}/sheets`,
  print: (box: string) => `/api/boxes/${box}/print`,
  handSlip: (box: string) => `/api/boxes/${box}/slip`,
  /** `POST`, without cookie or token: whoever has a signed token casts one paper. */
  cast: (box: string) => `${castsPath}${box}`,
  /** `POST`, by nobody as well: whoever has a printed slip. */
  redeem: (box: string) => `${castsPath}${box}/slip`,
} as const
/** What is asked below it leaves no line in a log and no number in the metrics. */
export const castsPath = '/api/box/'

/** Which slips are spent, and how; how many papers came back on paper, once two have entered the same. */
export type SlipsAnswer = {
  readonly slips: readonly { readonly slip: string; readonly way: SlipWay | 'slip' }[]
  readonly codes: { readonly printed: number; readonly used: number }
  readonly sheets: number | null
  /** One has entered sheets, and nobody else has yet. */
  readonly waiting: boolean
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

/** `GET`: the notice as an entry for the reader's own calendar (RFC 5545). */
export const calendarPath = (code: string): string => `/api/meetings/${code}/notice.ics`

/** `GET`: the public record as a file, byte for byte what `verify` checks. */
export const recordFilePath = (meeting: string): string => `/api/records/${meeting}`

/** `GET`: a meeting as anyone may read of it, by its id or its code. */
export const meetingPath = (meeting: string): string => `/api/meetings/${meeting}`
/** What pages take from its answer: the stream carries neither. */
export type MeetingAnswer = {
  /** `root`: the leaf of the closing entry, 64 hex digits; null before the close. */
  readonly meeting: { readonly root: string | null; readonly ratings: ShownRatings }
}

/** `GET`: the minutes as a Word file, for staff. */
export const minutesFilePath = (meeting: string): string => `/api/meetings/${meeting}/minutes.docx`
/** `GET`: 票选结果报告单 of a secret ballot that was announced, as a Word file. */
export const reportFilePath = (meeting: string, ballot: string): string =>
  `/api/meetings/${meeting}/ballots/${ballot}/report.docx`

/** `GET`: what is kept of who asks, as a file. */
export const ownFilePath = '/api/me/export'

/**
 * An origin at which phones may reach this machine. `network`: an ordinary one · `virtual`: of a VPN, a container, a
 * virtual machine · `alone`: self-assigned, no router gave one · `given`: set by the operator.
 */
export type PhoneAddress = {
  readonly origin: string
  readonly kind: 'network' | 'virtual' | 'alone' | 'given'
}
/** `GET`: the machine's addresses and which of them a phone has reached; the set-up page asks every two seconds. */
export const phoneCheckPath = '/api/setup/phones'
export type PhoneCheckAnswer = {
  /** Best first; empty on no network. */
  readonly addresses: readonly PhoneAddress[]
  readonly reached: readonly string[]
  /** Runs inside Windows' Linux, whose addresses no phone can reach. */
  readonly wsl: boolean
}

/**
 * `GET`: 200 while the server can take writes, else 503. For programs that watch it, and for the chair's tablet: it
 * needs no login, which nobody can look up on a disk that has failed.
 */
export const healthPath = '/healthz'
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

export type StationLine = { readonly id: string; readonly name: string; readonly street: string }

/** Version of the consent line above the join and propose buttons; raised whenever its words change. */
export const consentVersion = 1

export type MeetingCard = {
  readonly id: string
  readonly code: string
  readonly kind: MeetingKind
  readonly title: string
  readonly topic: string
  readonly station: StationLine
  readonly place: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly phase: Phase
  /** 应到, null where the kind has no quorum or nobody set it. */
  readonly expected: number | null
  /** 实到: confirmed and present. */
  readonly present: number
  readonly agenda: { readonly position: number; readonly count: number; readonly title: string } | null
  readonly issues: number
  /** The viewer's duties in it. */
  readonly duties: readonly Duty[]
}

/** What anyone sees at `/`. */
export type FirstView = {
  /** Null before the set-up link was used. */
  readonly station: StationLine | null
  /** Announced and running, soonest first. */
  readonly meetings: readonly MeetingCard[]
  /** The last published ones, newest first. */
  readonly records: readonly { readonly id: string; readonly title: string; readonly publishedAt: Instant }[]
}

/** What an account sees at `/`: one station's meetings. */
export type HomeView = {
  readonly station: StationLine & Pick<StationFacts, 'address' | 'phone' | 'kind'>
  /** All stations in which the viewer has a role, this one included. */
  readonly stations: readonly StationLine[]
  readonly mayDraft: boolean
  readonly mayInvite: boolean
  readonly drafts: readonly MeetingCard[]
  readonly running: readonly MeetingCard[]
  readonly announced: readonly MeetingCard[]
  /** Newest first. */
  readonly finished: readonly MeetingCard[]
  readonly people: readonly { readonly name: string; readonly roles: readonly AccountRole[] }[]
  readonly grids: number
  /** For officers: meetings in which words still name somebody who was erased. */
  readonly toLookAt: readonly { readonly id: string; readonly title: string }[]
}

export type JoinView = {
  readonly meeting: string
  readonly code: string
  readonly kind: MeetingKind
  readonly title: string
  readonly topic: string
  readonly station: StationLine
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly phase: Phase
  /** Joined phones and confirmed people together, each person once. */
  readonly arrived: number
  readonly joining: 'open' | 'closed' | 'ended'
  /** The meeting's own neighbourhood first. */
  readonly grids: readonly Grid[]
  /** The person this device belongs to, if it has joined anything before. */
  readonly known: { readonly name: string; readonly grid: string } | null
  /** The viewer is already in: the page sends them on. */
  readonly joined: boolean
}

/**
 * What a live page is rendered from before its stream is open. Nothing in it depends on who asks: a frame of `/demo`
 * says that only later, by its token.
 */
export type LiveView = {
  readonly meeting: string
  readonly code: string
  readonly kind: MeetingKind
  readonly title: string
  readonly topic: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly station: StationLine
  readonly grids: readonly Grid[]
  /** The station's own rules for this kind, which a meeting that is not announced yet would get; null for none. */
  readonly ownRules: OwnRules | null
}

/** What the room shows before its code runs, to who may open it: where the meeting stands, and its list. */
export type GlanceView = {
  readonly meeting: Pick<MeetingPart, 'phase' | 'facts' | 'agenda' | 'item' | 'entered'>
  readonly issues: readonly {
    readonly id: string
    readonly title: string
    readonly detail: string
    readonly seconds: number
  }[]
}

export type NoticeView = {
  readonly code: string
  readonly facts: MeetingFacts
  readonly agenda: readonly AgendaItem[]
  readonly station: StationLine & Pick<StationFacts, 'address' | 'phone'>
  readonly phase: Phase
  /** Null while it is a draft, which only its officers can open. */
  readonly announcedAt: Instant | null
  /** Why the notice is shorter than the kind asks for; empty otherwise. */
  readonly urgent: string
  /** Adjourned or cancelled, and why; null while it goes on. */
  readonly halt: Halt | null
  /** Names of officials who chair, as the public record writes them. */
  readonly moderators: readonly string[]
  /** `inMeeting`: nobody looks first, so one comes in and writes. */
  readonly proposing: 'open' | 'notYet' | 'inMeeting' | 'over'
  /** Accepted onto the list, newest first. Never a proposal nobody has looked at. */
  readonly issues: readonly { readonly title: string; readonly grid: string; readonly at: Instant }[]
  readonly grids: readonly Grid[]
}

/** What an officer looks through before a record is public. */
export type ReviewView = {
  readonly meeting: string
  readonly title: string
  readonly station: StationLine
  /** It was published before, and this replaces that. */
  readonly again: boolean
  /** The last entry that was read, for the form. */
  readonly reviewed: number
  /** What asks to be looked at first, then all the rest. */
  readonly passages: readonly ReviewPassage[]
  /** Who will stand there by name. */
  readonly named: readonly string[]
}
export type ReviewPassage = {
  /** The field of the form that holds what the public reads. */
  readonly name: string
  readonly text: string
  readonly suggestion: string
  readonly suspicions: readonly Suspicion[]
  /** It was taken off the screens in the meeting. */
  readonly takenOff: boolean
  readonly needsLook: boolean
  /** In how many places of the record it stands. */
  readonly places: number
}

/** What the station keeps of whoever looks. */
export type OwnView = {
  /** What they last called themselves. */
  readonly name: string
  /** What they sign in as; null for a guest. */
  readonly account: string | null
  readonly roles: readonly { readonly station: string; readonly roles: readonly AccountRole[] }[]
  /** Until when this device is known. */
  readonly expiresAt: Instant
  /** The latest first. */
  readonly meetings: readonly OwnMeetingView[]
}
export type OwnMeetingView = OwnMeeting & {
  readonly id: string
  /** Empty once it was given back. */
  readonly code: string
  readonly published: boolean
  /** There is a name that the record could have. */
  readonly mayBeNamed: boolean
  /** What they are called there. */
  readonly name: string
  /** The grid's name; empty for none. */
  readonly grid: string
  /** What they agreed to last, and when. */
  readonly consent: { readonly version: number; readonly at: Instant } | null
}

/** Meetings with words to look at, and meetings of other stations, whose officers have to be asked. */
export type ErasedAnswer = { readonly toLookAt: number; readonly elsewhere: number }

/** Who was in a meeting, for an officer who is asked to have somebody erased. */
export type PeopleView = {
  readonly meeting: string
  readonly title: string
  readonly people: readonly {
    readonly participant: string
    readonly name: string
    readonly grid: string
    readonly capacity: Capacity
    /** They work for the station: a head's affair. */
    readonly account: boolean
  }[]
  /** In so many passages the name of somebody erased still stands. */
  readonly toLookAt: number
}

/** Words that name somebody who was erased. */
export type WordsView = {
  readonly meeting: string
  readonly title: string
  readonly asOf: string
  readonly passages: readonly ReviewPassage[]
}

/** Who has an account in the stations of a head. */
export type AccountsView = {
  readonly accounts: readonly {
    readonly person: string
    readonly name: string
    readonly roles: readonly AccountRole[]
    readonly own: boolean
  }[]
}

export type InvitationView = {
  readonly station: StationLine
  readonly role: AccountRole
  /** As whoever invited wrote it; the person may change it. */
  readonly name: string
  readonly validUntil: Instant
}

export type SetupView = {
  readonly head: string
  /** Null until step two is saved. */
  readonly station: (StationFacts & { readonly id: string }) | null
  readonly grids: readonly Grid[]
  readonly people: readonly { readonly name: string; readonly roles: readonly AccountRole[] }[]
  readonly invited: readonly {
    readonly name: string
    readonly role: AccountRole
    readonly validUntil: Instant
  }[]
  /** What `phoneCheckPath` answers now. */
  readonly phones: PhoneCheckAnswer
  /** The last part of the address a phone opens to answer. */
  readonly probe: string
}

export type Viewer = { readonly name: string; readonly account: boolean }

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
export type DemoRole = (typeof demoRoles)[number]

/**
 * What a page may read on the server: one per request, and it already knows who asks. `null` means there is no such
 * thing or this viewer may not know of it, which a page must not tell apart.
 */
export type PageReads = {
  /** For the hidden field of every form on the page. */
  readonly formToken: string
  /** The origin a phone can reach: PUBLIC_URL, else the best address of this machine. */
  readonly publicOrigin: string
  readonly demo: boolean
  readonly now: () => Instant
  readonly viewer: () => Promise<Viewer | null>
  /** Writes a page's failure to the server's log. */
  readonly fault: (error: unknown) => void
  /** The sentence for `?problem=CODE`; null for a code nobody sends. */
  readonly problem: (code: string) => WireError | null
  readonly first: () => Promise<FirstView>
  /** @param station an id out of `stations`; without it the viewer's first */
  readonly home: (station?: string) => Promise<HomeView | null>
  readonly join: (code: string) => Promise<JoinView | null>
  readonly notice: (code: string) => Promise<NoticeView | null>
  /** Null for a draft, unless its officers ask. */
  readonly live: (code: string) => Promise<LiveView | null>
  /** Null for who may not open the meeting. */
  readonly glance: (code: string) => Promise<GlanceView | null>
  /** Papers of a meeting by its code or id, for its staff; null for everyone else. */
  readonly rollPaper: (meeting: string) => Promise<RollPaper | null>
  readonly minutesPaper: (meeting: string) => Promise<MinutesPaper | null>
  readonly resultPaper: (meeting: string, ballot: string) => Promise<ResultPaper | SecretPaper | null>
  /** A published record; null before. */
  readonly record: (meeting: string) => Promise<RecordView | null>
  /** For officers of its station, once the meeting is over. */
  readonly review: (meeting: string) => Promise<ReviewView | null>
  /** Whose phone a change of device would make this one; null for a used or expired link. */
  /** Null for who is not signed in. */
  readonly me: () => Promise<OwnView | null>
  readonly people: (meeting: string) => Promise<PeopleView | null>
  readonly erasedWords: (meeting: string) => Promise<WordsView | null>
  readonly accounts: () => Promise<AccountsView | null>
  readonly device: (token: string) => Promise<{ readonly name: string; readonly code: string } | null>
  readonly invitation: (token: string) => Promise<InvitationView | null>
  readonly mayFound: (token: string) => Promise<boolean>
  readonly setup: () => Promise<SetupView | null>
  /** Notes that a phone reached us at this origin. False for a probe of another start. */
  /** `self`: it was this machine that opened its own address. `old`: the code of an earlier start. */
  readonly phoneReached: (probe: string) => 'reached' | 'self' | 'old'
  /** The account's name, or null for a used or expired link. */
  readonly reset: (token: string) => Promise<string | null>
  /** The demo's meeting in progress. */
  readonly demoMeeting: () => Promise<{ readonly id: string; readonly code: string } | null>
}
