import { describe, expect, it } from 'vitest'
import { asking, candidate, electionOf, marked, ranked } from '../../../testing/counting/elections.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import { fraction } from '../fraction.ts'
import type { CountOptions } from '../options.ts'
import { select } from '../marks/threshold.ts'
import { countingRules, type RuleId } from '../rules.ts'
import { stepsTold, storyOf } from './story.ts'

const named = { 1: '路灯', 2: '长椅', 3: '凉亭' } as Record<string, string>

const told = (rule: RuleId, election: Election, options: Partial<CountOptions>) => {
  const outcome = countingRules[rule].count(election, asking(options))
  if (!outcome.ok) throw new Error(outcome.error)
  const story = storyOf(outcome.value, (id) => named[id]!)
  return { zh: story.map(({ zh }) => zh), en: story.map(({ en }) => en) }
}

describe('the story of a count', () => {
  it('COUNT-5 tells every score, the tie and who won', () => {
    const election = electionOf(3, [marked(5, 0), marked(3, 1), marked(3, 2)])
    expect(told('approval', election, { seats: 2 })).toEqual({
      zh: [
        '11 张票，其中 0 张无效。',
        '得分最高的 2 个当选：',
        '✓ 路灯：5 分',
        '✓ 长椅：3 分',
        '– 凉亭：3 分',
        '长椅、凉亭 不分上下：按名单上的先后。',
        '结果：路灯、长椅',
      ],
      en: [
        '11 papers, 0 of them invalid.',
        'The 2 with the highest scores win:',
        '✓ 路灯: 5',
        '✓ 长椅: 3',
        '– 凉亭: 3',
        '长椅, 凉亭 are tied, decided by the order on the list.',
        'Result: 路灯, 长椅',
      ],
    })
  })

  it('COUNT-5 tells of 票选 the base, what was needed, and what is left to do', () => {
    const tie = electionOf(3, [marked(8, 0, 1), marked(4, 0, 2), marked(3, 1, 2), marked(4, 2), marked(1)])
    expect(told('threshold', tie, { seats: 2, all: 20 }).zh).toEqual([
      '20 张票，其中 0 张无效。',
      '应到 20，赞成要有 11 票才过；过了的取前 2 个。',
      '✓ 路灯：赞成 12，反对 0，弃权 8',
      '– 长椅：赞成 11，反对 0，弃权 9',
      '– 凉亭：赞成 11，反对 0，弃权 9',
      '最后 1 个名额上票数相同：长椅、凉亭 之间这里不分，按办法就这几项再投一次，或者抽签。',
      '长椅、凉亭 不分上下：这里不取，按办法再投一次或者抽签。',
      '结果：路灯',
    ])
    const few = electionOf(2, [marked(3, 0)])
    expect(told('threshold', few, { seats: 1, all: 5 }).zh[4]).toBe('结果：路灯')
    expect(told('threshold', few, { seats: 2, all: 5 }).en[4]).toContain('the presidium decides')
    const most = select(few, [{ count: 3, yes: [0], no: [1] }], { seats: 1, issued: 3, majority: null })
    expect(storyOf(most, (id) => named[id]!).map(({ zh }) => zh)).toEqual([
      '3 张票，其中 0 张无效。',
      '赞成最多的 1 个当选。',
      '✓ 路灯：赞成 3，反对 0，弃权 0',
      '– 长椅：赞成 0，反对 3，弃权 0',
      '结果：路灯',
    ])
  })

  it('COUNT-5 tells when nothing counts', () => {
    const papers = electionOf(2, [marked(3, 0)])
    expect(told('threshold', papers, { seats: 1, all: 2 })).toEqual({
      zh: [
        '3 张票，其中 3 张无效。',
        '收回 3 张，比发出的 2 张多：全部作废，重新投票。',
        '结果：没有谁当选。',
      ],
      en: [
        '3 papers, 3 of them invalid.',
        '3 papers came back of 2 handed out: all are void, vote again.',
        'Result: nobody.',
      ],
    })
  })

  const town = (papers: Paper[], costs: number[], budget: number, unit = 1n) =>
    electionOf(costs.length, papers, {
      candidates: costs.map((cost, place) => candidate(`${place + 1}`, cost)),
      money: { budget: BigInt(budget), unit },
      bounds: { ...noBounds, scoreMin: fraction(2n) },
    })

  it('COUNT-5 tells why a project was taken and another not', () => {
    const election = town([marked(3, 0, 2), marked(2, 0), marked(1, 1)], [60, 50, 45], 100)
    expect(told('greedy', election, {}).zh).toEqual([
      '6 张票，其中 0 张无效。',
      '✓ 路灯：得分 5，要花 60；还有 100，放得下',
      '– 凉亭：得分 3，要花 45；只剩 40，放不下',
      '– 长椅：得分 1，要花 50；只剩 40，放不下',
      '结果：路灯',
    ])
    expect(told('greedy_no_skip', election, {}).zh[3]).toBe(
      '– 长椅：得分 1，要花 50；前面有一个放不下，到那里就停了',
    )
    expect(told('greedy_threshold', election, {}).en[3]).toBe(
      '– 长椅: score 1, costs 50; below the least score',
    )
  })

  it('COUNT-5 tells what everyone held and paid, and what was missing', () => {
    const election = town([marked(1, 0), marked(2, 0, 1), marked(1, 1), marked(2, 2)], [100, 80, 99], 250)
    expect(told('mes', election, {}).zh).toEqual([
      '6 张票，其中 0 张无效。',
      '钱平均分到 6 个人手里，每人约 41.66；支持哪个项目，就从手里出钱。',
      '✓ 长椅：要花 80，3 个人支持，每人出约 26.66',
      '路灯、长椅 不分上下：取花钱少的。',
      '– 路灯：要花 100，支持的 3 个人一共只剩约 71.66',
      '– 凉亭：要花 99，支持的 2 个人一共只剩约 83.33',
      '结果：长椅',
    ])
    const raised = told('mes_add1', election, {})
    expect(raised.zh[2]).toBe('这个数是从平均数起每人每次加 1，加了 10 次得来的：再加就超出预算。')
    expect(raised.en[2]).toBe(
      'That is an equal share with 1 added for each, 10 times over: one more would go over the budget.',
    )
    expect(told('mes_add1', town([marked(2, 0)], [5], 10), {}).zh[2]).toContain('有人支持的都选上了')
    const cents = town([marked(4, 0), marked(1, 1)], [1, 20], 50, 100n)
    expect(told('mes', cents, {}).en[2]).toBe(
      '✓ 路灯: costs about 0.01; 4 are for it and pay about 0.00 each',
    )
  })

  it('COUNT-5 tells who gave all they had left', () => {
    const election = town([marked(3, 0), marked(1, 0, 1), marked(2, 1), marked(4)], [32, 22], 100)
    expect(told('mes', election, {}).zh[3]).toBe(
      '✓ 长椅：要花 22，3 个人支持，每人出 10，其中 1 个手里不够的，剩多少出多少',
    )
  })

  const orders = (...papers: Paper[]) => electionOf(3, papers, { kind: 'ranks' })

  it('COUNT-5 tells who was dropped and who had more than half', () => {
    expect(told('irv', orders(ranked(4, 0), ranked(3, 1), ranked(2, 2, 1), ranked(1, [0, 2])), {})).toEqual({
      zh: [
        '10 张票，其中 0 张无效。',
        '路灯约 4.50 票、长椅 3 票、凉亭约 2.50 票',
        '– 凉亭 票最少，出局，票转给各张票上的下一名。',
        '路灯 5 票、长椅 5 票',
        '– 路灯 票最少，出局，票转给各张票上的下一名。',
        '路灯、长椅 不分上下：按名单上的先后。',
        '长椅 5 票；转不出去的 5 票',
        '✓ 长椅 超过 5 票的一半，当选。',
        '结果：长椅',
      ],
      en: expect.arrayContaining([
        '长椅 5; 5 cannot be passed on',
        '✓ 长椅 has more than half of 5 and wins.',
      ]) as unknown,
    })
  })

  it('COUNT-5 tells whose votes moved where, and who was elected with or without the quota', () => {
    const election = orders(ranked(5, 0, 1), ranked(2, 1), ranked(3, 2))
    expect(told('stv_scottish', election, { seats: 2 }).zh).toEqual([
      '10 张票，其中 0 张无效。',
      '当选要有 4 票。',
      '路灯 5 票、长椅 2 票、凉亭 3 票',
      '✓ 票数够了，当选：路灯',
      '路灯 多出 1 票，所有的票按比例转给下一名。',
      '路灯 4 票、长椅 3 票、凉亭 3 票',
      '– 长椅 票最少，出局，票转给各张票上的下一名。',
      '路灯 4 票、凉亭 3 票；转不出去的 3 票',
      '✓ 剩下的不比名额多，都当选：凉亭',
      '长椅、凉亭 不分上下：看前面一轮谁多或者谁少。',
      '结果：路灯、凉亭',
    ])
  })

  it('COUNT-5 tells what the elected keep of each vote', () => {
    const election = orders(ranked(5, 0, 1), ranked(2, 1), ranked(3, 2))
    expect(told('stv_meek', election, { seats: 2 }).zh).toEqual([
      '10 张票，其中 0 张无效。',
      '当选要有约 3.33 票。',
      '路灯 5 票、长椅 2 票、凉亭 3 票',
      '✓ 票数够了，当选：路灯',
      '当选要有约 3.33 票。',
      '路灯 已经当选，每票只留约 0.66，其余的往下转。',
      '路灯约 3.33 票、长椅约 3.66 票、凉亭 3 票',
      '✓ 票数够了，当选：长椅',
      '结果：路灯、长椅',
    ])
    expect(told('stv_meek', orders(ranked(5, 0), ranked(2, 1), ranked(1, 2)), { seats: 1 }).en).toContain(
      '✓ Enough votes, elected: 路灯',
    )
    expect(told('stv_meek', orders(ranked(2, 0), ranked(2, 1), ranked(1, 2)), { seats: 1 }).en).toContain(
      '– 凉亭 has the fewest and is out; those papers go to whoever is next on each.',
    )
  })

  it('COUNT-5 says what is paid as money, where who tells it knows the currency', () => {
    const town = electionOf(2, [marked(3, 0, 1)])
    const candidates = town.candidates.map((one, place) => ({ ...one, cost: [20n, 40n][place]! }))
    const election = { ...town, candidates, money: { budget: 50n, unit: 1n } }
    const outcome = countingRules.greedy.count(election, asking({}))
    if (!outcome.ok) throw new Error(outcome.error)
    const yuan = (amount: string) => ({ zh: ` ${amount} 元`, en: `¥${amount}` })
    const [first, second] = stepsTold(outcome.value, (id) => named[id]!, yuan).map(({ told }) => told[0])
    expect(first!.zh).toBe('✓ 路灯：得分 3，要花 20 元；还有 50 元，放得下')
    expect(second!.en).toBe('– 长椅: score 3, costs ¥40; ¥30 left, it does not fit')
  })
})
