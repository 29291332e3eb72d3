import type { Instant } from '@linyi/shared/domain/decider'
import type {
  BoxKeys,
  BoxOutcome,
  BoxRow,
  BoxState,
  BoxWrite,
  Sheet,
  SheetsOutcome,
  StoredBox,
} from './rows/box.ts'
import type { Account, Consent, Login, Participant, Ticket, TicketPurpose } from './rows/directory.ts'
import type { DocState } from './rows/doc.ts'
import type {
  RecordPart,
  RecordRow,
  Rewriting,
  StoredEvent,
  StoredRecord,
  StreamPart,
  StreamRow,
} from './rows/stream.ts'
import type { Outcome, Unit, WrappedKey } from './rows/unit.ts'

export type * from './rows/box.ts'
export type * from './rows/directory.ts'
export type * from './rows/doc.ts'
export type * from './rows/stream.ts'
export type * from './rows/unit.ts'

/**
 * Where everything durable lives. Units handed in during one tick share one group commit; a promise resolves only
 * when its unit is on disk (or was refused). A fault (disk full, connection lost) rejects with `StorageFault`.
 */
export type Storage = {
  /** Random per store: a client holding another epoch must take a snapshot (decisions 5). */
  readonly epoch: string
  commit(unit: Unit): Promise<Outcome>
  readStream(stream: string, after: number): Promise<StoredEvent[]>
  /** Streams of a kind, newest first, by parent if one is named. */
  listStreams(kind: string, parent?: string, part?: StreamPart): Promise<StreamRow[]>
  /** Another text whenever one of these streams has gone on, or there is one more or less of them. */
  streamsMark(kind: string, withCode: boolean): Promise<string>
  streamByCode(code: string): Promise<StreamRow | null>
  /** The seq at which this actor's command ended, if it was done before. */
  commandSeq(stream: string, actor: string, commandId: string): Promise<number | null>
  /** The last number that was taken of a counter; 0 before the first. */
  counter(counter: string): Promise<number>
  /** All of it, or the rows beyond one whose doc the asker has: a row that was folded meanwhile comes whole. */
  readDoc(doc: string, after?: number): Promise<DocState>
  /** Docs whose name begins with the stream's and a slash. */
  listDocs(stream: string): Promise<string[]>
  /** Replaces a doc's rows up to `seq` by one snapshot; deleted words are gone from disk afterwards (decisions 6). */
  compactDoc(doc: string, seq: number, snapshot: Uint8Array): Promise<void>
  person(person: string): Promise<{ readonly name: string } | null>
  accountByName(accountName: string): Promise<Account | null>
  accountOf(person: string): Promise<Account | null>
  listAccounts(): Promise<Account[]>
  /** Every meeting that has a name for this person. */
  participationsOf(person: string): Promise<{ readonly meeting: string; readonly participant: string }[]>
  /** Oldest first. */
  consentsOf(person: string): Promise<Consent[]>
  login(tokenHash: Uint8Array): Promise<Login | null>
  /** In the order asked. */
  logins(tokenHashes: readonly Uint8Array[]): Promise<(Login | null)[]>
  participants(meeting: string): Promise<Participant[]>
  ticket(tokenHash: Uint8Array): Promise<Ticket | null>
  /** Unused tickets of a purpose that are still good at `now`, the one that expires last first. */
  openTickets(purpose: TicketPurpose, now: Instant): Promise<Omit<Ticket, 'used'>[]>
  box(box: string): Promise<BoxRow | null>
  /** Boxes in these states. */
  boxesIn(states: readonly BoxState[]): Promise<string[]>
  /** The first pair of keys a box is given is its own; answers that one. */
  keyBox(box: string, keys: BoxKeys): Promise<BoxKeys>
  /** In a group commit with all that comes in the same tick. */
  writeBox(write: BoxWrite): Promise<BoxOutcome>
  /** What became of a token; after the box was closed one spent for a paper is `cast` whatever the body was. */
  spentToken(box: string, nullifier: string, bodyHash: string): Promise<'cast' | 'otherwise' | null>
  /**
   * Whoever enters them again before anybody else has replaces their own. Order makes no difference.
   * @param counts how often the box had been counted when they were read: after a count they go in the place of those
   * that were entered before
   */
  enterSheets(box: string, teller: string, sheets: readonly Sheet[], counts: number): Promise<SheetsOutcome>
  papersIn(box: string): Promise<number>
  readBox(box: string): Promise<StoredBox>
  /**
   * From one state to the next, answering whether it was in that one. To `closing`: its key goes, and what names a body, a
   * token or a sheet; to `settling` also which papers came back on paper.
   */
  moveBox(box: string, from: BoxState, to: BoxState): Promise<boolean>
  /** For a count: from then on nothing goes in, and no sheets but those that were read after so many counts. */
  sealBox(box: string, counts: number): Promise<void>
  /** That count is not to be. What came from `sealed` is open again. */
  unsealBox(box: string, counts: number): Promise<void>
  /** Answers whether it had still to be done. What comes of it is not gone from the disk before `purge`. */
  rewrite(rewriting: Rewriting): Promise<boolean>
  /** Notes that an erasure is carried out in this store. */
  markErased(erasure: string): Promise<void>
  isErased(erasure: string): Promise<boolean>
  /** Leaves nothing on the disk of what was deleted or written over (decisions 6). Rejects with `StorageFault`. */
  purge(): Promise<void>
  /** Null for a stream without one, and once something has happened in the stream since it was written. */
  record(stream: string): Promise<StoredRecord | null>
  putRecord(stream: string, record: StoredRecord): Promise<void>
  /** Last published first; all of them, or some. */
  listRecords(part?: RecordPart): Promise<RecordRow[]>
  /** Null when the stream has none of that name. */
  file(stream: string, file: string): Promise<Uint8Array | null>
  /** Every wrapped key there is, by holder. */
  keys(): Promise<WrappedKey[]>
  /** Puts keys wrapped anew in the place of those their holders have; holders without one get none. */
  rewrapKeys(keys: readonly WrappedKey[]): Promise<void>
  /** What is sealed under it nobody opens any more, here and in no copy; gone from the disk after `purge`. */
  destroyKey(holder: string): Promise<void>
  /** A small named value of the installation (station key, schema version, demo mark), or null. */
  setting(name: string): Promise<string | null>
  putSetting(name: string, value: string): Promise<void>
  dropSetting(name: string): Promise<void>
  /** The setting's value, `fresh` becoming it if there was none: two nodes starting at once agree on one key. */
  settingOr(name: string, fresh: string): Promise<string>
  /**
   * Consistent copy of the whole store into `path`, while serving. The copy has an epoch of its own, and of boxes that
   * are not closed nothing: they are `lost` there.
   */
  backup(path: string): Promise<void>
  /** Bytes it takes, by what of it they are. */
  size(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

/**
 * The store could not answer: the caller says "try again", nothing acked is lost. Whether this unit is on disk is
 * unknown, so its room reloads; the repeated command is then answered `repeated` or decided anew.
 */
export class StorageFault extends Error {
  override name = 'StorageFault'
}

/** A newer program wrote this store; the message is the one line an operator needs. */
export class StoreTooNew extends Error {
  override name = 'StoreTooNew'
}
