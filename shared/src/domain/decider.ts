import type { Result } from '../lib/result.ts'
import type { BoxContents } from './boxes.ts'
import type { Rejection } from './rejection.ts'
import type { OwnRules } from './rules/own.ts'

/** Milliseconds since 1970-01-01T00:00Z by the server's clock. Never earlier than the stream's previous event. */
export type Instant = number

/** What a person is to the station. Granted and revoked by events of the station's stream. */
export type AccountRole =
  'stationHead' | 'liaisonOfficer' | 'deputy' | 'gridWorker' | 'mediator' | 'handlingUnit' | 'oversightBody'

/** What somebody without an account is in one case of mediation: 甲方 or 乙方. */
export type CaseRole = 'partyA' | 'partyB'

/** What a person is to the stream that another one belongs to. */
export type Role = AccountRole | CaseRole

/** What a person does in one meeting. */
export type Duty = 'moderator' | 'recorder' | 'scrutineer' | 'teller' | 'projector'

/**
 * Who asks. `id` is the person as the stream knows them: a participant in a meeting's stream, a person in the
 * station's. Roles are read at the moment of asking, never cached on a connection.
 */
export type Actor = { readonly id: string; readonly roles: readonly Role[] }

/** 人民调解员 of the committee, or 特邀调解员 such as a deputy for a term, both days included (`2026-03-10`). */
export type Appointment = {
  readonly capacity: 'people' | 'invited'
  readonly term: { readonly from: string; readonly until: string } | null
}

/** Everything a decision needs that is not in the state: so replay and simulation are exact. */
export type Inputs = {
  readonly now: Instant
  /** Where the stream stands: its last entry, 0 before the first. */
  readonly seq: number
  /** Fresh ids, as many as asked for, in order. */
  readonly newId: () => string
  /** A fresh six-digit join code; the store refuses one already in use and the shell asks again. */
  readonly newCode: () => string
  /** The next number of this kind of stream in its parent and a year, from 1 on; nobody else gets it. */
  readonly nextNumber: (year: number) => number
  /** The words of the docs that the command's `quotes` names, read after the gate was stopped and drained. */
  readonly quotes: Readonly<Record<string, Quote>>
  /** The box that the command counts, sealed for it and opened again if it is refused; otherwise nothing. */
  readonly boxes: Readonly<Record<string, BoxContents>>
  /**
   * Who bears this name in the meeting now, compared by `nameKey`; the directory alone knows names. The station's
   * accounts count as `staff`, whether they have come in or not.
   */
  readonly nameHolder: (name: string) => { readonly id: string; readonly staff: boolean } | null
  /** The station's own rules for a kind of meeting, or null where it follows the general ones. */
  readonly ownRules: (kind: string) => OwnRules | null
  /** As what this participant may mediate here: from the station's published list; null for who is not on it. */
  readonly appointment: (participant: string) => Appointment | null
  /** The 人民调解委员会 that seals for the station; empty where it has none. */
  readonly committee: () => string
  /** What somebody is to the station now, by the id that this stream knows them by; nothing for who is nobody there. */
  readonly rolesOf: (id: string) => readonly Role[]
  /** What the station calls a grid, or null when it has none of that id. */
  readonly gridName: (grid: string) => string | null
}

/** Words copied out of a doc into a decision: a decision never points at live text. */
export type Quote = {
  readonly doc: string
  /**
   * Field path inside the doc to its text (NFC): of a board `issues/{id}/title`, `/detail` and `/author`. The author
   * is the gate's fact, the owner of the client id that made the entry.
   */
  readonly fields: Readonly<Record<string, string>>
  /** SHA-256 of the canonical JSON of `fields`, hex. */
  readonly hash: string
}

/** An edit that the server itself writes into a doc, in the same commit as the events, as if `author` had written it. */
export type DocEdit = NewEntry | ReplacedLine

export type NewEntry = {
  readonly doc: 'board'
  readonly edit: 'addIssue'
  readonly author: string
  readonly issue: {
    readonly id: string
    readonly title: string
    readonly detail: string
    readonly grid: string
    readonly createdAt: Instant
    /** Set when `author` wrote it down for somebody (代记). */
    readonly for?: string
  }
}

/** A line of the settlement that somebody suggested otherwise: the first of its fragment that reads `base`. */
export type ReplacedLine = {
  readonly doc: 'settlement'
  readonly edit: 'replaceLine'
  readonly author: string
  readonly fragment: string
  readonly base: string
  /** Empty: the line goes. */
  readonly replacement: string
}

/** A name for the directory, written in the same commit as the events, which carry only the id. */
export type NameEntry = { readonly participant: string; readonly name: string; readonly grid: string }

export type Decision<E> = {
  readonly events: readonly E[]
  readonly edits?: readonly DocEdit[]
  readonly names?: readonly NameEntry[]
  /** Participants whose row of the directory goes, in the same commit. */
  readonly nameless?: readonly string[]
  /** Participants whose one-time links lead nowhere any more, in the same commit. */
  readonly linkless?: readonly string[]
}

/**
 * Who may see an event: a set of a few classes. A viewer outside receives a `hidden` placeholder with the same seq.
 * `public` everyone in the meeting · `staff` the station's officers and the meeting's duties · `person:ID` one participant.
 */
export type AudienceClass = 'public' | 'staff' | `person:${string}`
export type Audience = readonly AudienceClass[]

export type Decider<S, C, E> = {
  readonly initial: S
  /** May this person? Asked for every command; the web asks it too, to disable a control and say why. */
  readonly can: (state: S, command: C, actor: Actor) => Rejection | null
  /** May anyone, now? */
  readonly decide: (state: S, command: C, actor: Actor, inputs: Inputs) => Result<Decision<E>, Rejection>
  /** No rule, no failure. */
  readonly evolve: (state: S, event: Recorded<E>) => S
}

/** An event as its stream holds it. */
export type Recorded<E> = E & {
  readonly seq: number
  readonly at: Instant
  /** The actor as this stream knows them. */
  readonly by: string
}
