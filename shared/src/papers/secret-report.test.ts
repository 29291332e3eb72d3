import { expect, it } from 'vitest'
import { countPapers } from '../domain/ballot/secret/count.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import { noon, facts } from '../testing/given.ts'
import { majorityOf, termsOf } from '../testing/secret.ts'
import type { SecretPaper } from './secret-paper.ts'
import { secretReport } from './secret-report.ts'

const issued = 5

const paperOf = (
  terms: SecretTerms,
  papers: readonly string[],
  more: Partial<SecretPaper> = {},
): SecretPaper => {
  const outcome = countPapers(terms, issued, papers)
  return {
    ...{ meeting: 'M', facts, station: '圭峰站', motion: '选民生实事', terms, again: null },
    ...{ castsFrom: noon, stoppedAt: noon + 60_000, announcedAt: noon + 120_000, expected: 6, entitled: 5 },
    sealing: {
      ...{ issued, phone: issued, booth: 0, paper: 0, returned: papers.length, unreturned: 0 },
      ...{ void: outcome.void, second: 'agrees', receiptsRoot: '', ballotsRoot: '' },
      fingerprint: '0123456789abcdef'.repeat(4),
    },
    ...{
      outcome,
      reserve: [],
      rest: null,
      lot: null,
      sentBack: 0,
      helped: 0,
      rulings: [],
      turned: null,
      announcedBy: '黄代表',
    },
    signed: [{ name: '何代表', at: noon + 90_000, chief: true }],
    tellers: ['伍姐'],
    ...more,
  }
}

it('has the figures, each candidate with its marks, the base and the rule, who signed, and the fingerprint', () => {
  const terms = termsOf(2, { majority: majorityOf(5) })
  const report = secretReport(paperOf(terms, ['yn', 'yn', 'yn', 'an', 'yy'], { reserve: ['b'] }), true)
  expect(report.held).toMatch(/^选民生实事。2选1，无记名票决。.*开始，.*停止。$/)
  expect(report.figures.map(({ label, count }) => `${label}${count}`).join(' ')).toBe(
    '应到6 实到5 发出5 收回5 有效4 废票1',
  )
  expect(report.head).toEqual(['序号', '项目名称', '投资（万元）', '赞成', '反对', '弃权', '是否当选'])
  expect(report.rows).toEqual([
    { cells: ['1', '项目 a', '0.1', '3', '0', '1', '当选'], won: true },
    { cells: ['2', '项目 b', '0.1', '0', '4', '0', '—'], won: false },
  ])
  expect(report.told).toEqual([
    `办法：${terms.pack.name.zh}。按票选计票，应到5人，3票起通过。`,
    '“项目 b”列入储备库。',
    '有的项几乎每张票都一样，那一项各人怎么选的，从结果看得出。',
    '两套程序各数一遍，结果一致。',
  ])
  expect(report.signs).toMatchObject([
    { label: '总监票人', who: '何代表' },
    { label: '计票人', who: '伍姐', at: '' },
    { label: '主持人', who: '黄代表' },
  ])
  expect(report.groups).toEqual(['0123', '4567', '89AB', 'CDEF'])
  expect(report.demo).toBe(true)
})

it('says advice, a vote again, points instead of marks, ties on the way, and counts sent back', () => {
  const candidates = termsOf(2).candidates.map((one) => ({ ...one, cost: 0 }))
  const points = termsOf(2, { rule: 'score', scoreMax: 5, binding: false, candidates })
  const rulings = [
    { sheet: 8, reason: '圈画在格线上' },
    { sheet: 9, reason: '涂改过' },
  ]
  const turned = { issued: 3, returned: 1, reason: '断网了' }
  const report = secretReport(
    paperOf(points, ['53', '40'], { expected: null, again: 'tied', sentBack: 2, helped: 3, turned, rulings }),
    false,
  )
  expect(report.held).toContain('票选推荐，结果供有权决定的单位参考')
  expect(report.held).toContain('这是票数相同以后的重新投票')
  const heldAfter = (again: SecretPaper['again']) => secretReport(paperOf(points, [], { again }), false).held
  expect(heldAfter('seatsLeft')).toContain('主席团决定以后的另行投票')
  expect(heldAfter('allVoid')).toContain('全部作废以后的重新投票')
  for (const again of ['seatsLeft', 'allVoid'] as const) expect(heldAfter(again)).not.toContain('票数相同')
  expect(report.figures[0]).toEqual({ label: '实到', count: 5 })
  expect(report.head).toEqual(['序号', '项目名称', '得分', '是否当选'])
  expect(report.rows[0]!.cells).toEqual(['1', '项目 a', '9', '当选'])
  expect(report.told.slice(-4)).toEqual([
    '设备上一轮作废（发出3，投了1），改用纸票：断网了。',
    '有3人由工作人员念票或者扶着机器，选什么由本人自己点。',
    '监票人看原票判定：第8张，圈画在格线上；第9张，涂改过。',
    '监票人退回重核2次，各次都留底。',
  ])
})

it('says no number of seats where money is spent', () => {
  const money = paperOf(termsOf(3, { rule: 'knapsack', budget: 9_000_000 }), ['y--', 'yy-'])
  expect(secretReport(money, false).held).toMatch(/^选民生实事。无记名票决。/)
})

it('says of one motion no number of seats, and of rounds no figure', () => {
  expect(secretReport(paperOf(termsOf(1), ['y', 'n', 'y']), false).held).toMatch(/^选民生实事。无记名票决。/)
  const rounds = paperOf(termsOf(3, { rule: 'irv' }), ['100', '010'])
  const { rows, told } = secretReport(
    { ...rounds, outcome: { ...rounds.outcome, ties: [['a', 'b']] } },
    false,
  )
  expect(rows.map(({ cells }) => cells[3])).toEqual(['—', '—', '—'])
  expect(told.join('')).toContain('“项目 a”、“项目 b”在计票中有一步不分上下，按计票办法定的先后取')
})

it('names the witnesses of a lot with their numbers', () => {
  const terms = { ...termsOf(2, { seats: 1 }), ties: 'lot' as const }
  const numbers = [
    { name: '甲代表', number: '4711' },
    { name: '乙代表', number: '8' },
  ]
  const lot = { seed: 'ab'.repeat(32), order: ['b', 'a'], won: ['b'], numbers }
  const { told } = secretReport(paperOf(terms, ['ya', 'ay'], { lot }), false)
  expect(told).toContain('抽签的见证人：甲代表写4711，乙代表写8。两个数都在打开以前封好，合起来定次序。')
  expect(told.join('')).toContain('按办法抽签，“项目 b”当选（种子abababababababab）')
})
