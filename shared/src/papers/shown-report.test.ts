import { expect, it } from 'vitest'
import { facts, noon } from '../testing/given.ts'
import type { ResultPaper } from './result-paper.ts'
import { shownReport } from './shown-report.ts'

const paper: ResultPaper = {
  ...{ meeting: 'M', facts, station: '圭峰站', openedAt: noon, closedAt: noon + 60_000 },
  motion: { text: '装灯', who: '街道办', what: '六月底前装好', when: '', cost: '' },
  ...{ method: { zh: '举手表决', en: 'Show of hands' }, byName: false, expected: 16, entitled: 13 },
  result: {
    ...{ yes: 11, no: 1, abstain: 0, silent: 1, base: 'present', baseCount: 13, needed: 7, passed: true },
  },
  rule: { zh: '赞成超过实到人数的一半就通过；一样多，算没通过。', en: '' },
  basis: { source: '本站议事办法', asOf: '2025-01' },
  ...{ named: [], moderators: ['黄代表'], root: null },
}

it('says of a show of hands what was put, how many were here, the hands, the rule with its base and its source', () => {
  const report = shownReport(paper, true)
  expect(report).toMatchObject({
    issuer: '圭峰站·邻里议事会',
    held: '动议：装灯（街道办，六月底前装好）。举手表决，2026年3月10日12:00开始，12:01结束。',
    head: ['选项', '票数'],
    rows: [
      { cells: ['赞成', '11'], won: true },
      { cells: ['反对', '1'], won: false },
    ],
    ...{ root: null, demo: true },
  })
  expect(report.figures.map(({ label, count }) => `${label}${count}`)).toEqual([
    ...['应到16', '实到13', '举手12', '没有举手1'],
  ])
  expect(report.told).toEqual([
    '结果：通过。',
    '办法：赞成超过实到人数的一半就通过；一样多，算没通过。实到 13 人，7票起通过。',
    '依据：本站议事办法，2025-01的文本。',
  ])
  expect(report.signs.map(({ label, who }) => label + who)).toEqual(['监票人', '计票人', '主持人黄代表'])
})

it('of a vote by name has abstentions and where the names are; counted apart each count in a column', () => {
  const counts = { yes: 8650, no: 0, abstain: 0, needed: 4326 }
  const byArea = {
    ...counts,
    matter: 'ordinary' as const,
    owners: 3,
    area: 8650,
    ownersNeeded: 2,
    areaNeeded: 5767,
  }
  const group = {
    ...{ capacity: 'deputy' as const, yes: 2, no: 0, abstain: 1, silent: 0 },
    ...{ base: 'present' as const, baseCount: 3, needed: 2 },
  }
  const named = [{ name: '安', unit: '', choice: 'yes', area: null }]
  const report = shownReport(
    {
      ...paper,
      ...{ byName: true, expected: null, named, root: '07d5b82e3c4119fa'.repeat(4) },
      result: { ...paper.result, passed: false, byArea, group },
    },
    false,
  )
  expect(report.figures.map(({ label }) => label)).toEqual(['实到', '收回', '没有表态'])
  expect(report.head).toEqual(['选项', '票数', '面积（平方米）', '其中人大代表'])
  expect(report.rows.map(({ cells }) => cells[0])).toEqual(['赞成', '反对', '弃权'])
  expect(report.rows[0]).toEqual({ cells: ['赞成', '11', '86.50', '2'], won: false })
  expect(report.told[0]).toBe('结果：没有通过。')
  expect(report.told.at(-1)).toContain('打印的附页')
  expect(report.root?.groups).toEqual(['07D5', 'B82E', '3C41', '19FA'])
})
