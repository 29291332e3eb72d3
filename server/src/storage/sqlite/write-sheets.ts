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

export const isWaiting = ({ sql }: Connection, box: string): boolean =>
  sql.get`SELECT 1 FROM box_sheets WHERE box = ${box} AND teller <> ${both}` !== undefined

export const enterSheets = (
  connection: Connection,
  box: string,
  teller: string,
  sheets: readonly Sheet[],
): SheetsOutcome => {
  const { sql } = connection
  const papers = JSON.stringify(sheets.map(({ paper }) => paper).sort())
  const entered = papersOf(connection, box, both)
  if (entered !== null) return entered === papers ? 'entered' : 'otherwise'
  if (!sql.get`SELECT 1 FROM box WHERE box = ${box} AND state = 'open'`) return 'sealed'
  const other = sql.get`SELECT papers FROM box_sheets WHERE box = ${box} AND teller <> ${teller}`
  if (!other) {
    sql.run`INSERT INTO box_sheets (box, teller, papers) VALUES (${box}, ${teller}, ${papers})
      ON CONFLICT (box, teller) DO UPDATE SET papers = excluded.papers`
    return 'waiting'
  }
  sql.run`DELETE FROM box_sheets WHERE box = ${box}`
  if (other['papers'] !== papers) return 'differs'
  sql.run`INSERT INTO box_sheets (box, teller, papers) VALUES (${box}, ${both}, ${papers})`
  for (const { nullifier, tag, paper } of sheets) {
    sql.run`INSERT INTO box_nullifier (box, nullifier, body_hash) VALUES (${box}, ${nullifier}, '-')`
    sql.run`INSERT INTO box_paper (box, tag, paper) VALUES (${box}, ${tag}, ${paper})`
  }
  return 'entered'
}
