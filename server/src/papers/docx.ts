import { strToU8, zipSync } from 'fflate'
import {
  escaped,
  fonts,
  fontTable,
  measure,
  pageNumber,
  paragraph,
  part,
  sectionOf,
  settings,
  stamp,
  styles,
  tabStop,
  words,
} from './word.ts'

/** What every sheet says of where a copy of it is checked. */
export type Check = { readonly print: string; readonly code: Uint8Array }
type Facts = {
  readonly title: string
  readonly issuer: string
  readonly demo: boolean
  readonly check?: Check | null
}

/** Under the line of the page's number, in the corner that the number leaves free. */
const codeSize = 18
const codeTop = 297 - 5 - codeSize

/** 4号宋体 — 1 —, one character in: at the right of odd pages, at the left of even ones. */
function footer(side: 'left' | 'right', check: Check | null): string {
  const type = { font: fonts.page, points: 14 }
  const number = words('— ', type) + pageNumber(type) + words(' —', type)
  const settings = { indent: { [side]: 280 }, line: 320 }
  if (!check)
    return part('ftr', paragraph(number, { ...(side === 'right' ? { align: side } : {}), ...settings }))
  const says = words(`文本指纹 ${check.print}`, { font: fonts.page, points: 9 })
  const left = side === 'right' ? 28 : 210 - 26 - codeSize
  const code = stamp('c1', '核对这份文书的二维码', { left, top: codeTop, size: codeSize })
  const both = side === 'right' ? [says, number] : [number, says]
  return part('ftr', paragraph(code + both.join(tabStop), { ...settings, tab: measure - 280 }))
}

const header = (): string =>
  part('hdr', paragraph(words('演示', { font: fonts.heading, points: 14 }), { align: 'center', line: 320 }))

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

type Related = { readonly type: string; readonly file: string; readonly is: string }

const relations = (given: readonly Related[], id = 'r'): string =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${given
    .map(({ type, file }, index) => `<Relationship Id="${id}${index + 1}" Type="${type}" Target="${file}"/>`)
    .join('')}</Relationships>`

const contentTypes = (given: readonly Related[]): string =>
  [
    `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="png" ContentType="image/png"/>',
    `<Override PartName="/word/document.xml" ContentType="${mainType}.document.main+xml"/>`,
    ...given.map(
      ({ file, is }) => `<Override PartName="/word/${file}" ContentType="${mainType}.${is}+xml"/>`,
    ),
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    '</Types>',
  ].join('')

const core = ({ title, issuer }: Facts): string =>
  `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title>` +
  `<dc:creator>${escaped(issuer)}</dc:creator></cp:coreProperties>`

/** A zip wants a time; the same paper is the same bytes. */
const mtime = new Date(1980, 0, 2)

/** A Word file of A4 sheets in the measure of GB/T 9704-2012, numbered, with 演示 on every sheet of a demonstration. */
export function docxOf(body: string, facts: Facts): Uint8Array {
  const related: readonly Related[] = [
    { type: `${office}/styles`, file: 'styles.xml', is: 'styles' },
    { type: `${office}/settings`, file: 'settings.xml', is: 'settings' },
    { type: `${office}/fontTable`, file: 'fontTable.xml', is: 'fontTable' },
    { type: `${office}/footer`, file: 'footer1.xml', is: 'footer' },
    { type: `${office}/footer`, file: 'footer2.xml', is: 'footer' },
    ...(facts.demo ? [{ type: `${office}/header`, file: 'header1.xml', is: 'header' }] : []),
  ]
  const marks = facts.demo
    ? '<w:headerReference w:type="default" r:id="r6"/><w:headerReference w:type="even" r:id="r6"/>'
    : ''
  const pages = '<w:footerReference w:type="default" r:id="r4"/><w:footerReference w:type="even" r:id="r5"/>'
  const document = part('document', `<w:body>${body}${sectionOf(marks + pages)}</w:body>`)
  const check = facts.check ?? null
  const drawn = relations([{ type: `${office}/image`, file: 'media/check.png', is: '' }], 'c')
  const files: Readonly<Record<string, string>> = {
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
    'word/footer1.xml': footer('right', check),
    'word/footer2.xml': footer('left', check),
    ...(check ? { 'word/_rels/footer1.xml.rels': drawn, 'word/_rels/footer2.xml.rels': drawn } : {}),
    ...(facts.demo ? { 'word/header1.xml': header() } : {}),
    'docProps/core.xml': core(facts),
  }
  const parts = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(
    Object.fromEntries([...parts, ...(check ? [['word/media/check.png', check.code] as const] : [])]),
    { mtime },
  )
}
