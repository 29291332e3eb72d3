import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import { paperKinds, type SecretRule } from '../ballot/secret/paper-kinds.ts'
import { rulePacks, type RulePack } from '../rules/packs.ts'
import { justMore, twoThirds, type Share } from '../rules/share.ts'
import { rulesTextInEnglish } from './rules-text-en.ts'
import { rulesTextOf } from './rules-text.ts'

const planned = { candidates: 6, rule: 'threshold', seats: 3, binding: true } as const
const figures = { budget: 30_000_000, scoreMax: 5, points: 10 }
const { townCongress, streetAssembly } = rulePacks
const by = (share: Share): RulePack => ({
  ...townCongress,
  decision: { ...townCongress.decision, share, base: 'present' },
})

describe('the words of the 表决办法 that settings make', () => {
  it('ELECT-7 says how to fill in, what is void, the majority with its base, a tie, and that it binds', () => {
    expect(rulesTextOf(planned, townCongress)).toBe(
      [
        '一、从 6 个候选项目里选 3 个，无记名投票。候选项目按名单的先后印在票上。',
        '二、每张票最多选 3 项，可以少选；多选的，整张票作废。没有选的算弃权。',
        '三、收回的票不多于发出的票，投票有效；多于发出的票，全部作废，重新投票。',
        '四、赞成票超过应到人数一半的入选；够数的多于 3 项，取赞成票多的前 3 项。最后一个名额票数一样的，就这几项重新投票，票多的入选。',
        '五、够数的不足 3 项，由主席团决定再投一次，或者名额空着，当场宣布并写明原因。',
        '六、监票人不少于 2 名、计票人不少于 1 名，由会议通过；候选项目责任单位的人不担任，主持人不担任。',
        '七、监票人签认以后，由主持人当场宣布。没有入选的进项目储备库。',
        '八、本次投票是票决，结果由责任单位组织实施。',
      ].join('\n'),
    )
  })

  it('ELECT-13 says that no majority is asked for, and a lot where the rules settle a tie by one', () => {
    const plain = rulesTextOf({ ...planned, plain: true }, townCongress)
    expect(plain).toContain(
      '四、不要求过半数：按赞成票多少，取前 3 项，一张赞成票也没有的不入选。最后一个名额',
    )
    expect(plain).toContain('五、得了赞成票的不足 3 项，由主席团决定')
    for (const rule of ['threshold', 'k_approval'] as const) {
      const byLot = { ...townCongress, ties: 'lot' } as const
      expect(rulesTextOf({ ...planned, rule }, byLot)).toContain(
        '票数一样的，当场抽签：两位见证人各写一个数封好',
      )
      expect(rulesTextInEnglish({ ...planned, rule }, byLot)).toContain('settled by lot')
    }
    expect(rulesTextInEnglish({ ...planned, plain: true }, townCongress)).toContain(
      'No majority is asked for',
    )
  })

  it('ELECT-7 a body that only recommends is never said to decide', () => {
    const last = (binding: boolean, pack: RulePack) =>
      rulesTextOf({ ...planned, binding }, pack)
        .split('\n')
        .pop()
    const advice = '八、本次投票是推荐，结果报有权决定的单位作为依据。'
    expect([last(true, streetAssembly), last(false, townCongress)]).toEqual([advice, advice])
  })

  it('ELECT-7 names the share the meeting goes by', () => {
    expect(rulesTextOf(planned, by(twoThirds))).toContain('四、赞成票占实到人数三分之二以上的入选')
    expect(rulesTextOf(planned, by(justMore))).toContain('四、赞成比反对多的入选')
  })

  it.each([
    ['k_approval', '每张票最多选 3 项'],
    ['approval', '想选几项选几项'],
    ['irv', '最想要的写 1'],
    ['score', '0 到 5 分'],
    ['cumulative', '一共 10 分'],
    ['knapsack', '加起来不超过 30 万元'],
    ['greedy', '总共 30 万元：得票多的在前'],
    ['greedy_no_skip', '到第一项钱不够的为止'],
    ['mes', '平分总钱数'],
    ['mes_add1', '多分一元'],
  ] as const)('ELECT-7 by %s: %s', (rule, said) => {
    const text = rulesTextOf({ ...planned, ...figures, rule }, townCongress)
    expect(text).toContain(said)
    expect(text).not.toContain('主席团')
  })

  it.each([
    ['irv', '选出 1 项', '出局的票数一样，名单上排在前面的出局'],
    ['stv_scottish', '选出 3 项', '票数一样的看前面各轮，一路都一样，按名单的先后'],
    ['stv_meek', '选出 3 项', '票数一样的，按名单的先后'],
  ] as const)('ELECT-7 promises no vote again that %s does not hold', (rule, many, tie) => {
    const text = rulesTextOf({ ...planned, rule }, townCongress)
    for (const said of [many, `${tie}，写进结果，不重新投票。`]) expect(text).toContain(said)
    expect(text).not.toContain('就这几项重新投票')
    expect(text).not.toContain('取前')
  })

  it.each([
    ['greedy', '票数一样的，花钱少的在前，再一样的按名单的先后'],
    ['greedy_no_skip', '票数一样的，花钱少的在前，再一样的按名单的先后'],
    ['knapsack', '票数一样的，花钱少的在前，再一样的按名单的先后'],
    ['mes', '分到一样多的，票多的在前，再看花钱少的，还一样的按名单的先后'],
    ['mes_add1', '分到一样多的，票多的在前，再看花钱少的，还一样的按名单的先后'],
  ] as const)('ELECT-7 says of a tie what counting by %s does (BUDGET-6, SHARE-4)', (rule, tie) => {
    const text = rulesTextOf({ ...planned, ...figures, rule }, townCongress)
    expect(text).toContain(`${tie}，写进结果，不重新投票。`)
    expect(rulesTextInEnglish({ ...planned, ...figures, rule }, townCongress)).toContain('the cheaper')
  })

  it('ELECT-7 says of ranks that are points what is said of points: a tie is voted on again', () => {
    expect(rulesTextOf({ ...planned, rule: 'ranked_points' }, townCongress)).toContain('就这几项重新投票')
  })

  it('ELECT-7 fits into what a plan may hold, whatever the rule', () => {
    for (const rule of Object.keys(paperKinds) as SecretRule[])
      expect(rulesTextOf({ ...planned, rule }, townCongress).length).toBeLessThan(
        limits.electionRulesCharsMax,
      )
  })

  it('ELECT-7 says the same in English, article by article, whatever the rule', () => {
    for (const more of [{}, figures])
      for (const rule of Object.keys(paperKinds) as SecretRule[])
        for (const pack of [townCongress, streetAssembly, by(justMore)]) {
          const [zh, en] = [rulesTextOf, rulesTextInEnglish].map((say) =>
            say({ ...planned, ...more, rule }, pack).split('\n'),
          )
          expect(en).toHaveLength(zh!.length)
        }
    const english = rulesTextInEnglish(planned, townCongress)
    expect(english).toContain('4. Chosen is who has yes from more than half of those expected')
    expect(english).toContain('8. This vote is binding')
    const advice = { ...planned, seats: 1, binding: false }
    expect(rulesTextInEnglish(advice, townCongress)).toMatch(/^1\. One is chosen of 6[^]*advice/)
  })
})
