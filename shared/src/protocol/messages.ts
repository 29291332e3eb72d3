import type { AudienceClass, Instant } from '../domain/decider.ts'
import type { Patch } from '../lib/patch.ts'

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
  /** What is large may come `packed`, which costs a server and a line less: as these bytes. */
  readonly takes?: Takes
}

/** JSON in UTF-8, compressed or not. */
export type Takes = 'gzip' | 'bytes'

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
      /** Given with a good `since`: what came after it. With a snapshot: what came after that, up to `seq`. */
      readonly events?: readonly WireEvent[]
      /**
       * Given to who `takes` it, instead of what is large: a `Packed` made once for all who see the same. Then `people` are
       * those that were named or renamed since.
       */
      readonly packed?: Uint8Array
      /** What this viewer alone sees otherwise in the packed snapshot. */
      readonly own?: Patch
    }
  | { readonly ok: false; readonly error: WireError }

/** What bytes hold. Without a snapshot for who comes back and is told events alone. */
export type Packed = { readonly people: readonly WirePerson[]; readonly snapshot?: unknown }

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
export type Notice = {
  readonly stream: string | null
  readonly error: WireError
  /** The line ends now: come again at a moment by chance within so many milliseconds. */
  readonly withinMs?: number
}

/** `meeting:view`: all that a projector gets, folded by the server (decisions 1); the first comes as its `snapshot`. */
export type ViewMessage = { readonly stream: string; readonly serverNow: Instant; readonly view: unknown }

/**
 * `meeting:listed`: the lists of these kinds of what belongs to the stream show something new that everybody reads there. Sent to who
 * follows it and may read them; what is new is for `GET /api/stations/{station}/cases` to say. Three times a second at most.
 */
export type ListedMessage = { readonly stream: string; readonly kinds: readonly string[] }

/** `meeting:box`: how many papers are in each box of the stream, every three seconds at most; never whose. */
export type BoxMessage = { readonly stream: string; readonly papers: Readonly<Record<string, number>> }

/**
 * Close codes of the collaboration socket (interfaces). 44xx: do not come back; 45xx: try later, at a moment by chance within
 * the milliseconds that the reason ends with (`within=4000`), where it does.
 */
export const closeCodes = { notSignedIn: 4401, mayNot: 4403, diverged: 4409, tryLater: 4503 } as const

/** Type of the durable-ack message on the collaboration socket: `varUint 100, varUint8Array stateVector, varUint n`. */
export const ackMessageType = 100
