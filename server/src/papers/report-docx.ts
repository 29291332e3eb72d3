import type { SecretReport } from '@linyi/shared/papers/secret-report'
import { docxOf } from './docx.ts'
import { fonts, linePitch, measure, paragraph, tabStop, words } from './word.ts'
import { table, type Cell, type Column } from './word-table.ts'

const title = '票选结果报告单'
const half = Math.round(linePitch / 2)
const twoCharacters = { firstLine: 640, firstLineChars: 200 }

const text = (sentence: string): string => paragraph(words(sentence), { indent: twoCharacters })
const heading = (label: string): string =>
  paragraph(words(label, { font: fonts.heading }), { indent: twoCharacters, before: half })

const head = ({ issuer, date, held }: SecretReport): string =>
  [
    paragraph(words(issuer) + tabStop + words(date), { tab: measure }),
    paragraph(words(title, { font: fonts.mark, points: 22 }), {
      ...{ align: 'center', line: 700, before: linePitch, after: half },
    }),
    text(held),
  ].join('')

const cell = (words: string, isStrong = false): Cell => ({
  text: words,
  font: isStrong ? fonts.heading : fonts.body,
})

function figures({ figures: given }: SecretReport): string {
  const width = Math.floor(measure / given.length)
  const columns = given.map((): Column => ({ width, align: 'center' }))
  return table(
    [given.map(({ label }) => cell(label, true)), given.map(({ count }) => cell(String(count)))],
    columns,
  )
}

/** The project takes what figures of three digits and their heads leave of the line. */
function outcome({ head: labels, rows }: SecretReport): string {
  const narrow = labels.map((label) => (label.length > 4 ? 1300 : label.length > 2 ? 860 : 800))
  const project = 1
  const rest = measure - narrow.reduce((sum, width, place) => sum + (place === project ? 0 : width), 0)
  const columns = narrow.map((width, place): Column =>
    place === project ? { width: rest, align: 'left' } : { width, align: 'center' },
  )
  return table(
    [
      labels.map((label) => cell(label.replace('（', '\n（'), true)),
      ...rows.map(({ cells, won }) => cells.map((one) => cell(one, won))),
    ],
    columns,
  )
}

/** Each has signed on a device of their own; on paper they do by hand. */
const signs = ({ signs: given }: SecretReport): string =>
  given
    .map(({ label, who, at }) =>
      paragraph(
        words(`${label}：`, { font: fonts.heading }) +
          words(`${who}（${at}）`) +
          tabStop +
          words('签字：＿＿＿＿＿＿'),
        { tab: measure, indent: twoCharacters, before: half },
      ),
    )
    .join('')

/** 64 digits in groups of eight, to be compared with what was read out. */
const inFull = (fingerprint: string): string => fingerprint.toUpperCase().match(/.{8}/g)!.join(' ')

/** 票选结果报告单 as a Word file, in the measure and type of GB/T 9704-2012. */
export const reportDocx = (report: SecretReport): Uint8Array =>
  docxOf(
    [
      head(report),
      paragraph('', { line: half }),
      figures(report),
      paragraph('', { line: half }),
      outcome(report),
      paragraph('', { line: half }),
      ...report.told.map(text),
      signs(report),
      heading(`票箱指纹：${report.groups.join(' ')}`),
      text(inFull(report.fingerprint)),
      text('记录公示后，用全部选票能自己重算一遍。一式三份：联络站、街道人大工委、张贴。'),
    ].join(''),
    { title, issuer: report.issuer, demo: report.demo },
  )
