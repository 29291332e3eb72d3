import type { FormPaper } from '@linyi/shared/papers/mediation/form'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { dossierZip } from './dossier-zip.ts'
import { formDocx } from './form-docx.ts'
import { qrPng } from './qr-png.ts'
import { measure } from './word.ts'

const form: FormPaper = {
  ...{ form: 'register', title: '人民调解受理登记表', number: '〔2026〕人调字第3号' },
  ...{ issuer: '步溪村人民调解委员会', hash: null, demo: false },
  blocks: [
    {
      kind: 'fields',
      rows: [
        [
          { label: '甲方', value: '许女士' },
          { label: '性别', value: '女' },
          { label: '民族', value: '汉族' },
        ],
        [
          { label: '单位或住址', value: '步溪村' },
          { label: '联系方式', value: '' },
        ],
      ],
    },
    { kind: 'heading', text: '纠纷简要情况' },
    { kind: 'text', text: '对土地权益有争议 <b>' },
    { kind: 'table', head: ['序号', '材料', '情况'], rows: [['1', '申请书', '有']] },
    { kind: 'table', head: ['材料', '文件', '指纹'], rows: [['证据', '图.png', 'ab']] },
    {
      kind: 'signs',
      lines: [
        { label: '当事人', who: '许女士', on: '2026年7月2日' },
        { label: '登记人', who: '', on: '' },
      ],
    },
  ],
}
const hash = '0123456789abcdef'.repeat(4)
const check = (of: string): string => `https://linyi.test/c/1/papers?copy=${of}`
const document = strFromU8(unzipSync(formDocx(form, check))['word/document.xml']!)
const plain = (xml: string) => xml.replace(/<[^>]+>/g, '')

test('a form reads in its order, and names its number', () => {
  const words = plain(document)
  const order = ['步溪村人民调解委员会', '〔2026〕人调字第3号', '人民调解受理登记表', '甲方', '纠纷简要情况']
  expect(order.map((one) => words.indexOf(one))).toEqual(
    order.map((one) => words.indexOf(one)).sort((a, b) => a - b),
  )
  expect(document).toContain('对土地权益有争议 &lt;b&gt;')
  expect(words).toContain('登记人：＿＿＿年＿＿月＿＿日')
  expect(words).toContain('当事人：许女士2026年7月2日')
})

test('every sheet of what has a hash says its fingerprint, and has the code that opens where a copy is checked', () => {
  const files = unzipSync(formDocx({ ...form, hash }, check))
  for (const footer of ['footer1', 'footer2']) {
    const xml = strFromU8(files[`word/${footer}.xml`]!)
    expect(plain(xml)).toContain('文本指纹 0123 4567 89AB CDEF')
    expect(plain(xml)).toMatch(/— .*1 —/)
    expect(xml).toContain('r:embed="c1"')
    expect(strFromU8(files[`word/_rels/${footer}.xml.rels`]!)).toContain('Id="c1"')
  }
  expect(files['word/media/check.png']).toEqual(new Uint8Array(qrPng(check(hash))))
  expect(Object.keys(unzipSync(formDocx(form, check)))).not.toContain('word/media/check.png')
})

test('each row of a table of fields takes the whole measure, however it is divided', () => {
  const [fields] = document.split('<w:tbl>').slice(1)
  const grid = [...fields!.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  expect(grid.reduce((sum, width) => sum + width, 0)).toBe(measure)
  for (const row of fields!.split('<w:tr>').slice(1)) {
    const cells = row.split('<w:tc>').slice(1)
    const spans = cells.map((cell) => Number(/gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1))
    expect(spans.reduce((sum, span) => sum + span, 0)).toBe(grid.length)
    const widths = cells.map((cell) => Number(/w:tcW w:w="(\d+)"/.exec(cell)![1]))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(measure)
  }
})

test('a dossier is one archive: forms in order, files under their piece, none lost for having the same name', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const files = unzipSync(
    dossierZip(
      [form, form],
      [
        { piece: '证据材料', name: '图.png', bytes },
        { piece: '证据材料', name: '图.png', bytes },
        { piece: '身份证明', name: '../a/b?.png', bytes },
        { piece: '身份证明', name: '说明', bytes },
        { piece: '身份证明', name: '说明', bytes },
        { piece: '证据材料', name: '录音.mp3', bytes: null },
      ],
      check,
    ),
  )
  expect(Object.keys(files)).toEqual([
    '01 人民调解受理登记表.docx',
    '02 人民调解受理登记表.docx',
    '证据材料/图.png',
    '证据材料/图 (2).png',
    '身份证明/__a_b_.png',
    '身份证明/说明',
    '身份证明/说明 (2)',
    '证据材料/录音.mp3（已丢失）.txt',
  ])
  expect(strFromU8(files['证据材料/录音.mp3（已丢失）.txt']!)).toContain('录音.mp3：登记在卷内')
  expect([...files['证据材料/图 (2).png']!]).toEqual([1, 2, 3])
  expect(dossierZip([form], [], check)).toEqual(dossierZip([form], [], check))
})
