import { describe, expect, it } from 'vitest'
import { asking, electionOf, marked } from '../../../testing/counting/elections.ts'
import type { Election } from '../election.ts'
import type { CountOptions } from '../options.ts'
import { select } from '../marks/threshold.ts'
import { countingRules, type RuleId } from '../rules.ts'
import { storyOf } from './story.ts'

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
        '第 1 步 长椅、凉亭 不分上下：按名单上的先后。',
        '结果：路灯、长椅',
      ],
      en: [
        '11 papers, 0 of them invalid.',
        'The 2 with the highest scores win:',
        '✓ 路灯: 5',
        '✓ 长椅: 3',
        '– 凉亭: 3',
        'Step 1: 长椅, 凉亭 are tied, decided by the order on the list.',
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
      '最后 1 个名额上票数相同：只就 长椅、凉亭 再投一次，多的当选。',
      '第 1 步 长椅、凉亭 不分上下：不取，再投一次。',
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
      zh: ['3 张票，其中 3 张无效。', '收回的票比发出的多：全部作废，重新投票。', '结果：没有谁当选。'],
      en: [
        '3 papers, 3 of them invalid.',
        'More papers came back than were handed out: all are void, vote again.',
        'Result: nobody.',
      ],
    })
  })
})
