import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MinutesPaper } from '@linyi/shared/papers/minutes-paper'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { minutesDocx } from './minutes-docx.ts'
import { escaped } from './word.ts'

const paper: MinutesPaper = {
  mark: '圭峰片区联络站邻里议事会纪要',
  year: 2025,
  issuer: '圭峰片区人大代表联络站',
  date: '2025年3月20日',
  title: '城区积水与出行安全',
  draft: false,
  demo: false,
  blocks: [
    { kind: 'paragraph', text: '2025年3月19日19:30至20:35，在接待室召开邻里议事会。' },
    { kind: 'heading', text: '一、大家提的问题' },
    { kind: 'subheading', text: '（一）积水' },
    { kind: 'item', text: '1. 北园新村一下大雨就水浸<&>（24人附议）' },
  ],
  lists: [
    { label: '出席', names: '人大代表黄代表、梁代表；北园新村梁伯' },
    { label: '请假', names: '七堡村李叔' },
  ],
}

const unzipped = (given: MinutesPaper): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(minutesDocx(given))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
const files = unzipped(paper)
const document = files['word/document.xml']!
/** The paragraph that holds these words. */
const paragraphOf = (words: string, xml = document): string =>
  xml.split('<w:p>').find((one) => one.includes(words))!

describe('the layout of GB/T 9704-2012', () => {
  test('leaves a 版心 of 156 x 225 mm, with 22 lines of 28 characters', () => {
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    expect(document).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
    expect(document).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>')
    expect(files['word/styles.xml']).toContain('w:line="579" w:lineRule="exact"')
    expect(files['word/styles.xml']).toContain('<w:sz w:val="32"/>')
  })

  test('sets body, headings and title in their fonts, and Latin in its own', () => {
    const fontOf = (words: string) => /w:eastAsia="([^"]+)"/.exec(paragraphOf(words))![1]
    expect(fontOf('在接待室召开')).toBe('仿宋_GB2312')
    expect(fontOf('一、大家提的问题')).toBe('黑体')
    expect(fontOf('（一）积水')).toBe('楷体_GB2312')
    expect(fontOf('北园新村一下大雨')).toBe('仿宋_GB2312')
    expect(fontOf('城区积水与出行安全')).toBe('方正小标宋简体')
    expect(paragraphOf('城区积水与出行安全')).toContain('<w:sz w:val="44"/>')
    expect(paragraphOf('在接待室召开')).toContain('w:ascii="Times New Roman"')
  })

  test('names what stands in for a font that is missing', () => {
    const table = files['word/fontTable.xml']!
    expect(table).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>')
    expect(table).toContain('<w:font w:name="黑体"><w:altName w:val="SimHei"/>')
    expect(table).toMatch(/方正小标宋简体"><w:altName w:val="[^"]*华文中宋[^"]*宋体/)
  })

  test('indents two characters', () => {
    expect(paragraphOf('在接待室召开')).toContain('<w:ind w:firstLine="640" w:firstLineChars="200"/>')
  })

  test('puts a red mark 35 mm below the top of the 版心, over a red rule', () => {
    const mark = paragraphOf(paper.mark)
    expect(mark).toContain('<w:color w:val="FF0000"/>')
    const [, before, line] = /w:before="(\d+)" w:line="(\d+)"/.exec(mark)!.map(Number)
    const points = Number(/<w:sz w:val="(\d+)"/.exec(mark)![1]) / 2
    expect(points).toBe(31)
    expect(before! + (line! - points * 20) / 2).toBeCloseTo((35 / 25.4) * 1440, -1)
    expect(paragraphOf(paper.date)).toContain(
      '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="FF0000"/></w:pBdr>' +
        '<w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>',
    )
  })

  test('keeps the mark between 22 and 36 points', () => {
    const points = (mark: string) =>
      Number(
        /<w:sz w:val="(\d+)"/.exec(paragraphOf(mark, unzipped({ ...paper, mark })['word/document.xml']))![1],
      ) / 2
    expect(points('某站纪要')).toBe(36)
    expect(points('某'.repeat(40))).toBe(22)
  })

  test('lists who was there after a blank line, turned lines under the first name', () => {
    const list = paragraphOf('出席')
    expect(list).toContain('<w:ind w:left="1600" w:leftChars="500" w:hanging="960" w:hangingChars="300"/>')
    expect(list).toMatch(/w:eastAsia="黑体"[^/]*\/>.*出席：.*w:eastAsia="仿宋_GB2312"[^/]*\/>.*黄代表/s)
    const before = document.split('<w:p>')
    const place = before.findIndex((one) => one.includes('出席：'))
    expect(before[place - 1]).not.toContain('<w:t')
    expect(document.indexOf('出席：')).toBeLessThan(document.indexOf('请假：'))
    expect(document).not.toContain('列席：')
  })

  test('numbers odd pages at the right and even ones at the left, one character in', () => {
    const odd = files['word/footer1.xml']!
    const even = files['word/footer2.xml']!
    expect(odd).toContain('<w:ind w:right="280"/><w:jc w:val="right"/>')
    expect(even).toContain('<w:ind w:left="280"/><w:jc w:val="left"/>')
    for (const footer of [odd, even]) {
      expect(footer).toContain('w:eastAsia="宋体"')
      expect(footer).toContain('<w:sz w:val="28"/>')
      expect(footer).toContain(' PAGE ')
      expect(footer.replace(/<[^>]+>/g, '')).toMatch(/— {2}PAGE 1 —$/)
    }
    expect(files['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
    expect(document).toContain('<w:footerReference w:type="even" r:id="r5"/>')
  })
})

describe('the file', () => {
  test('holds the words as they are, and nothing that XML forbids', () => {
    expect(document).toContain('水浸&lt;&amp;&gt;（24人附议）')
    expect(escaped('甲\u0000乙\ud800丙𠮷')).toBe('甲乙丙𠮷')
  })

  test('says 演示 on every sheet of a demonstration, and that a draft is one', () => {
    expect(files['word/header1.xml']).toBeUndefined()
    const shown = unzipped({ ...paper, demo: true, draft: true })
    expect(shown['word/header1.xml']).toContain('演示')
    expect(shown['word/document.xml']).toContain('<w:headerReference w:type="even" r:id="r6"/>')
    expect(shown['word/document.xml']).toContain('草稿')
    expect(document).not.toContain('草稿')
  })

  test('is the same bytes for the same minutes, and well formed without lists', () => {
    expect(minutesDocx(paper)).toEqual(minutesDocx(paper))
    expect(unzipped({ ...paper, lists: [] })['word/document.xml']).not.toContain('出席')
  })

  const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
  test.skipIf(!soffice)(
    `opens in LibreOffice${soffice ? '' : ' — SKIPPED: no LibreOffice on this machine'}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'linyi-docx-'))
      try {
        const long = Array.from({ length: 60 }, (_, index) => ({
          kind: 'paragraph' as const,
          text: `第 ${index} 段。`,
        }))
        writeFileSync(join(folder, 'minutes.docx'), minutesDocx({ ...paper, blocks: long, demo: true }))
        execFileSync(soffice!, [
          `-env:UserInstallation=file://${folder}/profile`,
          ...['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'minutes.docx')],
        ])
        const pdf = readFileSync(join(folder, 'minutes.pdf'), 'latin1')
        expect(pdf.slice(0, 5)).toBe('%PDF-')
        expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(4)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})
