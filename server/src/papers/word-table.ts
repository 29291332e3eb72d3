import { paragraph, words, type Font } from './word.ts'

/** Cells of a table in 4号, a little closer than the text around it. Widths are twips. */
export type Column = { readonly width: number; readonly align: 'left' | 'center' }
/** Lines end with `\n`. */
export type Cell = { readonly text: string; readonly font: Font }

const points = 14
const linePitch = 420
const air = 60

const cellOf = ({ text, font }: Cell, { width, align }: Column): string =>
  [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`,
    ...text.split('\n').map((line, place, { length }) =>
      paragraph(words(line, { font, points }), {
        ...(align === 'center' ? { align } : {}),
        ...{ line: linePitch, before: place === 0 ? air : 0, after: place === length - 1 ? air : 0 },
      }),
    ),
    '</w:tc>',
  ].join('')

/** A row stays on one page; the first one stands again at the head of every further page. */
const rowOf = (cells: readonly Cell[], columns: readonly Column[], isHead: boolean): string =>
  [
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>`,
    ...columns.map((column, place) => cellOf(cells[place]!, column)),
    '</w:tr>',
  ].join('')

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

export function table(rows: readonly (readonly Cell[])[], columns: readonly Column[]): string {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>`,
    ...edges.map((edge) => `<w:${edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`),
    '</w:tblBorders><w:tblLayout w:type="fixed"/>',
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    `<w:tblGrid>${columns.map((column) => `<w:gridCol w:w="${column.width}"/>`).join('')}</w:tblGrid>`,
    ...rows.map((cells, place) => rowOf(cells, columns, place === 0)),
    '</w:tbl>',
  ].join('')
}
