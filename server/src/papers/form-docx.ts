import type { FormBlock, FormPaper, SignLine } from '@linyi/shared/papers/mediation/form'
import { fingerprintOf } from '@linyi/shared/record/fingerprint'
import { docxOf } from './docx.ts'
import { fieldTable } from './field-table.ts'
import { qrPng } from './qr-png.ts'
import { fonts, linePitch, measure, paragraph, tabStop, words } from './word.ts'
import { table, type Column } from './word-table.ts'

const half = Math.round(linePitch / 2)
/** As many letters as stand on one line with a date. */
const lettersBesideDate = 24
const twoCharacters = { firstLine: 640, firstLineChars: 200 }

const head = ({ title, number, issuer }: FormPaper): string =>
  [
    paragraph(words(issuer) + tabStop + words(number), { tab: measure }),
    paragraph(words(title, { font: fonts.mark, points: 22 }), {
      ...{ align: 'center', line: 700, before: linePitch, after: half },
    }),
  ].join('')

/** Signed by hand: room for it, and the day where it is known. */
function signLine({ label, who, on }: SignLine): string {
  const name = words(`${label}：`, { font: fonts.heading }) + words(who)
  const date = words(on || '＿＿＿年＿＿月＿＿日')
  const setting = { indent: twoCharacters, before: half }
  return [...label, ...who, ...on].length > lettersBesideDate
    ? paragraph(name, setting) + paragraph(date, { align: 'right' })
    : paragraph(name + tabStop + date, { ...setting, tab: measure })
}

/** The first column is a number, the second takes what is left. */
function columnsFor(head: readonly string[]): readonly Column[] {
  const isNumbered = head[0] === '序号'
  const widths = isNumbered ? [900, measure - 900 - 3400, 3400] : [2200, measure - 2200 - 3000, 3000]
  return widths.map((width, nth) => ({ width, align: isNumbered && nth === 0 ? 'center' : 'left' }))
}

function blockOf(block: FormBlock): string {
  switch (block.kind) {
    case 'fields':
      return fieldTable(block.rows) + paragraph('', { line: half })
    case 'table':
      return (
        table(
          [
            block.head.map((text) => ({ text, font: fonts.heading })),
            ...block.rows.map((row) => row.map((text) => ({ text, font: fonts.body }))),
          ],
          columnsFor(block.head),
        ) + paragraph('', { line: half })
      )
    case 'heading':
      return paragraph(words(block.text, { font: fonts.heading }), { indent: twoCharacters, before: half })
    case 'text':
      return paragraph(words(block.text), { indent: twoCharacters })
    case 'signs':
      return block.lines.map(signLine).join('')
  }
}

/**
 * A form of a dossier as a Word file, in the measure and type of GB/T 9704-2012 (domain 7.2, 7.4). Every sheet of one
 * that has a hash says it, and has the code that opens `check`.
 * @param check where a copy with this hash is checked, as an address
 */
export const formDocx = (form: FormPaper, check: (hash: string) => string): Uint8Array =>
  docxOf(head(form) + form.blocks.map(blockOf).join(''), {
    title: form.title,
    issuer: form.issuer,
    demo: form.demo,
    check:
      form.hash === null
        ? null
        : { print: fingerprintOf(form.hash).join(' '), code: qrPng(check(form.hash)) },
  })
