/** The few pieces of WordprocessingML (ECMA-376) that a 公文 is made of. Lengths are twips, 1/20 pt; type is in points. */

export const twipsOfMm = (mm: number): number => Math.round((mm / 25.4) * 1440)

/** East-Asian fonts by the names that offices install; `fontTable` says what stands in for one that is missing. */
export const fonts = {
  mark: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  page: '宋体',
} as const
export type Font = (typeof fonts)[keyof typeof fonts]

const latin = 'Times New Roman'
const standIns: Readonly<Record<Font, { readonly names: string; readonly family: string }>> = {
  方正小标宋简体: { names: 'FZXiaoBiaoSong-B05S,小标宋,华文中宋,STZhongsong,宋体,SimSun', family: 'script' },
  仿宋_GB2312: { names: '仿宋,FangSong', family: 'modern' },
  黑体: { names: 'SimHei', family: 'modern' },
  楷体_GB2312: { names: '楷体,KaiTi', family: 'modern' },
  宋体: { names: 'SimSun', family: 'auto' },
}

/** What XML 1.0 does not allow, not even escaped. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

export const escaped = (text: string): string =>
  text.replace(forbidden, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

type Type = { readonly font?: Font; readonly points?: number; readonly red?: boolean }

function run(content: string, { font = fonts.body, points = 16, red = false }: Type = {}): string {
  const ascii = font === fonts.page ? fonts.page : latin
  return [
    `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="${ascii}" w:hAnsi="${ascii}" w:eastAsia="${font}" w:cs="${ascii}"/>`,
    red ? '<w:color w:val="FF0000"/>' : '',
    `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/></w:rPr>`,
    content,
    '</w:r>',
  ].join('')
}

export const words = (text: string, type: Type = {}): string =>
  run(`<w:t xml:space="preserve">${escaped(text)}</w:t>`, type)

export const tabStop = run('<w:tab/>')

const emuOfMm = (mm: number): number => Math.round(mm * 36_000)

/** A square picture that floats over a page at a place of its own, in mm from the page's corner. */
export function stamp(
  relation: string,
  says: string,
  { left, top, size }: { readonly left: number; readonly top: number; readonly size: number },
): string {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
  const extent = `cx="${emuOfMm(size)}" cy="${emuOfMm(size)}"`
  const at = (axis: 'H' | 'V', mm: number): string =>
    `<wp:position${axis} relativeFrom="page"><wp:posOffset>${emuOfMm(mm)}</wp:posOffset></wp:position${axis}>`
  return run(
    [
      `<w:drawing><wp:anchor xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"`,
      ' simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">',
      `<wp:simplePos x="0" y="0"/>${at('H', left)}${at('V', top)}<wp:extent ${extent}/>`,
      `<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="stamp" descr="${escaped(says)}"/>`,
      `<wp:cNvGraphicFramePr/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">`,
      `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="stamp"/><pic:cNvPicPr/></pic:nvPicPr>`,
      `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm>`,
      '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>',
      '</wp:anchor></w:drawing>',
    ].join(''),
  )
}

/** The page's number, counted by whoever opens the file. */
export const pageNumber = (type: Type): string =>
  run('<w:fldChar w:fldCharType="begin"/>', type) +
  run('<w:instrText xml:space="preserve"> PAGE </w:instrText>', type) +
  run('<w:fldChar w:fldCharType="separate"/>', type) +
  words('1', type) +
  run('<w:fldChar w:fldCharType="end"/>', type)

type Setting = {
  /** Left unless named. Not justified: LibreOffice 7 loses a mark that hangs over the end of a justified line. */
  readonly align?: 'center' | 'right'
  /** Attributes of `w:ind`. */
  readonly indent?: Readonly<Record<string, number>>
  /** Instead of the 28.95 pt of the grid. */
  readonly line?: number
  readonly before?: number
  readonly after?: number
  /** Right-hand tab stop. */
  readonly tab?: number
  /** The red rule of a 红头. */
  readonly ruled?: boolean
}

const attributes = (values: Readonly<Record<string, number | string | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` w:${name}="${value}"`]))
    .join('')

export function paragraph(content: string, setting: Setting = {}): string {
  const { align = 'left', indent, line, before, after, tab, ruled } = setting
  const spacing = line ?? before ?? after
  return [
    '<w:p><w:pPr>',
    ruled ? '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="FF0000"/></w:pBdr>' : '',
    tab === undefined ? '' : `<w:tabs><w:tab w:val="right" w:pos="${tab}"/></w:tabs>`,
    spacing === undefined
      ? ''
      : `<w:spacing${attributes({ before, after, line: line ?? linePitch, lineRule: 'exact' })}/>`,
    indent ? `<w:ind${attributes(indent)}/>` : '',
    `<w:jc w:val="${align}"/></w:pPr>${content}</w:p>`,
  ].join('')
}

/** 22 lines a page: 28.95 pt each. */
export const linePitch = 579
/** 28 characters of 16 pt a line: a little less than their own width each, in 1/4096 pt. */
const charSpace = -849

/** What every character of 16 pt gives up, in twips, for 28 of them to stand in the measure. */
const closer = 5

/** 版心 156 x 225 mm on A4; the page number stands 7 mm below it. */
export const sectionOf = (references: string): string =>
  [
    `<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/>`,
    `<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="${twipsOfMm(23)}" w:gutter="0"/>`,
    `<w:docGrid w:type="linesAndChars" w:linePitch="${linePitch}" w:charSpace="${charSpace}"/></w:sectPr>`,
  ].join('')

/** The width of the 版心. */
export const measure = 11906 - 1474 - 1587

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

export const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${namespaces}>${content}</w:${root}>`

export const fontTable = (): string =>
  part(
    'fonts',
    Object.entries(standIns)
      .map(
        ([name, { names, family }]) =>
          `<w:font w:name="${name}"><w:altName w:val="${names}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
      )
      .join('') + `<w:font w:name="${latin}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>`,
  )

export const styles = (): string =>
  part(
    'styles',
    [
      '<w:docDefaults><w:rPrDefault><w:rPr>',
      `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${fonts.body}" w:cs="${latin}"/>`,
      '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
      '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/>',
      `<w:spacing w:before="0" w:after="0" w:line="${linePitch}" w:lineRule="exact"/>`,
      '</w:pPr></w:pPrDefault></w:docDefaults>',
      // The grid is measured by this style's size. Paragraphs step out of it, because LibreOffice gives a character of
      // 16 pt two cells of 15.79: exact lines and a quarter of a point less a character come to the same 22 by 28.
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>',
      '<w:pPr><w:snapToGrid w:val="0"/></w:pPr>',
      `<w:rPr><w:spacing w:val="${-closer}"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>`,
    ].join(''),
  )

/** Left and right pages differ by where their number stands. */
export const settings = (): string =>
  part(
    'settings',
    [
      '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>',
      '<w:compat><w:useFELayout/>',
      '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>',
      '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    ].join(''),
  )
