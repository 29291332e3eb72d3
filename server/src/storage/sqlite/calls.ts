import { statSync } from 'node:fs'
import type {
  Account,
  Consent,
  DocState,
  Login,
  Participant,
  RecordRow,
  StoredEvent,
  StoredRecord,
  StreamPart,
  StreamRow,
  Ticket,
  WrappedKey,
} from '../port.ts'
import type { Calls } from '../asks.ts'
import { inTransaction } from './commit.ts'
import type { Connection } from './connection.ts'
import { lastNumber, rewrapKey } from './write-beside.ts'
import { compactRows, docSeq } from './write-doc.ts'
import {
  boxRow,
  boxesIn,
  keyBox,
  moveBox,
  papersIn,
  readBox,
  sealBox,
  spentToken,
  unsealBox,
} from './write-box.ts'
import { isMarked, mark, rewriteEntries } from './write-erasure.ts'
import { enterSheets } from './write-sheets.ts'
import { commandSeq } from './write-stream.ts'
import { emptyWal, vacuum } from './wal.ts'

type Answered<Name extends keyof Calls> = Awaited<ReturnType<Calls[Name]>>
type CallTable = {
  readonly [Name in keyof Calls]: (
    connection: Connection,
    ...args: Parameters<Calls[Name]>
  ) => Answered<Name> | Promise<Answered<Name>>
}

/** The log is not there until something is written. */
const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

const loginOf = ({ sql }: Connection, tokenHash: Uint8Array): Login | null =>
  (sql.get`SELECT person, meeting, expires_at AS expiresAt FROM login WHERE token_hash = ${tokenHash}` as
    Login | undefined) ?? null

export const calls: CallTable = {
  readStream: ({ sql }, stream, after) =>
    sql.all`SELECT seq, at, leaf, header, fields FROM event
      WHERE stream = ${stream} AND seq > ${after} ORDER BY seq` as StoredEvent[],

  listStreams: ({ sql }, kind, parent, { withCode, limit, before } = {} as StreamPart) =>
    sql.all`SELECT stream, seq, kind, parent, code, summary FROM stream
      WHERE kind = ${kind} AND parent = coalesce(${parent ?? null}, parent)
        AND (code IS NOT NULL) = coalesce(${withCode === undefined ? null : Number(withCode)}, code IS NOT NULL)
        AND (${before ?? null} IS NULL OR ordinal < (SELECT ordinal FROM stream WHERE stream = ${before ?? null}))
      ORDER BY ordinal DESC LIMIT ${limit ?? -1}` as StreamRow[],

  streamsMark: ({ sql }, kind, withCode) => {
    const { many, seqs } = sql.get`SELECT count(*) AS many, coalesce(sum(seq), 0) AS seqs FROM stream
      WHERE kind = ${kind} AND (code IS NOT NULL) = ${Number(withCode)}` as { many: number; seqs: number }
    return `${many} ${seqs}`
  },

  streamByCode: ({ sql }, code) =>
    (sql.get`SELECT stream, seq, kind, parent, code, summary FROM stream WHERE code = ${code}` as
      StreamRow | undefined) ?? null,

  commandSeq,

  counter: lastNumber,

  readDoc: (connection, doc, after = 0): DocState => {
    const rows = connection.sql.all`SELECT bytes FROM doc_update
      WHERE doc = ${doc} AND seq > ${after} ORDER BY seq`
    return {
      seq: docSeq(connection, doc),
      updates: rows.map((row) => row['bytes'] as Uint8Array),
      clients: connection.sql.all`SELECT client, person FROM doc_client
        WHERE doc = ${doc} ORDER BY client` as DocState['clients'][number][],
    }
  },

  size: ({ db }) => {
    const path = db.location()!
    return { store: bytesOf(path), log: bytesOf(`${path}-wal`) }
  },

  listDocs: ({ sql }, stream) =>
    sql.all`SELECT DISTINCT doc FROM doc_update
      WHERE doc > ${`${stream}/`} AND doc < ${`${stream}0`} ORDER BY doc`.map((row) => row['doc'] as string),

  compactDoc: async (connection, doc, seq, snapshot) => {
    inTransaction(connection, () => compactRows(connection, doc, seq, snapshot))
    await emptyWal(connection)
  },

  person: ({ sql }, person) =>
    (sql.get`SELECT name FROM person WHERE person = ${person}` as { name: string } | undefined) ?? null,

  accountByName: ({ sql }, accountName) =>
    (sql.get`SELECT person, account_name AS accountName, password_hash AS passwordHash, name
      FROM account JOIN person USING (person) WHERE account_name = ${accountName}` as Account | undefined) ??
    null,

  accountOf: ({ sql }, person) =>
    (sql.get`SELECT person, account_name AS accountName, password_hash AS passwordHash, name
      FROM account JOIN person USING (person) WHERE person = ${person}` as Account | undefined) ?? null,

  listAccounts: ({ sql }) =>
    sql.all`SELECT person, account_name AS accountName, password_hash AS passwordHash, name
      FROM account JOIN person USING (person) ORDER BY account_name` as Account[],

  login: loginOf,

  logins: (connection, tokenHashes) => tokenHashes.map((tokenHash) => loginOf(connection, tokenHash)),

  participants: ({ sql }, meeting) =>
    sql.all`SELECT participant, person, name, grid FROM participant
      WHERE meeting = ${meeting} ORDER BY participant` as Participant[],

  participationsOf: ({ sql }, person) =>
    sql.all`SELECT meeting, participant FROM participant
      WHERE person = ${person} ORDER BY meeting` as { meeting: string; participant: string }[],

  consentsOf: ({ sql }, person) =>
    sql.all`SELECT meeting, version, at FROM consent WHERE person = ${person} ORDER BY at` as Consent[],

  ticket: ({ sql }, tokenHash) => {
    const row = sql.get`SELECT purpose, body, expires_at AS expiresAt, used FROM ticket
      WHERE token_hash = ${tokenHash}` as (Omit<Ticket, 'used'> & { used: number }) | undefined
    return row ? { ...row, used: row.used === 1 } : null
  },

  openTickets: ({ sql }, purpose, now) =>
    sql.all`SELECT purpose, body, expires_at AS expiresAt FROM ticket
      WHERE purpose = ${purpose} AND used = 0 AND expires_at > ${now} ORDER BY expires_at DESC` as Omit<
      Ticket,
      'used'
    >[],

  box: boxRow,
  boxesIn,
  keyBox,
  spentToken,
  enterSheets: (connection, ...entered) =>
    inTransaction(connection, () => enterSheets(connection, ...entered)),
  papersIn,
  readBox,
  moveBox: (connection, box, from, to) => inTransaction(connection, () => moveBox(connection, box, from, to)),
  sealBox,
  unsealBox,

  rewrite: (connection, rewriting) => inTransaction(connection, () => rewriteEntries(connection, rewriting)),
  markErased: (connection, erasure) => mark(connection, erasure, ''),
  isErased: (connection, erasure) => isMarked(connection, erasure, ''),
  purge: vacuum,

  record: ({ sql }, stream) =>
    (sql.get`SELECT title, published_at AS publishedAt, seq, file FROM record WHERE stream = ${stream}` as
      StoredRecord | undefined) ?? null,

  putRecord: ({ sql }, stream, { title, publishedAt, seq, file }) => {
    sql.run`INSERT INTO record (stream, title, published_at, seq, file)
      VALUES (${stream}, ${title}, ${publishedAt}, ${seq}, ${file})
      ON CONFLICT (stream) DO UPDATE SET title = excluded.title, published_at = excluded.published_at,
        seq = excluded.seq, file = excluded.file`
  },

  listRecords: ({ sql }, { limit, before } = { limit: -1 }) =>
    sql.all`SELECT stream, title, published_at AS publishedAt FROM record
      WHERE ${before?.publishedAt ?? null} IS NULL OR published_at < ${before?.publishedAt ?? null}
        OR (published_at = ${before?.publishedAt ?? null} AND stream > ${before?.stream ?? null})
      ORDER BY published_at DESC, stream LIMIT ${limit}` as RecordRow[],

  file: ({ sql }, stream, file) =>
    (
      sql.get`SELECT bytes FROM file WHERE stream = ${stream} AND file = ${file}` as
        { bytes: Uint8Array } | undefined
    )?.bytes ?? null,

  keys: ({ sql }) => sql.all`SELECT holder, wrapped FROM sealed_key ORDER BY holder` as WrappedKey[],

  rewrapKeys: (connection, keys) =>
    inTransaction(connection, () => keys.forEach((key) => rewrapKey(connection, key))),

  destroyKey: ({ sql }, holder) => {
    sql.run`DELETE FROM sealed_key WHERE holder = ${holder}`
  },

  setting: ({ sql }, name) =>
    (sql.get`SELECT value FROM setting WHERE name = ${name}` as { value: string } | undefined)?.value ?? null,

  putSetting: ({ sql }, name, value) => {
    sql.run`INSERT INTO setting (name, value) VALUES (${name}, ${value})
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`
  },

  dropSetting: ({ sql }, name) => {
    sql.run`DELETE FROM setting WHERE name = ${name}`
  },

  settingOr: ({ sql }, name, fresh) => {
    sql.run`INSERT INTO setting (name, value) VALUES (${name}, ${fresh}) ON CONFLICT DO NOTHING`
    return (sql.get`SELECT value FROM setting WHERE name = ${name}` as { value: string }).value
  },
}
