import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SecretReport } from '@linyi/shared/papers/secret-report'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { reportDocx, shownDocx } from './report-docx.ts'

const row = (place: number) => ({
  cells: [String(place), `北园新村排水改造第 ${place} 段`, '286', '41', '3', '2', place === 1 ? '当选' : '—'],
  won: place === 1,
})
const report: SecretReport = {
  issuer: '圭峰片区人大代表联络站·邻里议事会',
  date: '2025年3月19日',
  held: '民生实事。6选3，无记名票决。',
  figures: ['应到', '实到', '发出', '收回', '有效', '废票'].map((label, place) => ({
    label,
    count: 54 - place,
  })),
  head: ['序号', '项目名称', '投资（万元）', '赞成', '反对', '弃权', '是否当选'],
  rows: [row(1), row(2)],
  told: ['办法：本站办法，按实到。按票选计票，实到53人，27票起通过。'],
  signs: [
    { label: '监票人', who: '何代表', at: '20:12签认' },
    { label: '主持人', who: '黄代表', at: '20:16宣布' },
  ],
  groups: ['07D5', 'B82E', '3C41', '19FA'],
  fingerprint: '07d5b82e3c4119fa'.repeat(4),
  demo: false,
}
const partsOf = (given: SecretReport) => {
  const files = unzipSync(reportDocx(given))
  return (path: string) => strFromU8(files[path]!)
}
const document = partsOf(report)('word/document.xml')
const plain = (xml: string) => xml.replace(/<[^>]+>/g, '')
const cellsOf = (row: string) => row.split('<w:tc>').slice(1).map(plain)
const tables = document.split('<w:tbl>').slice(1)

test('read back, its tables hold what was put in', () => {
  const [figures, outcome] = tables.map((one) =>
    one.split('</w:tbl>')[0]!.split('<w:tr>').slice(1).map(cellsOf),
  )
  expect(figures).toEqual([
    ['应到', '实到', '发出', '收回', '有效', '废票'],
    ['54', '53', '52', '51', '50', '49'],
  ])
  expect(outcome).toEqual([report.head, ...report.rows.map(({ cells }) => cells)])
})

test('says the base and the rule, who signed when, and the fingerprint by four groups and in full', () => {
  const words = plain(document)
  expect(words).toContain('实到53人，27票起通过')
  expect(words).toContain('监票人：何代表（20:12签认）')
  expect(words).toContain('票箱指纹：07D5 B82E 3C41 19FA')
  expect(words).toContain('07D5B82E 3C4119FA '.repeat(4).trim())
})

test('is set in the measure and the fonts of GB/T 9704, its tables no wider than the 版心', () => {
  expect(document).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
  const title = document.split('<w:p>').find((one) => one.includes('票选结果报告单'))!
  expect(title).toContain('w:eastAsia="方正小标宋简体"')
  expect(title).toContain('<w:sz w:val="44"/>')
  for (const table of tables) {
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(11906 - 1474 - 1587)
  }
  expect(tables[1]).toContain('<w:tblHeader/>')
  expect(tables[1]!.match(/<w:cantSplit\/>/g)).toHaveLength(3)
})

test('says 演示 on every sheet of a demonstration', () => {
  expect(partsOf({ ...report, demo: true })('word/header1.xml')).toContain('演示')
})

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
test.skipIf(!soffice)(
  `fifty projects go on over the pages in LibreOffice${soffice ? '' : ' — SKIPPED: no LibreOffice on this machine'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'linyi-report-'))
    try {
      const rows = Array.from({ length: 50 }, (_, place) => row(place + 1))
      writeFileSync(join(folder, 'report.docx'), reportDocx({ ...report, rows, demo: true }))
      execFileSync(soffice!, [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'report.docx')],
      ])
      const pdf = readFileSync(join(folder, 'report.pdf'), 'latin1')
      expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length).toBeGreaterThanOrEqual(3)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)

test('a vote that was shown has a title and signatures of its own, and the digest of the close once there is one', () => {
  const { groups, fingerprint, ...rest } = report
  const signs = [{ label: '主持人', who: '黄代表', at: '' }]
  const words = (root: { groups: readonly string[]; inFull: string } | null) =>
    plain(strFromU8(unzipSync(shownDocx({ ...rest, signs, root }))['word/document.xml']!))
  expect(words({ groups, inFull: fingerprint })).toContain('散会指纹：07D5 B82E 3C41 19FA')
  expect(words(null)).toContain('表决结果报告单')
  expect(words(null)).toContain('主持人：黄代表签字')
  expect(words(null)).not.toContain('指纹')
})
