import { Malformed } from './fault.ts'

export type Row = { readonly line: number; readonly cells: readonly string[] }

/**
 * Rows of cells between semicolons. A cell that begins with a quotation mark ends at the next single one and may hold
 * semicolons, line ends and doubled quotation marks. Rows without any words are left out.
 */
export function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const row = { line, cells: [] as string[] }
    for (let more = true; more; at++) {
      const [cell, end] = text[at] === '"' ? quoted(text, at, line) : plain(text, at)
      row.cells.push(cell.trim())
      line += lineEndsIn(cell)
      at = end
      more = text[at] === ';'
    }
    line++
    if (row.cells.some((cell) => cell !== '')) rows.push(row)
  }
  return rows
}

const lineEndsIn = (cell: string): number => cell.split('\n').length - 1

/** Up to the next semicolon or line end. */
function plain(text: string, from: number): [cell: string, end: number] {
  let end = from
  while (end < text.length && text[end] !== ';' && text[end] !== '\n') end++
  return [text.slice(from, end), end]
}

function quoted(text: string, from: number, line: number): [cell: string, end: number] {
  let cell = ''
  for (let start = from + 1; ;) {
    const mark = text.indexOf('"', start)
    if (mark < 0) throw new Malformed(line, 'quoteOpen', text.slice(from, text.indexOf('\n', from)))
    cell += text.slice(start, mark)
    if (text[mark + 1] !== '"') {
      const [rest, end] = plain(text, mark + 1)
      if (rest.trim() !== '') throw new Malformed(line + lineEndsIn(cell), 'column', rest.trim())
      return [cell, end]
    }
    cell += '"'
    start = mark + 2
  }
}
