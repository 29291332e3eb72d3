import type {
  BoxKeys,
  BoxOpening,
  BoxOutcome,
  BoxRefusal,
  BoxRow,
  BoxState,
  BoxWrite,
  StoredBox,
} from '../port.ts'
import type { Connection } from './connection.ts'
import { codesIn, printCodes, redeemCode } from './write-codes.ts'
import {
  differingIn,
  forgetReadings,
  forgetSheets,
  isWaiting,
  sheetsAfter,
  sheetsIn,
} from './write-sheets.ts'

const done: BoxOutcome = { ok: true }
const refused = (why: BoxRefusal): BoxOutcome => ({ ok: false, why })

/** A line that was spent by a printed slip before the box was in use; no device names it by that. */
const beforehand = '-'

export const openBox = ({ sql }: Connection, { box, isNew, given }: BoxOpening, stream: string): void => {
  if (isNew) sql.run`INSERT INTO box (box, stream, state) VALUES (${box}, ${stream}, 'open')`
  else
    sql.run`UPDATE box SET state = 'open', public_key = NULL, private_key = NULL
      WHERE box = ${box} AND stream = ${stream} AND state = 'lost'`
  for (const slip of given)
    sql.run`INSERT INTO box_slip (box, slip, way, spent_for) VALUES (${box}, ${slip}, 'slip', ${beforehand})`
}

export const boxRow = ({ sql }: Connection, box: string): BoxRow | null =>
  (sql.get`SELECT stream, state, public_key AS publicKey, private_key AS privateKey
    FROM box WHERE box = ${box}` as BoxRow | undefined) ?? null

export const boxesIn = ({ sql }: Connection, states: readonly BoxState[]): string[] =>
  sql.all`SELECT box FROM box WHERE state IN (SELECT value FROM json_each(${JSON.stringify(states)}))
    ORDER BY box`.map((row) => row['box'] as string)

export const keyBox = (connection: Connection, box: string, keys: BoxKeys): BoxKeys => {
  connection.sql.run`UPDATE box SET public_key = ${keys.publicKey}, private_key = ${keys.privateKey}
    WHERE box = ${box} AND public_key IS NULL`
  const { publicKey, privateKey } = boxRow(connection, box)!
  return { publicKey: publicKey!, privateKey: privateKey ?? '' }
}

/** What is asked for is judged and written in one: two requests at once have one winner. */
export const writeBox = (connection: Connection, write: BoxWrite): BoxOutcome => {
  const isOpen = connection.sql.get`SELECT 1 FROM box WHERE box = ${write.box} AND state = 'open'`
  if (!isOpen) return refused('boxSealed')
  if (write.write === 'issue') return issue(connection, write)
  if (write.write === 'print') return printCodes(connection, write)
  if (write.write === 'redeem') return redeemCode(connection, write)
  return write.write === 'cast' ? cast(connection, write) : surrender(connection, write)
}

type Of<Name extends BoxWrite['write']> = Extract<BoxWrite, { write: Name }>

const issue = (connection: Connection, write: Of<'issue'>): BoxOutcome => {
  const { sql } = connection
  const { box, slip, way, spentFor, onlyAgain } = write
  const spent = sql.get`SELECT way, spent_for FROM box_slip WHERE box = ${box} AND slip = ${slip}`
  if (spent) return spent['way'] === way && spent['spent_for'] === spentFor ? done : refused('slipSpent')
  if (onlyAgain) return refused('slipFree')
  if (way === 'paper' && sheetsIn(connection, box) !== null) return refused('sheetsEntered')
  sql.run`INSERT INTO box_slip (box, slip, way, spent_for) VALUES (${box}, ${slip}, ${way}, ${spentFor})`
  return done
}

const isSpent = ({ sql }: Connection, box: string, nullifier: string): boolean =>
  sql.get`SELECT 1 FROM box_nullifier WHERE box = ${box} AND nullifier = ${nullifier}` !== undefined

const isSurrendered = ({ sql }: Connection, box: string, nullifier: string): boolean =>
  sql.get`SELECT 1 FROM box_surrendered WHERE box = ${box} AND nullifier = ${nullifier}` !== undefined

const surrender = (connection: Connection, { box, slip, way, nullifier }: Of<'surrender'>): BoxOutcome => {
  const { sql } = connection
  if (isSurrendered(connection, box, nullifier)) return done
  if (isSpent(connection, box, nullifier)) return refused('tokenSpent')
  if (!sql.get`SELECT 1 FROM box_slip WHERE box = ${box} AND slip = ${slip} AND way = ${way}`)
    return refused('slipFree')
  sql.run`INSERT INTO box_surrendered (box, nullifier) VALUES (${box}, ${nullifier})`
  sql.run`DELETE FROM box_slip WHERE box = ${box} AND slip = ${slip}`
  return done
}

const cast = (connection: Connection, write: Of<'cast'>): BoxOutcome => {
  const { sql } = connection
  const { box, nullifier, bodyHash, tag, paper } = write
  const became = spentToken(connection, box, nullifier, bodyHash)
  if (became !== null) return became === 'cast' ? done : refused('tokenSpent')
  if (sql.get`SELECT 1 FROM box_paper WHERE box = ${box} AND tag = ${tag}`) return refused('tokenSpent')
  sql.run`INSERT INTO box_nullifier (box, nullifier, body_hash) VALUES (${box}, ${nullifier}, ${bodyHash})`
  sql.run`INSERT INTO box_paper (box, tag, paper) VALUES (${box}, ${tag}, ${paper})`
  return done
}

export const spentToken = (
  connection: Connection,
  box: string,
  nullifier: string,
  bodyHash: string,
): 'cast' | 'otherwise' | null => {
  const row = connection.sql.get`SELECT body_hash FROM box_nullifier
    WHERE box = ${box} AND nullifier = ${nullifier}`
  if (row) return row['body_hash'] === '' || row['body_hash'] === bodyHash ? 'cast' : 'otherwise'
  return isSurrendered(connection, box, nullifier) ? 'otherwise' : null
}

export const papersIn = ({ sql }: Connection, box: string): number =>
  (sql.get`SELECT count(*) AS papers FROM box_paper WHERE box = ${box}` as { papers: number }).papers

export const readBox = (connection: Connection, box: string): StoredBox => ({
  sheets: sheetsIn(connection, box),
  sheetsAfter: sheetsAfter(connection, box),
  waiting: isWaiting(connection, box),
  differing: differingIn(connection, box),
  codes: codesIn(connection, box),
  ...listsIn(connection, box),
})

const listsIn = (
  { sql }: Connection,
  box: string,
): Omit<StoredBox, 'sheets' | 'sheetsAfter' | 'waiting' | 'differing' | 'codes'> => ({
  slips:
    sql.all`SELECT slip, way FROM box_slip WHERE box = ${box} ORDER BY slip` as StoredBox['slips'][number][],
  nullifiers: sql.all`SELECT nullifier FROM box_nullifier WHERE box = ${box} ORDER BY nullifier`.map(
    (row) => row['nullifier'] as string,
  ),
  papers: sql.all`SELECT tag, paper FROM box_paper
    WHERE box = ${box} ORDER BY tag` as StoredBox['papers'][number][],
})

export const moveBox = (connection: Connection, box: string, from: BoxState, to: BoxState): boolean => {
  const { sql } = connection
  const isMoved =
    Number(sql.run`UPDATE box SET state = ${to} WHERE box = ${box} AND state = ${from}`.changes) > 0
  if (isMoved && (to === 'closing' || to === 'settling')) {
    sql.run`UPDATE box SET private_key = NULL WHERE box = ${box}`
    sql.run`UPDATE box_nullifier SET body_hash = '' WHERE box = ${box}`
    sql.run`UPDATE box_slip SET spent_for = '' WHERE box = ${box}`
    sql.run`DELETE FROM box_code WHERE box = ${box}`
    forgetReadings(connection, box)
    if (to === 'settling') forgetSheets(connection, box)
  }
  return isMoved
}

export const sealBox = ({ sql }: Connection, box: string, counts: number): void => {
  sql.run`UPDATE box SET counts = ${counts}, state = CASE state WHEN 'open' THEN 'sealed' ELSE state END
    WHERE box = ${box}`
}

export const unsealBox = ({ sql }: Connection, box: string, counts: number): void => {
  sql.run`UPDATE box SET counts = ${counts}, state = CASE state WHEN 'sealed' THEN 'open' ELSE state END
    WHERE box = ${box}`
}
