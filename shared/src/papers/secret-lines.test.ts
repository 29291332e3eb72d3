import { expect, it } from 'vitest'
import { countPapers } from '../domain/ballot/secret/count.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import type { MinutedSecret } from '../domain/minutes/minutes.ts'
import { majorityOf, termsOf } from '../testing/secret.ts'
import { secretLines } from './secret-lines.ts'

const told = (
  terms: SecretTerms,
  papers: readonly string[],
  more: Partial<MinutedSecret['announced']> = {},
  issued = 9,
): readonly string[] => {
  const outcome = countPapers(terms, issued, papers)
  const roots = { receiptsRoot: '', ballotsRoot: '', fingerprint: '' }
  return secretLines({
    motion: '选民生实事',
    motionId: 'm',
    terms,
    sealing: {
      ...{ issued, phone: issued, booth: 0, paper: 0, returned: papers.length, unreturned: 0 },
      ...{ void: outcome.void, second: 'agrees', ...roots },
    },
    announced: {
      by: 'chair',
      at: 1,
      outcome,
      elected: outcome.winners,
      reserve: [],
      settled: 'carried',
      lot: null,
      rest: null,
      ...more,
    },
  })
}

it('says the papers, the rule, each candidate and who goes to the reserve', () => {
  const terms = termsOf(2, { majority: majorityOf(5) })
  expect(told(terms, ['yn', 'yn', 'yn', 'an', 'yy'], { reserve: ['b', 'before'] })).toEqual([
    '无记名投票（票决）：候选2个，应选1个。发出9张，收回5张，有效4张，废票1张。按票选计票，应到5人，3票起通过。',
    '项目 a：赞成3票，反对0票，弃权1票，当选。',
    '项目 b：赞成0票，反对4票，弃权0票。',
    '“项目 b”列入储备库。',
  ])
})

it('says what advises, by points, and what only rounds decide', () => {
  expect(told(termsOf(2, { rule: 'score', scoreMax: 5, binding: false }), ['50', '41'])).toEqual([
    '无记名投票（票选推荐，供有权决定的单位参考）：候选2个，应选1个。发出9张，收回2张，有效2张，废票0张。按打分计票。',
    '项目 a：得9分，当选。',
    '项目 b：得1分。',
  ])
  expect(told(termsOf(2, { rule: 'irv' }), ['12', '10']).slice(1)).toEqual(['项目 a，当选。', '项目 b。'])
  const majority = { ...majorityOf(0), base: 'valid' } as const
  expect(told(termsOf(1, { majority }), ['y'])[0]).toContain('有效票1张，1票起通过')
})

it('says no number of seats where money is spent, which the count does not go by', () => {
  const terms = termsOf(2, { rule: 'mes', budget: 9_000_000 })
  const [first] = told(terms, ['y-', 'yy'])
  expect(first).toContain('：候选2个。')
  expect(first).toContain('按等额份额法计票，总共9万元。')
  expect(first).not.toContain('应选')
})

it('says what is left open, and what became of it', () => {
  expect(told(termsOf(3, { seats: 1 }), ['yan', 'ayn']).slice(-1)).toEqual([
    '“项目 a”、“项目 b”票数相同，在其中重新投票。',
  ])
  expect(told(termsOf(1), ['y', 'y'], {}, 1).slice(-1)).toEqual([
    '收回的票多于发出的票，全部作废，重新投票。',
  ])
  const rest = { decision: 'leftEmpty', reason: '主席团会议', at: 1 } as const
  expect(told(termsOf(2, { majority: majorityOf(9) }), ['ya'], { rest }).slice(-1)).toEqual([
    '剩下的名额1个，主席团决定名额空缺：主席团会议。',
  ])
  expect(told(termsOf(2, { majority: majorityOf(9) }), ['ya']).slice(-1)).toEqual([
    '剩下的名额1个没有项目够数，由主席团决定。',
  ])
  const tied = told(termsOf(3, { seats: 1 }), ['yan', 'ayn'], { rest })
  expect(tied.slice(-1)).toEqual(['剩下的名额1个，主席团决定名额空缺：主席团会议。'])
  expect(tied.join('')).not.toContain('重新投票')
})

it('names the budget a rule spends', () => {
  const spending = (budget: number) => told(termsOf(2, { rule: 'greedy', budget }), ['yy'])[0]
  expect(spending(286_000_000)).toContain('计票，总共286万元。')
  expect(spending(200_050)).toContain('计票，总共2000.5元。')
  expect(spending(1_000_100)).toContain('计票，总共10001元。')
})

it('says that a tie is settled by lot, and then what it came to', () => {
  const terms = { ...termsOf(3, { seats: 1 }), ties: 'lot' as const }
  expect(told(terms, ['yan', 'ayn']).slice(-1)).toEqual(['“项目 a”、“项目 b”票数相同，抽签决定。'])
  const seed = '0123456789abcdef'.repeat(4)
  const drawn = { seed, order: ['b', 'a'], won: ['b'], at: 2 }
  const lot = { witnesses: [], givenUp: [], drawn }
  expect(told(terms, ['yan', 'ayn'], { lot }).slice(-4)).toEqual([
    '项目 a：赞成1票，反对0票，弃权1票。',
    '项目 b：赞成1票，反对0票，弃权1票，当选。',
    '项目 c：赞成0票，反对2票，弃权0票。',
    '“项目 b”、“项目 a”票数相同，按办法抽签，“项目 b”当选（种子0123456789abcdef）。',
  ])
})
