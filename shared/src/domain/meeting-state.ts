import type { BallotCommand, BallotEvent } from './ballot/schema.ts'
import { initialBallots, type BallotPart } from './ballot/state.ts'
import type { ElectionCommand, ElectionEvent } from './election/schema.ts'
import { initialElection, type ElectionPart } from './election/state.ts'
import type { ErasureCommand, ErasureEvent } from './erasure/schema.ts'
import { initialErasure, type ErasurePart } from './erasure/state.ts'
import type { FloorCommand, FloorEvent } from './floor/schema.ts'
import { initialFloor, type FloorPart } from './floor/state.ts'
import type { IssueCommand, IssueEvent } from './issue/schema.ts'
import { initialIssues, type IssuePart } from './issue/state.ts'
import type { LifecycleCommand, LifecycleEvent } from './meeting/schema.ts'
import { initialMeeting, type MeetingPart } from './meeting/state.ts'
import type { MinutesCommand, MinutesEvent } from './minutes/schema.ts'
import { initialMinutes, type MinutesPart } from './minutes/state.ts'
import type { MotionCommand, MotionEvent } from './motion/schema.ts'
import { initialMotions, type MotionPart } from './motion/state.ts'
import type { RatingCommand, RatingEvent } from './rating/schema.ts'
import { initialRating, type RatingPart } from './rating/state.ts'
import type { ResolutionCommand, ResolutionEvent } from './resolution/schema.ts'
import { initialResolutions, type ResolutionPart } from './resolution/state.ts'
import type { RollCommand, RollEvent } from './roll/schema.ts'
import { initialRoll, type RollPart } from './roll/state.ts'

/** Everything a meeting's stream has decided. Plain JSON: a snapshot of it goes over the wire. */
export type MeetingState = {
  readonly meeting: MeetingPart
  readonly roll: RollPart
  readonly issue: IssuePart
  readonly floor: FloorPart
  readonly motion: MotionPart
  readonly ballot: BallotPart
  readonly election: ElectionPart
  readonly resolution: ResolutionPart
  readonly minutes: MinutesPart
  readonly rating: RatingPart
  readonly erasure: ErasurePart
}

export type MeetingCommand =
  | LifecycleCommand
  | RollCommand
  | IssueCommand
  | FloorCommand
  | MotionCommand
  | BallotCommand
  | ElectionCommand
  | ResolutionCommand
  | MinutesCommand
  | RatingCommand
  | ErasureCommand
export type MeetingEvent =
  | LifecycleEvent
  | RollEvent
  | IssueEvent
  | FloorEvent
  | MotionEvent
  | BallotEvent
  | ElectionEvent
  | ResolutionEvent
  | MinutesEvent
  | RatingEvent
  | ErasureEvent

export const initialState: MeetingState = {
  meeting: initialMeeting,
  roll: initialRoll,
  issue: initialIssues,
  floor: initialFloor,
  motion: initialMotions,
  ballot: initialBallots,
  election: initialElection,
  resolution: initialResolutions,
  minutes: initialMinutes,
  rating: initialRating,
  erasure: initialErasure,
}
