import { assert } from '@linyi/shared/lib/assert'
import type { Outcome, StreamAppend } from '../port.ts'
import type { Connection } from './connection.ts'

export const done: Outcome = { ok: true }

/** The seq of a stream's last event; 0 while there is none. */
export const headSeq = ({ sql }: Connection, stream: string): number =>
  (sql.get`SELECT seq FROM stream WHERE stream = ${stream}` as { seq: number } | undefined)?.seq ?? 0

/** The seq at which a command ended, or null if it was never done. */
export const commandSeq = (
  { sql }: Connection,
  stream: string,
  actor: string,
  command: string,
): number | null =>
  (
    sql.get`SELECT seq FROM command WHERE stream = ${stream} AND actor = ${actor} AND command = ${command}` as
      { seq: number } | undefined
  )?.seq ?? null

const isLeafAt = ({ sql }: Connection, { stream, expectedSeq }: StreamAppend, leaf: Uint8Array): boolean =>
  sql.get`SELECT 1 FROM event WHERE stream = ${stream} AND seq = ${expectedSeq} AND leaf = ${leaf}` !==
  undefined

/** What stands against this append, if anything. Asked before the unit writes, when the head is still the old one. */
export const streamConflict = (connection: Connection, append: StreamAppend): Outcome => {
  const repeatedAt = commandSeq(connection, append.stream, append.actor, append.commandId)
  if (repeatedAt !== null) return { ok: false, why: 'repeated', seq: repeatedAt }
  if (headSeq(connection, append.stream) !== append.expectedSeq) return { ok: false, why: 'seqTaken' }
  if (append.prev && !isLeafAt(connection, append, append.prev)) return { ok: false, why: 'seqTaken' }
  const { code } = append.head
  const holder =
    code === null ? undefined : connection.sql.get`SELECT stream FROM stream WHERE code = ${code}`
  if (holder && holder['stream'] !== append.stream) return { ok: false, why: 'codeTaken' }
  return done
}

export const appendStream = (connection: Connection, append: StreamAppend): void => {
  const { stream, expectedSeq, actor, commandId, events } = append
  const seq = expectedSeq + events.length
  writeHead(connection, append, seq)
  // What it says may not be so any more: somebody may have taken their name back.
  connection.sql.run`DELETE FROM record WHERE stream = ${stream}`
  events.forEach((event, i) => {
    assert(
      event.seq === expectedSeq + 1 + i,
      `event ${event.seq} of ${stream} does not follow ${expectedSeq + i}`,
    )
    connection.sql.run`INSERT INTO event (stream, seq, at, leaf, header, fields)
      VALUES (${stream}, ${event.seq}, ${event.at}, ${event.leaf}, ${event.header}, ${event.fields})`
  })
  connection.sql
    .run`INSERT INTO command (stream, actor, command, seq) VALUES (${stream}, ${actor}, ${commandId}, ${seq})`
}

const writeHead = ({ sql }: Connection, { stream, head }: StreamAppend, seq: number): void => {
  sql.run`INSERT INTO stream (stream, seq, kind, parent, code, summary)
    VALUES (${stream}, ${seq}, ${head.kind}, ${head.parent}, ${head.code}, ${head.summary})
    ON CONFLICT (stream) DO UPDATE SET
      seq = excluded.seq, kind = excluded.kind, parent = excluded.parent,
      code = excluded.code, summary = excluded.summary`
}
