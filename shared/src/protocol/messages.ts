import type { AudienceClass, Instant } from '../domain/decider.ts'

/** A refusal or a fault as it goes over the wire: a stable code and a sentence in both languages. */
export type WireError = { readonly code: string; readonly zh: string; readonly en: string }

export type CommandAck =
  { readonly ok: true; readonly seq: number } | { readonly ok: false; readonly error: WireError }

/** An event as one viewer sees it. Outside its audience only the place in the order is left, so that seq has no gaps; not when it was. */
export type WireEvent =
  | { readonly seq: number; readonly type: 'hidden' }
  | ({ readonly seq: number; readonly at: Instant; readonly by: string; readonly type: string } & Readonly<
      Record<string, unknown>
    >)

/** Names beside ids: the directory's part, never an event's. An absent name was erased. */
export type WirePerson = {
  readonly id: string
  readonly name: string
  readonly grid: string
  readonly roles: readonly string[]
}

/** `meeting:open`: names one stream, and where the client stands. */
export type OpenRequest = {
  readonly meeting?: string
  readonly station?: string
  readonly case?: string
  /** 排查 of the station with this id. */
  readonly screening?: string
  /** A private room of the case. */
  readonly room?: 'caucus/a' | 'caucus/b' | 'notes'
  readonly since?: number
  /** As answered with the `since`: names the store and what could be seen of it, so either's change is a `reset`. */
  readonly epoch?: string
}

export type OpenAck =
  | {
      readonly ok: true
      readonly epoch: string
      readonly seq: number
      readonly serverNow: Instant
      /** The viewer as this stream knows them. */
      readonly you: {
        readonly id: string
        readonly roles: readonly string[]
        readonly audience: readonly AudienceClass[]
      }
      readonly people: readonly WirePerson[]
      /** How many papers are in each box of the stream; as `meeting:box` says later. Absent where there is none. */
      readonly papers?: Readonly<Record<string, number>>
      /** Given without `since`, or with `reset` when `since` is ahead of the stream or of another epoch. */
      readonly snapshot?: unknown
      readonly reset?: true
      /** Given with a good `since`: what came after it. */
      readonly events?: readonly WireEvent[]
    }
  | { readonly ok: false; readonly error: WireError }

/** `meeting:events`: an ordered batch, encoded once per distinct audience. */
export type EventsBatch = {
  readonly stream: string
  readonly serverNow: Instant
  readonly events: readonly WireEvent[]
  /** People first named or renamed with these events. */
  readonly people: readonly WirePerson[]
}

/**
 * `meeting:notice`: what the server has to say unasked. `access.changed`: open the stream again, more or less of it may
 * be seen now. `login.ended`: the line is cut next. Any other code with a `stream`: it is closed to this viewer.
 * Also answers what cannot be answered: unknown messages and commands without an ack.
 */
export type Notice = { readonly stream: string | null; readonly error: WireError }

/** `meeting:view`: all that a projector gets, folded by the server (decisions 1); the first comes as its `snapshot`. */
export type ViewMessage = { readonly stream: string; readonly serverNow: Instant; readonly view: unknown }

/** `meeting:box`: how many papers are in each box of the stream, every three seconds at most; never whose. */
export type BoxMessage = { readonly stream: string; readonly papers: Readonly<Record<string, number>> }

/** Close codes of the collaboration socket (interfaces). 44xx: do not come back; 45xx: try later. */
export const closeCodes = { notSignedIn: 4401, mayNot: 4403, diverged: 4409, tryLater: 4503 } as const

/** Type of the durable-ack message on the collaboration socket: `varUint 100, varUint8Array stateVector, varUint n`. */
export const ackMessageType = 100
