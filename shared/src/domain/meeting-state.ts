import type { FloorCommand, FloorEvent } from './floor/schema.ts'
import { initialFloor, type FloorPart } from './floor/state.ts'
import type { IssueCommand, IssueEvent } from './issue/schema.ts'
import { initialIssues, type IssuePart } from './issue/state.ts'
import type { LifecycleCommand, LifecycleEvent } from './meeting/schema.ts'
import { initialMeeting, type MeetingPart } from './meeting/state.ts'
import type { RollCommand, RollEvent } from './roll/schema.ts'
import { initialRoll, type RollPart } from './roll/state.ts'

/** Everything a meeting's stream has decided. Plain JSON: a snapshot of it goes over the wire. */
export type MeetingState = {
  readonly meeting: MeetingPart
  readonly roll: RollPart
  readonly issue: IssuePart
  readonly floor: FloorPart
}

export type MeetingCommand = LifecycleCommand | RollCommand | IssueCommand | FloorCommand
export type MeetingEvent = LifecycleEvent | RollEvent | IssueEvent | FloorEvent

export const initialState: MeetingState = {
  meeting: initialMeeting,
  roll: initialRoll,
  issue: initialIssues,
  floor: initialFloor,
}
