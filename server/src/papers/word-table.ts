import { paragraph, words, type Font } from './word.ts'

/** Cells of a table in 4号, a little closer than the text around it. Widths are twips. */
export type Column = { readonly width: number; readonly align: 'left' | 'center' }
/** Lines end with `\n`. */
export type Cell = { readonly text: string; readonly font: Font }

const points = 14
const linePitch = 420
const air = 60

/** @param span how many columns of the grid it takes */
export const cellOf = ({ text, font }: Cell, { width, align }: Column, span = 1): string =>
  [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    '<w:vAlign w:val="center"/></w:tcPr>',
    ...text.split('\n').map((line, place, { length }) =>
      paragraph(words(line, { font, points }), {
        ...(align === 'center' ? { align } : {}),
        ...{ line: linePitch, before: place === 0 ? air : 0, after: place === length - 1 ? air : 0 },
      }),
    ),
    '</w:tc>',
  ].join('')

/** A row stays on one page; a head stands again at the top of every further page. */
const rowOf = (cells: string, isHead: boolean): string =>
  `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

/** @param rows the cells of each, as markup; the first is a head where `hasHead` */
export function tableOf(widths: readonly number[], rows: readonly string[], hasHead = false): string {
  const width = widths.reduce((sum, one) => sum + one, 0)
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>`,
    ...edges.map((edge) => `<w:${edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`),
    '</w:tblBorders><w:tblLayout w:type="fixed"/>',
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>`,
    ...rows.map((cells, place) => rowOf(cells, hasHead && place === 0)),
    '</w:tbl>',
  ].join('')
}

/** A table with a head, all of whose rows have the same columns. */
export const table = (rows: readonly (readonly Cell[])[], columns: readonly Column[]): string =>
  tableOf(
    columns.map(({ width }) => width),
    rows.map((cells) => columns.map((column, place) => cellOf(cells[place]!, column)).join('')),
    true,
  )
