import { Malformed } from './fault.ts'
import type { Row } from './rows.ts'

const sections = ['META', 'PROJECTS', 'VOTES'] as const
export type Section = (typeof sections)[number]

/** A row of a section, its cells by the name of their column; a cell that is not there is empty. */
export type Cells = { readonly line: number; readonly in: (column: string) => string }

const sectionNamed = ({ cells }: Row): Section | undefined =>
  cells.length === 1 ? sections.find((name) => name === cells[0]!.toUpperCase()) : undefined

/** The columns that a section cannot do without. */
const columns: { readonly [Name in Section]: readonly string[] } = {
  META: ['key', 'value'],
  PROJECTS: ['project_id', 'cost'],
  VOTES: ['vote'],
}

function placesOf(section: Section, { line, cells }: Row): ReadonlyMap<string, number> {
  const places = new Map(cells.map((name, place) => [name.toLowerCase(), place]))
  const missing = columns[section].find((name) => !places.has(name))
  if (missing !== undefined) throw new Malformed(line, 'column', missing)
  return places
}

/** `line`: where its columns are named, else its title. */
export type Table = { readonly line: number; readonly rows: readonly Cells[] }

type Reading = { line: number; places: ReadonlyMap<string, number> | null; readonly rows: Cells[] }

/** The three sections of a `.pb` file, each once: a title, a row that names the columns, then the rows. */
export function sectionsOf(rows: readonly Row[]): { readonly [Name in Section]: Table } {
  const read = new Map<Section, Reading>()
  let within: Section | undefined
  for (const row of rows) {
    const title = sectionNamed(row)
    if (title && !read.has(title)) {
      within = title
      read.set(title, { line: row.line, places: null, rows: [] })
    } else if (!within || title) throw new Malformed(row.line, 'section', row.cells.join(';'))
    else take(within, read.get(within)!, row)
  }
  const table = (section: Section): Table => {
    const found = read.get(section)
    if (!found?.places) throw new Malformed(found?.line ?? lastLine(rows), 'sectionMissing', section)
    return found
  }
  return { META: table('META'), PROJECTS: table('PROJECTS'), VOTES: table('VOTES') }
}

const lastLine = (rows: readonly Row[]): number => (rows.length > 0 ? rows[rows.length - 1]!.line : 1)

function take(section: Section, table: Reading, row: Row): void {
  const { places } = table
  if (!places) return void Object.assign(table, { line: row.line, places: placesOf(section, row) })
  const beyond = row.cells.slice(places.size).find((cell) => cell !== '')
  if (beyond !== undefined) throw new Malformed(row.line, 'column', beyond)
  const cut = columns[section].find((name) => places.get(name)! >= row.cells.length)
  if (cut !== undefined) throw new Malformed(row.line, 'column', cut)
  table.rows.push({ line: row.line, in: (column) => row.cells[places.get(column) ?? row.cells.length] ?? '' })
}
