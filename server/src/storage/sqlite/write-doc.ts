import { assert } from '@linyi/shared/lib/assert'
import type { DocAppend, Outcome } from '../port.ts'
import type { Connection } from './connection.ts'
import { done, headSeq } from './write-stream.ts'

/** The seq of a doc's last row: compacting keeps a row at its seq, so the last one is never missing. */
export const docSeq = ({ sql }: Connection, doc: string): number =>
  (sql.get`SELECT coalesce(max(seq), 0) AS seq FROM doc_update WHERE doc = ${doc}` as { seq: number }).seq

export const appendDoc = (connection: Connection, append: DocAppend): Outcome => {
  const { doc, expectedSeq, update, clients, judgedAt } = append
  if (judgedAt && headSeq(connection, judgedAt.stream) !== judgedAt.seq) return { ok: false, why: 'seqTaken' }
  if (docSeq(connection, doc) !== expectedSeq) return { ok: false, why: 'seqTaken' }
  for (const { client, person } of clients) {
    if (!claimClient(connection, doc, client, person)) return { ok: false, why: 'clientTaken' }
  }
  connection.sql.run`INSERT INTO doc_update (doc, seq, bytes) VALUES (${doc}, ${expectedSeq + 1}, ${update})`
  return done
}

const claimClient = ({ sql }: Connection, doc: string, client: number, person: string): boolean => {
  const owner = sql.get`SELECT person FROM doc_client WHERE doc = ${doc} AND client = ${client}`
  if (owner) return owner['person'] === person
  sql.run`INSERT INTO doc_client (doc, client, person) VALUES (${doc}, ${client}, ${person})`
  return true
}

/** A doc already compacted beyond `seq` is left alone: an older snapshot would bring deleted words back. */
export const compactRows = (connection: Connection, doc: string, seq: number, snapshot: Uint8Array): void => {
  const { sql } = connection
  assert(seq <= docSeq(connection, doc), `${doc} has no row ${seq} to compact`)
  if (!sql.get`SELECT 1 FROM doc_update WHERE doc = ${doc} AND seq = ${seq}`) return
  sql.run`DELETE FROM doc_update WHERE doc = ${doc} AND seq <= ${seq}`
  sql.run`INSERT INTO doc_update (doc, seq, bytes) VALUES (${doc}, ${seq}, ${snapshot})`
}
