import type { AccountRole, Actor, Audience, AudienceClass, Decider } from './decider.ts'

/**
 * All that a room knows of a kind of stream: the server runs these and knows no noun. `S`, `C`, `E` are the stream's
 * states, commands (without the envelope of the wire) and events.
 */
export type StreamRules<S, C, E> = {
  readonly decider: Decider<S, C, E>
  /** Who may see an event: settled when it is written, by the event and its actor alone. */
  readonly audienceOf: (event: E, by: string) => Audience
  /** The classes this actor is in now. None: for them there is no such stream. */
  readonly audienceClassesOf: (state: S, actor: Actor) => readonly AudienceClass[]
  /** The state as viewers of these classes may know it: the same as the fold of the events they may see. */
  readonly view: (state: S, classes: readonly AudienceClass[]) => unknown
  /** Whom viewers of these classes may know by name: ids as the stream knows them. */
  readonly named: (state: S, classes: readonly AudienceClass[]) => readonly string[]
  /** What lists and look-ups know of the stream. `summary` is JSON without personal data. */
  readonly head: (state: S) => StreamSummary
  /** Docs that a command decides on, by their name within the stream (`board`). */
  readonly quotes: (commandType: C extends { type: infer Type } ? Type : never) => readonly string[]
  /** Present on streams that others belong to. */
  readonly asParent?: {
    readonly rolesOf: (state: S, person: string) => readonly AccountRole[]
    /** Everyone with a role. */
    readonly staff: (state: S) => readonly string[]
    readonly gridName: (state: S, grid: string) => string | null
  }
  /** Present on streams that can be put on a wall. */
  readonly projector?: {
    /** Whether this actor is a screen: it gets the one view below, and neither events nor docs (decisions 1). */
    readonly isScreen: (state: S, actor: Actor) => boolean
    readonly view: (state: S, outside: ProjectorInputs) => unknown
  }
}

/** What the wall shows that is not in the stream. */
export type ProjectorInputs = {
  /** Null when erased or never given. */
  readonly nameOf: (id: string) => string | null
  /** Words of the stream's docs as last committed, by doc name and field path. */
  readonly words: (doc: string) => Readonly<Record<string, string>>
}

export type StreamSummary = {
  /** The id of the stream this one belongs to; empty for none. */
  readonly parent: string
  /** The six-digit join code while it is in use. */
  readonly code: string | null
  readonly summary: unknown
}
