import { markPoints, type MinutesPaper, type PaperBlock } from '@linyi/shared/papers/minutes-paper'
import { strToU8, zipSync } from 'fflate'
import {
  escaped,
  fonts,
  fontTable,
  linePitch,
  measure,
  pageNumber,
  paragraph,
  part,
  sectionOf,
  settings,
  styles,
  tabStop,
  twipsOfMm,
  words,
} from './word.ts'

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

/** 4号宋体 — 1 —, one character in: at the right of odd pages, at the left of even ones. */
function footer(side: 'left' | 'right'): string {
  const type = { font: fonts.page, points: 14 }
  const number = words('— ', type) + pageNumber(type) + words(' —', type)
  return part(
    'ftr',
    paragraph(number, { ...(side === 'right' ? { align: side } : {}), indent: { [side]: 280 }, line: 320 }),
  )
}

const header = (): string =>
  part('hdr', paragraph(words('演示', { font: fonts.heading, points: 14 }), { align: 'center', line: 320 }))

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

type Related = { readonly type: string; readonly file: string; readonly is: string }

const relations = (given: readonly Related[]): string =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${given
    .map(({ type, file }, index) => `<Relationship Id="r${index + 1}" Type="${type}" Target="${file}"/>`)
    .join('')}</Relationships>`

const contentTypes = (given: readonly Related[]): string =>
  [
    `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/word/document.xml" ContentType="${mainType}.document.main+xml"/>`,
    ...given.map(
      ({ file, is }) => `<Override PartName="/word/${file}" ContentType="${mainType}.${is}+xml"/>`,
    ),
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    '</Types>',
  ].join('')

const core = ({ mark, issuer }: MinutesPaper): string =>
  `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(mark)}</dc:title>` +
  `<dc:creator>${escaped(issuer)}</dc:creator></cp:coreProperties>`

/** A zip wants a time; the same minutes are the same bytes. */
const mtime = new Date(1980, 0, 2)

/** 会议纪要 as a Word file in the layout of GB/T 9704-2012. No seal belongs on it. */
export function minutesDocx(paper: MinutesPaper): Uint8Array {
  const related: readonly Related[] = [
    { type: `${office}/styles`, file: 'styles.xml', is: 'styles' },
    { type: `${office}/settings`, file: 'settings.xml', is: 'settings' },
    { type: `${office}/fontTable`, file: 'fontTable.xml', is: 'fontTable' },
    { type: `${office}/footer`, file: 'footer1.xml', is: 'footer' },
    { type: `${office}/footer`, file: 'footer2.xml', is: 'footer' },
    ...(paper.demo ? [{ type: `${office}/header`, file: 'header1.xml', is: 'header' }] : []),
  ]
  const marks = paper.demo
    ? '<w:headerReference w:type="default" r:id="r6"/><w:headerReference w:type="even" r:id="r6"/>'
    : ''
  const pages = '<w:footerReference w:type="default" r:id="r4"/><w:footerReference w:type="even" r:id="r5"/>'
  const document = part(
    'document',
    `<w:body>${head(paper)}${body(paper)}${lists(paper)}${sectionOf(marks + pages)}</w:body>`,
  )
  const files = {
    '[Content_Types].xml': contentTypes(related),
    '_rels/.rels': relations([
      { type: `${office}/officeDocument`, file: 'word/document.xml', is: '' },
      {
        type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        file: 'docProps/core.xml',
        is: '',
      },
    ]),
    'word/document.xml': document,
    'word/_rels/document.xml.rels': relations(related),
    'word/styles.xml': styles(),
    'word/settings.xml': settings(),
    'word/fontTable.xml': fontTable(),
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
    ...(paper.demo ? { 'word/header1.xml': header() } : {}),
    'docProps/core.xml': core(paper),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {
    mtime,
  })
}
