import type { Instant } from '../decider.ts'
import type { Stance } from './schema.ts'

/** A raised hand. */
export type Request = {
  readonly participant: string
  readonly stance: Stance
  readonly elder: boolean
  readonly at: Instant
}

/** Somebody speaking. The server's clock rules: screens count from these instants. */
export type Turn = TurnClock & { readonly request: Request }

export type TurnClock = {
  readonly startedAt: Instant
  readonly allottedMs: number
  readonly pausedAt: Instant | null
  /** Time stood still so far, without a pause that still lasts. */
  readonly pausedMs: number
}

/** The clock of a turn without who it is. */
export const turnClockOf = ({ startedAt, allottedMs, pausedAt, pausedMs }: Turn): TurnClock => ({
  startedAt,
  allottedMs,
  pausedAt,
  pausedMs,
})

export type Spoken = {
  readonly participant: string
  readonly stance: Stance
  readonly subject: string
  readonly startedAt: Instant
  readonly endedAt: Instant
}

export type Point = {
  readonly by: string
  readonly text: string
  readonly at: Instant
  /** Empty until the moderator has ruled. */
  readonly ruling: string
}

/** What the moderator last did, as it can be taken back. */
export type Step =
  | {
      readonly is: 'turned'
      readonly at: Instant
      /** Part of a step of the meeting, which is taken back with it. */
      readonly ofMeeting: boolean
      readonly subject: string
      readonly item: string
      readonly queue: readonly Request[]
      readonly turn: Turn | null
      readonly lastStance: Stance | null
      /** How many had spoken. */
      readonly spoken: number
      /** Who was given a turn; empty where nobody was. */
      readonly granted: string
    }
  | {
      readonly is: 'lowered'
      readonly at: Instant
      readonly ofMeeting: false
      readonly request: Request
    }
  | {
      readonly is: 'extended'
      readonly at: Instant
      readonly ofMeeting: false
      readonly participant: string
      readonly byMs: number
    }

export type FloorPart = {
  /** The agenda item that is on, to which the floor returns. */
  readonly item: string
  /** What is spoken about: `item/ID`, `issue/ID` or `motion/ID`; empty before the first item. */
  readonly subject: string
  readonly queue: readonly Request[]
  readonly turn: Turn | null
  /** Turns had, by subject and person. */
  readonly turns: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly lastStance: Stance | null
  /** Everyone who spoke, in order: the minutes are written from it. */
  readonly spoken: readonly Spoken[]
  readonly points: Readonly<Record<string, Point>>
  /** The last steps, latest last, while they can be taken back. */
  readonly steps: readonly Step[]
}

export const initialFloor: FloorPart = {
  item: '',
  subject: '',
  queue: [],
  turn: null,
  turns: {},
  lastStance: null,
  spoken: [],
  points: {},
  steps: [],
}

/** Turns somebody has had on what is spoken about now. */
export const turnsOf = (part: FloorPart, participant: string): number =>
  part.turns[part.subject]?.[participant] ?? 0

/** Turns had on what is spoken about now, with one more or less. */
export const countTurn = (part: FloorPart, participant: string, change: 1 | -1): FloorPart['turns'] => ({
  ...part.turns,
  [part.subject]: { ...part.turns[part.subject], [participant]: turnsOf(part, participant) + change },
})

/** How long a turn has run, by the server's clock, without its pauses. */
export const elapsedMs = ({ startedAt, pausedAt, pausedMs }: TurnClock, now: Instant): number =>
  (pausedAt ?? now) - startedAt - pausedMs

/** What is left of a turn; negative once it is over. */
export const leftMs = (clock: TurnClock, now: Instant): number => clock.allottedMs - elapsedMs(clock, now)
