import { markPoints, type MinutesPaper, type PaperBlock } from '@linyi/shared/papers/minutes-paper'
import { docxOf } from './docx.ts'
import { fonts, linePitch, measure, paragraph, tabStop, twipsOfMm, words } from './word.ts'

/** 3号, and two of it: every paragraph begins so. */
const character = 320
/** Parts of a line between the pieces of the head. */
const third = Math.round(linePitch / 3)
const half = Math.round(linePitch / 2)
const twoCharacters = { firstLine: 2 * character, firstLineChars: 200 }

/** GB/T 9704-2012, 10.3: the top of the mark is 35 mm below the top of the 版心. */
function head({ mark, year, issuer, date, title, draft }: MinutesPaper): string {
  const points = markPoints(mark)
  const line = Math.round(points * 20 * 1.3)
  const above = twipsOfMm(35) - Math.round((line - points * 20) / 2)
  const center = { align: 'center' } as const
  return [
    paragraph(words(mark, { font: fonts.mark, points, red: true }), { ...center, line, before: above }),
    paragraph(words(`〔${year}〕\u3000\u3000号`), { ...center, before: third }),
    paragraph(words(issuer) + tabStop + words(date), { tab: measure, ruled: true }),
    paragraph(words(title, { font: fonts.mark, points: 22 }), {
      ...center,
      line: 700,
      before: linePitch,
      ...(draft ? {} : { after: half }),
    }),
    draft
      ? paragraph(words('（草稿，主持人还没有确认）', { font: fonts.subheading }), {
          ...center,
          after: half,
        })
      : '',
  ].join('')
}

const fontOf: Readonly<Record<PaperBlock['kind'], (typeof fonts)[keyof typeof fonts]>> = {
  heading: fonts.heading,
  subheading: fonts.subheading,
  paragraph: fonts.body,
  item: fonts.body,
}

const body = ({ blocks }: MinutesPaper): string =>
  blocks
    .map(({ kind, text }) => paragraph(words(text, { font: fontOf[kind] }), { indent: twoCharacters }))
    .join('')

/** 出席、请假、列席: a line below the text, two characters in; turned lines stand under the first name. */
function lists({ lists: given }: MinutesPaper): string {
  const label = 3
  const hanging = { left: (2 + label) * character, leftChars: (2 + label) * 100 }
  const turned = { ...hanging, hanging: label * character, hangingChars: label * 100 }
  const lines = given.map(({ label: name, names }) =>
    paragraph(words(`${name}：`, { font: fonts.heading }) + words(`${names}。`), { indent: turned }),
  )
  return given.length === 0 ? '' : paragraph('') + lines.join('')
}

/** 会议纪要 as a Word file in the layout of GB/T 9704-2012. No seal belongs on it. */
export const minutesDocx = (paper: MinutesPaper): Uint8Array =>
  docxOf(head(paper) + body(paper) + lists(paper), {
    title: paper.mark,
    issuer: paper.issuer,
    demo: paper.demo,
  })
