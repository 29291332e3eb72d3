import type { BoxState, Sheet, SheetsOutcome } from '../port.ts'
import type { Connection } from './connection.ts'

/** Stands for the two who entered the same. */
const both = ''

type Entered = { readonly counts: number; readonly sheets: readonly Sheet[] }

/** What two entered the same, for as long as it may be put right. */
const enteredIn = ({ sql }: Connection, box: string): Entered | null => {
  const row = sql.get`SELECT counts, papers FROM box_sheets WHERE box = ${box} AND teller = ${both}`
  return row
    ? { counts: row['counts'] as number, sheets: JSON.parse(row['papers'] as string) as Sheet[] }
    : null
}

export const sheetsIn = ({ sql }: Connection, box: string): number | null =>
  (sql.get`SELECT sheets FROM box WHERE box = ${box}`?.['sheets'] as number | null | undefined) ?? null

export const sheetsAfter = (connection: Connection, box: string): number | null =>
  enteredIn(connection, box)?.counts ?? null

const readings = ({ sql }: Connection, box: string): string[][] =>
  sql.all`SELECT papers FROM box_sheets WHERE box = ${box} AND teller <> ${both}`.map(
    (row) => JSON.parse(row['papers'] as string) as string[],
  )

/** The pile is read in its order, so that whoever looks for a difference finds the sheet. */
export const differingIn = (connection: Connection, box: string): number[] => {
  const piles = readings(connection, box)
  const longest = Math.max(0, ...piles.map(({ length }) => length))
  return Array.from({ length: longest }, (_, place) => place).filter((place) =>
    piles.some((pile) => pile[place] !== piles[0]![place]),
  )
}

/** In which order two read the pile is nothing to differ by. */
const sorted = (papers: readonly string[]): string => JSON.stringify([...papers].sort())

const papersOf = (sheets: readonly Sheet[]): string[] => sheets.map(({ paper }) => paper)

export const isWaiting = ({ sql }: Connection, box: string): boolean =>
  sql.get`SELECT 1 FROM box_sheets WHERE box = ${box} AND teller <> ${both}` !== undefined

/** What each has read, one by one. */
export const forgetReadings = ({ sql }: Connection, box: string): void => {
  sql.run`DELETE FROM box_sheets WHERE box = ${box} AND teller <> ${both}`
}

/** Which of its papers came back on paper; how many stays. */
export const forgetSheets = ({ sql }: Connection, box: string): void => {
  sql.run`DELETE FROM box_sheets WHERE box = ${box}`
}

type Standing = { readonly state: BoxState; readonly counts: number; readonly sheets: number | null }

/** What becomes of sheets without a look at them; null where they are to be looked at. */
const beforehand = (
  { state, counts, sheets }: Standing,
  entered: Entered | null,
  read: readonly Sheet[],
  after: number,
): SheetsOutcome | null => {
  if (entered?.counts === after)
    return sorted(papersOf(entered.sheets)) === sorted(papersOf(read)) ? 'entered' : 'otherwise'
  if (counts !== after || !['open', 'closing', 'closed'].includes(state)) return 'sealed'
  // Those of before are in the box, and nobody knows any more which they are.
  return sheets !== null && entered === null ? 'otherwise' : null
}

export const enterSheets = (
  connection: Connection,
  box: string,
  teller: string,
  sheets: readonly Sheet[],
  after: number,
): SheetsOutcome => {
  const { sql } = connection
  const standing = sql.get`SELECT state, counts, sheets FROM box WHERE box = ${box}` as Standing
  const before = enteredIn(connection, box)
  const became = beforehand(standing, before, sheets, after)
  if (became) return became
  const read = papersOf(sheets)
  sql.run`DELETE FROM box_sheets WHERE box = ${box} AND teller <> ${both} AND counts < ${after}`
  sql.run`INSERT INTO box_sheets (box, teller, counts, papers)
    VALUES (${box}, ${teller}, ${after}, ${JSON.stringify(read)})
    ON CONFLICT (box, teller) DO UPDATE SET papers = excluded.papers`
  const piles = readings(connection, box)
  if (piles.length < 2) return 'waiting'
  if (piles.filter((pile) => sorted(pile) === sorted(read)).length < 2) return 'differs'
  takeOut(connection, box, before?.sheets ?? [])
  putIn(connection, box, sheets, after)
  return 'entered'
}

const takeOut = ({ sql }: Connection, box: string, sheets: readonly Sheet[]): void => {
  sql.run`DELETE FROM box_sheets WHERE box = ${box}`
  for (const { nullifier, tag } of sheets) {
    sql.run`DELETE FROM box_nullifier WHERE box = ${box} AND nullifier = ${nullifier}`
    sql.run`DELETE FROM box_paper WHERE box = ${box} AND tag = ${tag}`
  }
}

const putIn = ({ sql }: Connection, box: string, sheets: readonly Sheet[], after: number): void => {
  // By their tags, which say nothing of the pile.
  const kept = JSON.stringify([...sheets].sort((a, b) => (a.tag < b.tag ? -1 : 1)))
  sql.run`INSERT INTO box_sheets (box, teller, counts, papers) VALUES (${box}, ${both}, ${after}, ${kept})`
  sql.run`UPDATE box SET sheets = ${sheets.length} WHERE box = ${box}`
  for (const { nullifier, tag, paper } of sheets) {
    sql.run`INSERT INTO box_nullifier (box, nullifier, body_hash) VALUES (${box}, ${nullifier}, '-')`
    sql.run`INSERT INTO box_paper (box, tag, paper) VALUES (${box}, ${tag}, ${paper})`
  }
}
