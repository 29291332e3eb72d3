import type { BoxOutcome, BoxWrite, StoredBox } from '../port.ts'
import type { Connection } from './connection.ts'

type Of<Name extends BoxWrite['write']> = Extract<BoxWrite, { write: Name }>

const handedOut = ({ sql }: Connection, box: string, way: string): number =>
  (sql.get`SELECT count(*) AS slips FROM box_slip WHERE box = ${box} AND way = ${way}` as { slips: number })
    .slips

export const printCodes = (connection: Connection, { box, way, codes }: Of<'print'>): BoxOutcome => {
  const { sql } = connection
  const { printed, used } = codesIn(connection, box)
  if (printed > 0 && used < handedOut(connection, box, way)) return { ok: false, why: 'slipsOut' }
  sql.run`DELETE FROM box_code WHERE box = ${box} AND spent_for = ''`
  // A chance of one in millions: the code of a slip that was used is not printed a second time.
  for (const code of codes)
    sql.run`INSERT OR IGNORE INTO box_code (box, code, spent_for) VALUES (${box}, ${code}, '')`
  return { ok: true }
}

export const redeemCode = (connection: Connection, write: Of<'redeem'>): BoxOutcome => {
  const { sql } = connection
  const { box, code, way, spentFor, onlyAgain } = write
  const printed = sql.get`SELECT spent_for FROM box_code WHERE box = ${box} AND code = ${code}`
  if (!printed) return { ok: false, why: 'codeUnknown' }
  if (printed['spent_for'] !== '')
    return printed['spent_for'] === spentFor ? { ok: true } : { ok: false, why: 'slipSpent' }
  if (onlyAgain || codesIn(connection, box).used >= handedOut(connection, box, way))
    return { ok: false, why: 'slipFree' }
  if (spentFor !== null)
    sql.run`UPDATE box_code SET spent_for = ${spentFor} WHERE box = ${box} AND code = ${code}`
  return { ok: true }
}

export const codesIn = ({ sql }: Connection, box: string): StoredBox['codes'] => {
  const row = sql.get`SELECT count(*) AS printed, count(*) FILTER (WHERE spent_for <> '') AS used
    FROM box_code WHERE box = ${box}` as StoredBox['codes']
  return { printed: row.printed, used: row.used }
}
