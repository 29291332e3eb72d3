import type { Result } from '../lib/result.ts'
import type { Actor, AudienceClass, Decision, Inputs } from './decider.ts'
import type { MeetingEvent, MeetingState } from './meeting-state.ts'
import type { Rejection } from './rejection.ts'

type Typed = { readonly type: string }

/** Why not, or null: the answer of every rule. */
export type Answer = Rejection | null

/** May this person, with the subject where it is? One sentence a command; a forgotten one does not compile. */
export type Policies<Command extends Typed, State = MeetingState> = {
  readonly [Type in Command['type']]: (
    state: State,
    actor: Actor,
    command: Extract<Command, { type: Type }>,
  ) => Answer
}

/** What follows from a command that the policies let through. */
export type Deciders<Command extends Typed, State = MeetingState, Event = MeetingEvent> = {
  readonly [Type in Command['type']]: (
    state: State,
    command: Extract<Command, { type: Type }>,
    actor: Actor,
    inputs: Inputs,
  ) => Result<Decision<Event>, Rejection>
}

/** Who may see each event of a noun, by the event and its actor alone: audiences never change afterwards. */
export type Audiences<Event extends Typed> = {
  readonly [Type in Event['type']]: (
    event: Extract<Event, { type: Type }>,
    by: string,
  ) => readonly AudienceClass[]
}

/** The first reason among several answers. */
export const firstOf = (...answers: readonly Answer[]): Answer =>
  answers.find((answer) => answer !== null) ?? null
