import type { Actor, Instant } from './decider.ts'
import type { Result } from '../lib/result.ts'
import type { Rejection } from './rejection.ts'

/**
 * How a line's slip is spent: by a token on the voter's own phone, or by what was handed to them, a printed slip that
 * opens one token in the booth (or on any phone), or a paper. Never more than one.
 */
export type SlipWay = 'phone' | 'booth' | 'paper'

/**
 * A box as its stream's rules want it now. The server compares instants with its own clock and never learns what the
 * box is for (decisions 1 and 7).
 */
export type BoxTerms = {
  /** Whose slip is in it, frozen when it opened; participants. Nobody's while it is only reserved. */
  readonly slips: readonly string[]
  /** How many codes of printed slips may be made for it now. */
  readonly codes: number
  /** Nobody gets a token from then on; null: as long as papers are taken in. */
  readonly issuesUntil: Instant | null
  /** Until then tokens are given out and no paper is taken in, so that the one tells nothing about the other. */
  readonly castsFrom: Instant
  /** Are papers taken in? False while it is stopped, and for good once it was counted or annulled. */
  readonly open: boolean
  /** May what came back on paper be entered now? */
  readonly entering: boolean
  /** Counted or annulled: nobody will open it again, its key goes, and in what order it was filled. */
  readonly over: boolean
  /** Announced or annulled: what came back on paper is put right no more, and nobody is to know which papers those were. */
  readonly settled: boolean
  /** How often it was counted. What came back on paper is entered for the count that comes next. */
  readonly counts: number
  /** What is in it may be read by everybody: its result was announced. */
  readonly published: boolean
  /** Every paper is exactly so long. */
  readonly paperChars: number
  /** May this paper go in? A forged one is refused before its token is spent. */
  readonly accepts: (paper: string) => Rejection | null
}

/** What was found in a box that was sealed for a count: nothing was on its way in, and nothing comes after. */
export type BoxContents = {
  /** 发出: slips that are spent, whichever way; 收回 is the number of `ballots`. */
  readonly issued: number
  readonly bySlip: Readonly<Record<SlipWay, number>>
  /** How many of `ballots` came back on paper, as two people entered them alike; null when nobody has. */
  readonly sheets: number | null
  /** Somebody has entered sheets since, and nobody else the same yet. */
  readonly waiting: boolean
  /** Two have entered them for the count that comes next, and not only for one before. */
  readonly entered: boolean
  /** In the order of their tags, hex, which says nothing about when or whose. */
  readonly ballots: readonly { readonly tag: string; readonly paper: string }[]
  /** What is left of the spent tokens, hex, ascending: as many as ballots, and nothing joins the two. */
  readonly nullifiers: readonly string[]
  /** What the rules had reckoned of it beforehand, where they asked for that (`toReckon`). */
  readonly reckoned?: unknown
}

/**
 * A box that an event opens. `isNew`: it comes to be in the same commit; else it was reserved before. `given`: whose
 * lines are spent from the start, because they were handed a printed slip beforehand.
 */
export type OpenedBox = { readonly box: string; readonly isNew: boolean; readonly given: readonly string[] }

/** What a stream says of its boxes; the server runs them. */
export type BoxRules<State, Command, Event> = {
  /**
   * The box that this event opens or reserves; null for none. Its id is unique among all streams, as a ULID is.
   * @param before what held before the command whose event it is
   */
  readonly opens: (before: State, event: Event) => OpenedBox | null
  /** Null when this stream has no such box. */
  readonly terms: (state: State, box: string) => BoxTerms | null
  /** The box whose contents this command needs to be decided; null for none. It is sealed first. */
  readonly counts: (state: State, command: Command) => string | null
  /**
   * What is to be reckoned of those contents before the command is decided, as a plain value, because it takes long; null
   * where deciding takes no time. It is done beside everything else, by `reckon`.
   */
  readonly toReckon: (state: State, command: Command, contents: BoxContents) => unknown
  /** What is then found as `reckoned`, a plain value: the same for the same task, wherever it is asked. */
  readonly reckon: (task: unknown) => unknown
  /** The line of the frozen roll that is this person's, on whichever of their phones; null for none. */
  readonly slipOf: (state: State, box: string, actor: Actor) => string | null
  /**
   * May this person spend that slip in that way now? Asked for every token and every paper handed out; their own slip
   * on their phone, or somebody else's at the door. Whether it is still free is the box's to say.
   */
  readonly mayIssue: (state: State, box: string, slip: string, way: SlipWay, actor: Actor) => Rejection | null
  /** May this person print slips: codes for whoever is handed one? */
  readonly mayPrint: (state: State, box: string, actor: Actor) => Rejection | null
  /** What its papers ask and are about, for a device that sees nothing else of the stream. Everybody may know it. */
  readonly face: (state: State, box: string) => unknown
  /** May this person read which slips are spent, and how? Who hands out papers at the door must, and who certifies. */
  readonly mayReadSlips: (state: State, box: string, actor: Actor) => Rejection | null
  /** Under whose name this person may enter these now, off the sheets in their order: they go in once two have entered the same. */
  readonly tellerOf: (
    state: State,
    box: string,
    actor: Actor,
    papers: readonly string[],
  ) => Result<string, Rejection>
}
