import { assert } from '@linyi/shared/lib/assert'
import type { Rewriting } from '../port.ts'
import type { Connection } from './connection.ts'

export const isMarked = ({ sql }: Connection, erasure: string, stream: string): boolean =>
  sql.get`SELECT 1 FROM erasure WHERE erasure = ${erasure} AND stream = ${stream}` !== undefined

/** @param stream the one it was carried out in; empty when it is done everywhere */
export const mark = ({ sql }: Connection, erasure: string, stream: string): void => {
  sql.run`INSERT INTO erasure (erasure, stream) VALUES (${erasure}, ${stream}) ON CONFLICT DO NOTHING`
}

/** A record written before is dropped: it is written anew from the entries. */
export const rewriteEntries = (connection: Connection, rewriting: Rewriting): boolean => {
  const { sql } = connection
  const { erasure, stream, entries, summary } = rewriting
  if (isMarked(connection, erasure, stream)) return false
  for (const { seq, fields } of entries) {
    const { changes } = sql.run`UPDATE event SET fields = ${fields} WHERE stream = ${stream} AND seq = ${seq}`
    assert(changes === 1, `${stream} has no entry ${seq} to rewrite`)
  }
  sql.run`UPDATE stream SET summary = ${summary} WHERE stream = ${stream}`
  sql.run`DELETE FROM record WHERE stream = ${stream}`
  mark(connection, erasure, stream)
  return true
}
