import type { BoxRules } from './boxes.ts'
import type { Actor, Appointment, AudienceClass, Decider, Recorded, Role } from './decider.ts'
import { meetingStream } from './meeting-stream.ts'
import { caseStream } from './mediation/case-stream.ts'
import { caucusStream } from './mediation/caucus-stream.ts'
import { screeningStream } from './mediation/screening-stream.ts'
import type { BoardLine, ScreenPerson, Writing } from './meeting/screen.ts'
import type { Rejection } from './rejection.ts'
import type { OwnRules } from './rules/own.ts'
import { stationStream } from './station-stream.ts'

/** One row for lists and look-ups, written in the same commit as the events. */
export type StreamHead = {
  readonly kind: string
  /** The id of the stream this one belongs to: a meeting's station. Empty for a station. */
  readonly parent: string
  /** The join code while it is in use; null gives it back. */
  readonly code: string | null
  /** JSON for lists. Holds no personal data, but where a kind is sealed at rest. */
  readonly summary: string
}

/** All that a server must know of a sort of stream to run it, whatever the stream is about. */
export type StreamRules<State, Command extends { type: string }, Event extends { type: string }> = {
  readonly decider: Decider<State, Command, Event>
  /** Present where a state knows its stream's name from the first moment on; instead of `decider.initial`. */
  readonly initialOf?: (id: string) => State
  /** The kind of stream this one belongs to; null for one that belongs to none. */
  readonly parent: StreamKind | null
  /**
   * Present where a stream's place follows from its name: the id of its parent, null for a name that cannot be one.
   * Such a stream is there as soon as its parent is: it can be opened, and whatever comes first begins it.
   */
  readonly parentIn?: (id: string) => string | null
  /** Whoever may not open it is told of nothing in it, whatever they try: to them it is not there. */
  readonly closed?: true
  /** Present where people go by the names and ids of another stream, the parent: its id. */
  readonly peopleOf?: (id: string) => string
  /** May this person open the stream at all? `stream.notFound` for what they may not even know of. */
  readonly mayOpen: (state: State, actor: Actor) => Rejection | null
  /** Of which classes this person is now. Changes with duties, roles and merged phones: then send a new snapshot. */
  readonly audienceClassesOf: (state: State, actor: Actor) => readonly AudienceClass[]
  readonly audienceOf: (event: Event, by: string) => readonly AudienceClass[]
  /**
   * The state as somebody in these classes may know it. It equals the fold of the events they may see: a client that
   * starts from it and one that heard everything from the first event on agree.
   */
  readonly view: (state: State, classes: readonly AudienceClass[]) => State
  readonly head: (state: State) => StreamHead
  /** What everybody reads of it who may read a list it stands in: they are told when that is new, and of the moment of nothing else. */
  readonly inLists?: (state: State) => unknown
  /** The docs a command reads or writes, by their last name; the shell holds them while it decides. */
  readonly quotes: (type: string) => readonly string[]
  /** What people do in this stream, by their id: it stands beside their carets. */
  readonly posts?: (state: State) => Readonly<Record<string, string>>
  /** Officers whom everyone may know by name though they have not come in: ids as the stream knows them. */
  readonly inOffice: (state: State) => readonly string[]
  /** Who is expected and has not come: by name they are known to people with a role of the station and to staff alone. */
  readonly awaited?: (state: State) => readonly string[]
  /** The event whose place in the chain is read out: what people compare the record with later (decisions 6). */
  readonly announced?: string
  /** Events by which something goes that was shown before: everybody opens the stream anew. */
  readonly forgetting?: readonly string[]
  /** Present where papers go into boxes that nobody sees into until they are counted. */
  readonly boxes?: BoxRules<State, Command, Event>
  /** Present where a stream can be put on a wall: a screen gets this view, neither events nor docs (decisions 1). */
  readonly onScreen?: {
    readonly isScreen: (state: State, actor: Actor) => boolean
    /** The doc whose lines are shown, by its last name. */
    readonly doc: string
    readonly view: (
      state: State,
      board: readonly BoardLine[],
      writing: Writing,
      person: (id: string) => ScreenPerson,
      /** What was announced, hex; null before. */
      root: string | null,
      /** How many papers are in each of its boxes, as people are told. */
      papers: Readonly<Record<string, number>>,
    ) => unknown
  }
  /** Present where other streams belong: what they ask of this one. */
  readonly asParent?: {
    /** @param id as this stream knows them: a station knows persons, a case its participants */
    readonly rolesOf: (state: State, id: string) => readonly Role[]
    /** Everyone with a role, by the same ids. */
    readonly staff: (state: State) => readonly string[]
    /** Who once had one. What they did in a stream of this one keeps their name. */
    readonly left?: (state: State) => readonly string[]
    /** Its own rules for a kind of what belongs to it; null where it has none. */
    readonly ownRules: (state: State, kind: string) => OwnRules | null
    /** As what somebody may mediate, by the same ids. */
    readonly appointmentOf: (state: State, id: string) => Appointment | null
    /** The 人民调解委员会 that seals what is mediated there; empty where none does. */
    readonly committee: (state: State) => string
    /** Of which kinds of what belongs here this person may read a list: they are told whenever one of those has gone on. */
    readonly lists?: (state: State, actor: Actor) => readonly StreamKind[]
    /** Null when there is no grid of that id. */
    readonly gridName: (state: State, grid: string) => string | null
  }
}

export type StreamKind = 'meeting' | 'station' | 'case' | 'caucus' | 'screening'

/** What a server hands back and forth and never looks into. */
export type AnyCommand = { readonly type: string }
export type AnyEvent = { readonly type: string; readonly v: number }
export type AnyRules = StreamRules<unknown, AnyCommand, AnyEvent>
export type AnyRecorded = Recorded<AnyEvent>

/** The one place where what a stream is about is forgotten. States and commands come from these same rules. */
const forget = (rules: unknown): AnyRules => rules as AnyRules

/** The rules of each kind of stream that a server runs. */
export type StreamTable = Readonly<Partial<Record<StreamKind, AnyRules>>>

export const streams: Readonly<Record<StreamKind, AnyRules>> = {
  meeting: forget(meetingStream),
  station: forget(stationStream),
  case: forget(caseStream),
  caucus: forget(caucusStream),
  screening: forget(screeningStream),
}

/** The rules a stream goes by, from its name; null for a name that cannot be one. */
export const rulesOf = (stream: string, kinds: StreamTable = streams): AnyRules | null => {
  const kind = stream.slice(0, stream.indexOf('/'))
  return Object.hasOwn(kinds, kind) ? (kinds[kind as StreamKind] ?? null) : null
}
