import type { Actor, Audience, AudienceClass, Instant } from '@linyi/shared/domain/decider'
import type { Rejection } from '@linyi/shared/domain/rejection'
import type { AnyEvent, AnyRecorded, AnyRules, StreamKind } from '@linyi/shared/domain/streams'
import type { Command } from '@linyi/shared/protocol/commands'
import type { WirePerson } from '@linyi/shared/protocol/messages'
import type { DirectoryWrite, DocAppend, FileWrite } from '../storage/port.ts'
import type { Login } from './logins.ts'
import type { Landed } from './stream-log.ts'

/** Who asks: of a login, whose it is and which one meeting it is bound to. */
export type Asker = Pick<Login, 'person' | 'meeting'>

/** Where a stream stands: its fold and its last entry. A new object whenever it moves on. */
export type Standing = {
  readonly state: unknown
  readonly seq: number
  /** When the last event happened; 0 before the first. */
  readonly at: Instant
  /** The last entry's place in the chain; null before the first. */
  readonly leaf: Uint8Array | null
  /** Of the last entry that the rules have announced; null before there was one. */
  readonly announced: Uint8Array | null
  /** The last entry by which something went that was shown before; 0 before there was one. */
  readonly forgotten: number
}

export type SealedEvent = { readonly event: AnyRecorded; readonly audience: Audience }

/** People by name and role, as lists of the stream. */
export type KnownPeople = {
  /** For everyone: who has come or sent word, and who has an office here. */
  readonly all: readonly WirePerson[]
  /** For people with a role of the station, and for staff: the others with one, and who is still expected. */
  readonly staff: readonly WirePerson[]
}

/** What is new since the last change. Without events when only names, or roles in the parent, have changed. */
export type Change = {
  readonly events: readonly SealedEvent[]
  readonly people: KnownPeople
  /** What was shown so far may hold words that are gone: everybody opens anew. */
  readonly anew: boolean
}

/** A stream in memory. It stays until every `open` of it was closed, and a while longer. */
export type StreamRoom = {
  /** Full name, e.g. `meeting/{id}`. */
  readonly stream: string
  readonly rules: AnyRules
  /** Counting what is on its way to disk: what rights are judged by, so that a lock counts before it is durable. */
  readonly ahead: () => Standing
  /** What is on disk: all that anybody is shown. */
  readonly durable: () => Standing
  /** The asker as this stream knows them, with the roles they have now; null when their login is bound elsewhere. */
  readonly actorOf: (asker: Asker) => Actor | null
  /** Somebody of this stream by id, with the roles they have now. */
  readonly actor: (id: string) => Actor
  /** Nameless when nobody is known by that id. */
  readonly person: (id: string) => WirePerson
  readonly people: () => KnownPeople
  /** Every class any event so far was for, with the last of them. Who shares those classes with you sees the same of the stream. */
  readonly mentioned: () => ReadonlyMap<AudienceClass, number>
  /** Changes when what was shown before may not be taken on from. */
  readonly edition: () => string
  /** Durable events after `seq`, in order. Rejects with `StorageFault`. */
  readonly eventsAfter: (seq: number) => Promise<readonly SealedEvent[]>
  /** Reads what others may have written to the store. Rejects with `StorageFault`. */
  readonly refresh: () => Promise<void>
  /** The same, of what it belongs to as well: before somebody is refused who may have come from another node. */
  readonly catchUp: () => Promise<void>
  /** Heard once for all that became durable in one turn of the event loop. Returns the way to stop. */
  readonly watch: (listener: (change: Change) => void) => () => void
  /** Heard, at any node, when a list of what belongs here shows something new: of which kind. Returns the way to stop. */
  readonly watchLists: (listener: (kind: StreamKind) => void) => () => void
}

/** What follows from an edit of a doc, to be written in one unit with it. */
export type Following = {
  readonly by: string
  readonly events: readonly AnyEvent[]
  readonly docs: readonly DocAppend[]
}

/** A hold on a room. */
export type OpenRoom = StreamRoom & {
  /** Settled when `follow` may be called, at once then. Waits for no command. Rejects with `StorageFault`. */
  readonly steady: () => Promise<void>
  /** Writes on where the stream stands ahead, in the same turn in which it is called; settled as a commit is. */
  readonly follow: (following: Following) => Promise<Landed>
  readonly close: () => void
}

export type Executed =
  | {
      readonly ok: true
      readonly seq: number
      /** The actor as the stream knows them. */ readonly by: string
    }
  | { readonly ok: false; readonly error: Rejection }

export type Rooms = {
  /**
   * Asks the rules, and answers when the decision is durable, folded and published. Never rejects: a store that does
   * not answer, or a bug, is the rejection `fault`, and whatever was done is found by the same command again.
   * @param also and `files` are written in one unit with the decision: all of it or nothing
   */
  readonly execute: (
    asker: Asker,
    command: Command,
    also?: readonly DirectoryWrite[],
    files?: readonly FileWrite[],
  ) => Promise<Executed>
  /** Loads a stream with the one it belongs to. Null: there is none. Rejects with `StorageFault`. */
  readonly open: (stream: string) => Promise<OpenRoom | null>
  /**
   * Lets `work` rewrite stored entries of a stream while nobody decides in it; then it is read from its first event,
   * and whoever follows it opens anew. Rejects as `work` does, and with `StorageFault`.
   */
  readonly rewrite: (stream: string, work: () => Promise<void>) => Promise<void>
  /** Somebody's name was taken out of the directory: no room knows it any more. */
  readonly dropName: (person: string) => void
  /** Random per store: what was counted in another means nothing here (decisions 5). */
  readonly epoch: string
  /** How many streams are in memory. */
  readonly count: () => number
  /** Finishes the commands under way and lets go of every room. */
  readonly close: () => Promise<void>
}
