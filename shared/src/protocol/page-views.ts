import type { OwnRules } from '../domain/rules/own.ts'
import type { Day } from '../domain/days.ts'
import type { AccountRole, Duty, Instant } from '../domain/decider.ts'
import type { CategoryId } from '../domain/mediation/case/categories.ts'
import type { MediatorCapacity } from '../domain/mediation/case/schema.ts'
import type { AgendaItem, MeetingFacts, MeetingKind, Phase } from '../domain/meeting/schema.ts'
import type { Halt, MeetingPart } from '../domain/meeting/state.ts'
import type { Capacity } from '../domain/roll/schema.ts'
import type { DossierNumber, Grid, StationFacts } from '../domain/station/schema.ts'
import type { FormPaper } from '../papers/mediation/form.ts'
import type { MinutesPaper } from '../papers/minutes-paper.ts'
import type { ResultPaper } from '../papers/result-paper.ts'
import type { SecretPaper } from '../papers/secret-paper.ts'
import type { RollPaper } from '../papers/roll-paper.ts'
import type { OwnMeeting } from '../record/own.ts'
import type { OwnDeed } from '../record/own-case.ts'
import type { RecordView } from '../record/record-view.ts'
import type { Suspicion } from '../record/suspicions.ts'
import type { WireError } from './messages.ts'
import type { PhoneCheckAnswer } from './bodies.ts'

/** What a page is rendered from, and what it may read on the server. */

export type StationLine = { readonly id: string; readonly name: string; readonly street: string }

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
  /** Corrections that the published record does not have. */
  readonly correctionsWaiting: number
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
  /** They work on cases of mediation, or were appointed in one: an invited deputy. */
  readonly mediates: boolean
  /** They go round the grids for disputes (排查). */
  readonly goesRound: boolean
  /** They take cases on. */
  readonly registersCases: boolean
  readonly drafts: readonly MeetingCard[]
  readonly running: readonly MeetingCard[]
  readonly announced: readonly MeetingCard[]
  /** A page of those that are over, newest first. */
  readonly finished: readonly MeetingCard[]
  /** The last of these, when there are older ones. */
  readonly more: string | null
  /** Not the first page of them. */
  readonly isEarlier: boolean
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
  /** 票决 or 推荐, of a 票选 that is still to be held: slips say so that are printed before. Null where none is planned. */
  readonly planned: 'binding' | 'advisory' | null
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
  /** Those in which they are of a side or mediate. */
  readonly cases: readonly OwnCaseLine[]
}

/** The same as a file, with what they did in cases. */
export type OwnFile = OwnView & { readonly cases: readonly OwnCaseView[] }

export type OwnCaseLine = {
  readonly id: string
  readonly number: { readonly year: number; readonly count: number }
  /** What they are called there. */
  readonly name: string
  /** Null for who is of neither side. */
  readonly side: 'a' | 'b' | null
  /** What they mediate as; null for who does not. */
  readonly capacity: MediatorCapacity | null
}

/** What somebody did and said in a case. What both sides have in common is among the papers of the case, and not here. */
export type OwnCaseView = OwnCaseLine & {
  /** The first first; the words of private rooms while those may be opened. */
  readonly deeds: readonly OwnDeed[]
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

/** The archive of a station's cases, for those who work on them: what is over stands first. */
export type ArchiveView = {
  readonly station: StationLine
  readonly heads: boolean
  readonly today: Day
  readonly dossiers: readonly ArchivedDossier[]
  /** The last one first. */
  readonly destroyed: readonly { readonly number: DossierNumber; readonly on: Day }[]
}

/** `asked`: by whom somebody asked that it be destroyed, and whether that was who looks. */
export type ArchivedDossier = {
  readonly id: string
  readonly number: DossierNumber
  readonly category: CategoryId
  /** Empty for who may not open the case. */
  readonly title: string
  /** The day of its archive, and the last on which it is kept; null for good. */
  readonly on: Day
  readonly until: Day | null
  readonly isOver: boolean
  readonly asked: { readonly by: string; readonly own: boolean } | null
}

/** What a party sees before they come into their case by a one-time link. */
export type PartyLinkView = {
  readonly station: StationLine
  readonly name: string
  readonly side: 'a' | 'b'
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

/** `person`: under which a page keeps what they type on a device that others use too. */
export type Viewer = { readonly person: string; readonly name: string; readonly account: boolean }

/** The forms of a case that this viewer may have, in the order of its dossier, and by what its files are known. */
export type CasePapers = {
  readonly forms: readonly FormPaper[]
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
}

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
  /** @param before the last meeting of an earlier page of those that are over */
  readonly home: (station?: string, before?: string) => Promise<HomeView | null>
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
  readonly casePapers: (id: string) => Promise<CasePapers | null>
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
  readonly partyLink: (token: string) => Promise<PartyLinkView | null>
  /** Null for who works on no cases there. */
  readonly archive: (station: string) => Promise<ArchiveView | null>
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
