import type { SecretReport } from '@linyi/shared/papers/secret-report'
import type { ShownReport } from '@linyi/shared/papers/shown-report'
import { docxOf } from './docx.ts'
import { fonts, linePitch, measure, paragraph, tabStop, words } from './word.ts'
import { table, type Cell, type Column } from './word-table.ts'

const titles = { secret: '票选结果报告单', shown: '表决结果报告单' } as const

/** What the report of a box and that of a vote that was shown have in common. */
type Report = Omit<SecretReport, 'groups' | 'fingerprint'>
const half = Math.round(linePitch / 2)
const twoCharacters = { firstLine: 640, firstLineChars: 200 }

const text = (sentence: string): string => paragraph(words(sentence), { indent: twoCharacters })
const heading = (label: string): string =>
  paragraph(words(label, { font: fonts.heading }), { indent: twoCharacters, before: half })

const head = (title: string, { issuer, date, held }: Report): string =>
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

function figures({ figures: given }: Report): string {
  const width = Math.floor(measure / given.length)
  const columns = given.map((): Column => ({ width, align: 'center' }))
  return table(
    [given.map(({ label }) => cell(label, true)), given.map(({ count }) => cell(String(count)))],
    columns,
  )
}

/** The project takes what figures of three digits and their heads leave of the line. */
function outcome({ head: labels, rows }: Report): string {
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
const signs = ({ signs: given }: Report): string =>
  given
    .map(({ label, who, at }) =>
      paragraph(
        words(`${label}：`, { font: fonts.heading }) +
          words(at ? `${who}（${at}）` : who) +
          tabStop +
          words('签字：＿＿＿＿＿＿'),
        { tab: measure, indent: twoCharacters, before: half },
      ),
    )
    .join('')

/** 64 digits in groups of eight, to be compared with what was read out. */
const inFull = (fingerprint: string): string => fingerprint.toUpperCase().match(/.{8}/g)!.join(' ')

const whole = (title: string, report: Report, proof: string): Uint8Array =>
  docxOf(
    [
      head(title, report),
      paragraph('', { line: half }),
      figures(report),
      paragraph('', { line: half }),
      outcome(report),
      paragraph('', { line: half }),
      ...report.told.map(text),
      signs(report),
      proof,
    ].join(''),
    { title, issuer: report.issuer, demo: report.demo },
  )

const copies = '一式三份：联络站、街道人大工委、张贴。'

/** 票选结果报告单 as a Word file, in the measure and type of GB/T 9704-2012. */
export const reportDocx = (report: SecretReport): Uint8Array =>
  whole(
    titles.secret,
    report,
    heading(`票箱指纹：${report.groups.join(' ')}`) +
      text(inFull(report.fingerprint)) +
      text(`记录公示后，用全部选票能自己重算一遍。${copies}`),
  )

/** 表决结果报告单 of a vote by name, by hands or by roll call. */
export const shownDocx = (report: ShownReport): Uint8Array =>
  whole(
    titles.shown,
    report,
    (report.root
      ? heading(`散会指纹：${report.root.groups.join(' ')}`) + text(inFull(report.root.inFull))
      : '') + text(`记录公示后，能从头核一遍。${copies}`),
  )
