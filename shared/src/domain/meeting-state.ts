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
}

export type MeetingCommand = LifecycleCommand | RollCommand | IssueCommand
export type MeetingEvent = LifecycleEvent | RollEvent | IssueEvent

export const initialState: MeetingState = { meeting: initialMeeting, roll: initialRoll, issue: initialIssues }
