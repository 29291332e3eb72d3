import type { FormField } from '@linyi/shared/papers/mediation/form'
import { fonts, measure } from './word.ts'
import { cellOf, tableOf, type Cell } from './word-table.ts'

/** What a label takes: two characters a line of 4号, or five. */
const narrow = 1000
const wide = 1760

type Placed = { readonly cell: Cell; readonly from: number; readonly to: number; readonly isLabel: boolean }

/** Labels beside what is filled in, the room of a row shared alike; boundaries in twips from the left. */
function placed(row: readonly FormField[]): readonly Placed[] {
  const share = Math.floor(measure / row.length)
  return row.flatMap(({ label, value }, nth) => {
    const from = nth * share
    const to = nth === row.length - 1 ? measure : from + share
    const middle = from + ([...label].length > 2 ? wide : narrow)
    return [
      { cell: { text: label, font: fonts.heading }, from, to: middle, isLabel: true },
      { cell: { text: value, font: fonts.body }, from: middle, to, isLabel: false },
    ]
  })
}

/** A table of labels and values whose rows are divided each in its own way. */
export function fieldTable(rows: readonly (readonly FormField[])[]): string {
  const all = rows.map(placed)
  const edges = [...new Set(all.flat().flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const spanOf = ({ from, to }: Placed) => edges.indexOf(to) - edges.indexOf(from)
  const widths = edges.slice(1).map((edge, nth) => edge - edges[nth]!)
  return tableOf(
    widths,
    all.map((row) =>
      row
        .map((one) =>
          cellOf(one.cell, { width: one.to - one.from, align: one.isLabel ? 'center' : 'left' }, spanOf(one)),
        )
        .join(''),
    ),
  )
}
