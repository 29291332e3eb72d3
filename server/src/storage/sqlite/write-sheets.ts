import type { Sheet, SheetsOutcome } from '../port.ts'
import type { Connection } from './connection.ts'

/** Stands for the two who entered the same. */
const both = ''

const papersOf = ({ sql }: Connection, box: string, teller: string): string | null =>
  (
    sql.get`SELECT papers FROM box_sheets WHERE box = ${box} AND teller = ${teller}` as
      { papers: string } | undefined
  )?.papers ?? null

export const sheetsIn = (connection: Connection, box: string): number | null => {
  const papers = papersOf(connection, box, both)
  return papers === null ? null : (JSON.parse(papers) as string[]).length
}

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

export const isWaiting = ({ sql }: Connection, box: string): boolean =>
  sql.get`SELECT 1 FROM box_sheets WHERE box = ${box} AND teller <> ${both}` !== undefined

export const enterSheets = (
  connection: Connection,
  box: string,
  teller: string,
  sheets: readonly Sheet[],
): SheetsOutcome => {
  const { sql } = connection
  const read = sheets.map(({ paper }) => paper)
  const papers = sorted(read)
  const entered = papersOf(connection, box, both)
  if (entered !== null) return entered === papers ? 'entered' : 'otherwise'
  if (!sql.get`SELECT 1 FROM box WHERE box = ${box} AND state = 'open'`) return 'sealed'
  sql.run`INSERT INTO box_sheets (box, teller, papers) VALUES (${box}, ${teller}, ${JSON.stringify(read)})
    ON CONFLICT (box, teller) DO UPDATE SET papers = excluded.papers`
  const piles = readings(connection, box)
  if (piles.length < 2) return 'waiting'
  if (piles.filter((pile) => sorted(pile) === papers).length < 2) return 'differs'
  sql.run`DELETE FROM box_sheets WHERE box = ${box}`
  sql.run`INSERT INTO box_sheets (box, teller, papers) VALUES (${box}, ${both}, ${papers})`
  for (const { nullifier, tag, paper } of sheets) {
    sql.run`INSERT INTO box_nullifier (box, nullifier, body_hash) VALUES (${box}, ${nullifier}, '-')`
    sql.run`INSERT INTO box_paper (box, tag, paper) VALUES (${box}, ${tag}, ${paper})`
  }
  return 'entered'
}
