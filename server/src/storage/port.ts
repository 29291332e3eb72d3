import type { Instant } from '@linyi/shared/domain/decider'

/** An event as it lies on disk. `header` is hashed as stored and never re-serialised (decisions 6). */
export type StoredEvent = {
  readonly seq: number
  readonly at: Instant
  /** SHA-256 of `header`: this entry's place in the chain. */
  readonly leaf: Uint8Array
  /** Canonical JSON of `{v, stream, seq, prev, at, audience, actorTag, commitments}`. */
  readonly header: string
  /** JSON of `[salt, path, value][]`; `[path, inPlace]` where a field was erased, while its commitment stays in the header. */
  readonly fields: string
}

/** One row a stream, for lists and look-ups without folding: written in the same commit as the events. */
export type StreamHead = {
  readonly kind: string
  /** The station a meeting belongs to; empty for a station. */
  readonly parent: string
  /** The six-digit join code while it is in use, unique among all streams; null gives it back. */
  readonly code: string | null
  /** JSON for lists: what a home page shows of this stream. Holds no personal data. */
  readonly summary: string
}

export type StreamRow = StreamHead & { readonly stream: string; readonly seq: number }

export type StreamAppend = {
  readonly stream: string
  /** The seq this append was decided on; 0 for a new stream. */
  readonly expectedSeq: number
  /** The leaf of the entry at that seq, where it is known: what was decided on a tail that fell is not taken for another's. */
  readonly prev?: Uint8Array | null
  /** Command ids are unique per actor: nobody can burn another's (decisions 5). */
  readonly actor: string
  readonly commandId: string
  readonly events: readonly StoredEvent[]
  readonly head: StreamHead
}

/**
 * One row of a doc's update log. Within a unit docs are judged before the unit's own stream events are written, so
 * `judgedAt` names the head that the unit's `stream.expectedSeq` names too.
 */
export type DocAppend = {
  readonly doc: string
  readonly expectedSeq: number
  readonly update: Uint8Array
  /** Yjs client ids first seen in this update, and whose they are (decisions 3). */
  readonly clients: readonly { readonly client: number; readonly person: string }[]
  /** The stream's head when the update was judged: any other head at the commit is `seqTaken`, so no lock is missed. */
  readonly judgedAt: { readonly stream: string; readonly seq: number } | null
}

/**
 * The erasable side: people, accounts, logins. Nothing of it is in any stream. Written in the order given: an
 * account, a login and a participant's `person` need their person put first; all `put`s but a ticket's overwrite.
 */
export type DirectoryWrite =
  | { readonly put: 'person'; readonly person: string; readonly name: string }
  | {
      readonly put: 'participant'
      readonly meeting: string
      readonly participant: string
      readonly person: string | null
      readonly name: string
      readonly grid: string
    }
  /** What a person agreed to when they came to a meeting or wrote to it: the version of the line above the button. */
  | {
      readonly put: 'consent'
      readonly person: string
      readonly meeting: string
      readonly version: number
      readonly at: Instant
    }
  | {
      readonly put: 'account'
      readonly person: string
      readonly accountName: string
      readonly passwordHash: string
    }
  | {
      readonly put: 'login'
      readonly tokenHash: Uint8Array
      readonly person: string
      readonly meeting: string | null
      readonly expiresAt: Instant
    }
  | { readonly drop: 'login'; readonly tokenHash: Uint8Array }
  | { readonly drop: 'loginsOf'; readonly person: string }
  /** What somebody was called in one meeting. */
  | { readonly drop: 'participant'; readonly meeting: string; readonly participant: string }
  /** With their account and logins. */
  | { readonly drop: 'person'; readonly person: string }
  /** Tickets that carry this person's id, and all that can no longer be used: invitations carry names. */
  | { readonly drop: 'ticketsOf'; readonly person: string; readonly now: Instant }
  | {
      readonly put: 'ticket'
      readonly tokenHash: Uint8Array
      readonly purpose: TicketPurpose
      readonly body: string
      readonly expiresAt: Instant
    }
  /** Conflicts (`ticketUsed`) unless the ticket is there, unused and not expired at `now`. */
  | { readonly use: 'ticket'; readonly tokenHash: Uint8Array; readonly now: Instant }

/** One-time links: first set-up, an invitation, a password reset, a change of device, a party's way into their case. */
export type TicketPurpose = 'setUp' | 'invitation' | 'reset' | 'device' | 'party'

/** Fields of stored entries in the place of what they were. Headers and leaves stay, so the chain does (decisions 6). */
export type Rewriting = {
  /** Done once: the same one again changes nothing. */
  readonly erasure: string
  readonly stream: string
  readonly entries: readonly { readonly seq: number; readonly fields: string }[]
  readonly summary: string
}

/**
 * Where a box stands. `open` · `sealed` for a count: nothing goes in · `closing`: over, but the order in which it was
 * filled is still on the disk · `closed`: gone from there; which of its papers came back on paper is still known, so that
 * two may put them right · `settling`: that is not to be known any more, and is still on the disk · `settled`: gone from
 * there · `lost`: what was in it is in no copy of a store (decisions 7)
 */
export type BoxState = 'open' | 'sealed' | 'closing' | 'closed' | 'settling' | 'settled' | 'lost'

export type BoxRow = {
  readonly stream: string
  readonly state: BoxState
  /** SPKI and PKCS #8 in PEM; null before somebody needs them, the private one also once the box is over. */
  readonly publicKey: string | null
  readonly privateKey: string | null
}

/**
 * A box that comes to be, or of one that was reserved before (`isNew` false) that its use begins: what was lost of that
 * with a copy comes to be anew, empty. The lines in `given` are spent from the start, by printed slips.
 */
export type BoxOpening = { readonly box: string; readonly isNew: boolean; readonly given: readonly string[] }

/**
 * What happens to a box after it came to be. No row of it knows when, or after what: slips, spent tokens and papers
 * are three tables in the order of their own keys.
 */
export type BoxWrite = { readonly box: string } & (
  | {
      readonly write: 'issue'
      readonly slip: string
      readonly way: string
      /** Names what it was spent for: the same again is no second time. */
      readonly spentFor: string
      /** No slip is spent any more; what one was spent for may be asked for again. */
      readonly onlyAgain: boolean
    }
  /**
   * Codes of printed slips, each as its hash: those of before that nobody used are worth nothing any more. So none are
   * made while a printed slip that was handed out (`way`) is not used.
   */
  | { readonly write: 'print'; readonly way: string; readonly codes: readonly string[] }
  /**
   * Spends a code for what is named, the same again as often as it is asked for; for null it only asks whether it could
   * be. No more codes are spent than printed slips were handed out (`way`), whichever of them: a code belongs to nobody.
   */
  | {
      readonly write: 'redeem'
      readonly code: string
      readonly way: string
      readonly spentFor: string | null
      readonly onlyAgain: boolean
    }
  /** Gives a slip back against its token, which from then on is spent; the same again changes nothing. */
  | { readonly write: 'surrender'; readonly slip: string; readonly way: string; readonly nullifier: string }
  | {
      readonly write: 'cast'
      readonly nullifier: string
      /** Names the whole of what was cast: the same again is no second time. */
      readonly bodyHash: string
      readonly tag: string
      readonly paper: string
    }
)

export type BoxKeys = { readonly publicKey: string; readonly privateKey: string }

export type BoxOutcome = { readonly ok: true } | { readonly ok: false; readonly why: BoxRefusal }

/** `codeUnknown`: not printed for this box, or printed anew since · `slipFree`: not issued, and for a code not handed out · `slipsOut`: some that were handed out are not used */
export type BoxRefusal =
  'slipSpent' | 'slipFree' | 'tokenSpent' | 'boxSealed' | 'sheetsEntered' | 'codeUnknown' | 'slipsOut'

/** Everything in a box, each list in the order of its keys. */
export type StoredBox = {
  readonly slips: readonly { readonly slip: string; readonly way: string }[]
  /** How many printed slips are good or were used, and how many of them were used. */
  readonly codes: { readonly printed: number; readonly used: number }
  readonly nullifiers: readonly string[]
  readonly papers: readonly { readonly tag: string; readonly paper: string }[]
  /** How many of them were entered from paper; null before two had entered the same. */
  readonly sheets: number | null
  /** How often it had been counted when those were read; null where nobody has, or knows it any more. */
  readonly sheetsAfter: number | null
  /** Somebody has entered sheets, and nobody else the same yet. */
  readonly waiting: boolean
  /** Places in the pile, from 0, at which those who have entered it read something else; empty while one alone has. */
  readonly differing: readonly number[]
}

/** A paper that came back on paper, with a token and a tag that nobody has. */
export type Sheet = { readonly nullifier: string; readonly tag: string; readonly paper: string }

/**
 * What became of sheets: `waiting` for somebody else to enter the same · `entered` · `differs` from what
 * somebody else entered: neither counts, both stay to be put right · `otherwise`: other ones were entered before · `sealed`
 */
export type SheetsOutcome = 'waiting' | 'entered' | 'differs' | 'otherwise' | 'sealed'

/** What one decision writes: all of it or nothing, docs first, then directory, then stream. */
export type Unit = {
  readonly stream?: StreamAppend
  readonly docs?: readonly DocAppend[]
  /** Docs whose words were decided on. Another last row than `seq` at the commit is `docMoved`: the words read otherwise. */
  readonly asRead?: readonly { readonly doc: string; readonly seq: number }[]
  readonly directory?: readonly DirectoryWrite[]
  /** Boxes that come to be, or into use, with the unit's stream events. */
  readonly boxes?: readonly BoxOpening[]
  /** Numbers that are taken with it: each one more than the last of its counter, or the unit is refused. */
  readonly numbers?: readonly { readonly counter: string; readonly number: number }[]
  /** Keys under which what belongs to somebody is sealed, wrapped. The first of a holder stays. */
  readonly keys?: readonly WrappedKey[]
  readonly files?: readonly FileWrite[]
}

/** A key that opens what is sealed for its holder, as it may lie on a disk. */
export type WrappedKey = { readonly holder: string; readonly wrapped: string }

/** A file that belongs to a stream. It never changes. */
export type FileWrite = { readonly stream: string; readonly file: string; readonly bytes: Uint8Array }

export type Outcome =
  | { readonly ok: true }
  /** Somebody wrote first: reload, judge again. */
  | {
      readonly ok: false
      readonly why:
        | 'seqTaken'
        | 'docMoved'
        | 'codeTaken'
        | 'accountNameTaken'
        | 'ticketUsed'
        | 'clientTaken'
        | 'numberTaken'
    }
  /** This actor's command was already done; its events ended at `seq`. */
  | { readonly ok: false; readonly why: 'repeated'; readonly seq: number }

export type DocState = {
  readonly seq: number
  /** A merged snapshot, then single updates; to be applied in one transaction, never merged as a list. */
  readonly updates: readonly Uint8Array[]
  readonly clients: readonly { readonly client: number; readonly person: string }[]
}

export type Account = {
  readonly person: string
  readonly accountName: string
  readonly passwordHash: string
  readonly name: string
}
export type Login = { readonly person: string; readonly meeting: string | null; readonly expiresAt: Instant }
export type Participant = {
  readonly participant: string
  readonly person: string | null
  readonly name: string
  readonly grid: string
}
export type Consent = { readonly meeting: string; readonly version: number; readonly at: Instant }
export type Ticket = {
  readonly purpose: TicketPurpose
  readonly body: string
  readonly expiresAt: Instant
  readonly used: boolean
}

/** A stream's public record: what it says of itself, where the stream stood when it was written, and the file. */
export type StoredRecord = {
  readonly title: string
  readonly publishedAt: Instant
  readonly seq: number
  readonly file: string
}
export type RecordRow = { readonly stream: string } & Pick<StoredRecord, 'title' | 'publishedAt'>

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
  listStreams(kind: string, parent?: string): Promise<StreamRow[]>
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
  /** Last published first. */
  listRecords(): Promise<RecordRow[]>
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
