import type { BoxRules } from './boxes.ts'
import type { AccountRole, Actor, AudienceClass, Decider, Recorded } from './decider.ts'
import { meetingStream } from './meeting-stream.ts'
import type { BoardLine, ScreenPerson, Writing } from './meeting/screen.ts'
import type { Rejection } from './rejection.ts'
import type { OwnRules } from './rules/own.ts'
import { stationStream } from './station-stream.ts'

/** One row for lists and look-ups, written in the same commit as the events. */
export type StreamHead = {
  readonly kind: string
  /** The stream this one belongs to: a meeting's station. Empty for a station. */
  readonly parent: string
  /** The join code while it is in use; null gives it back. */
  readonly code: string | null
  /** JSON for lists. Holds no personal data. */
  readonly summary: string
}

/** All that a server must know of a sort of stream to run it, whatever the stream is about. */
export type StreamRules<State, Command extends { type: string }, Event extends { type: string }> = {
  readonly decider: Decider<State, Command, Event>
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
  /** The docs a command reads or writes, by their last name; the shell holds them while it decides. */
  readonly quotes: (type: string) => readonly string[]
  /** Officers whom everyone may know by name though they have not come in: ids as the stream knows them. */
  readonly inOffice: (state: State) => readonly string[]
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
    readonly rolesOf: (state: State, person: string) => readonly AccountRole[]
    /** Everyone with a role. */
    readonly staff: (state: State) => readonly string[]
    /** Its own rules for a kind of what belongs to it; null where it has none. */
    readonly ownRules: (state: State, kind: string) => OwnRules | null
    /** Null when there is no grid of that id. */
    readonly gridName: (state: State, grid: string) => string | null
  }
}

export type StreamKind = 'meeting' | 'station'

/** What a stream's `parent` is an id of. */
export const parentKind: StreamKind = 'station'

/** What a server hands back and forth and never looks into. */
export type AnyCommand = { readonly type: string }
export type AnyEvent = { readonly type: string; readonly v: number }
export type AnyRules = StreamRules<unknown, AnyCommand, AnyEvent>
export type AnyRecorded = Recorded<AnyEvent>

/** The one place where what a stream is about is forgotten. States and commands come from these same rules. */
const forget = (rules: unknown): AnyRules => rules as AnyRules

export const streams: Readonly<Record<StreamKind, AnyRules>> = {
  meeting: forget(meetingStream),
  station: forget(stationStream),
}
