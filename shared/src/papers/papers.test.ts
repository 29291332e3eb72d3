import { beforeAll, describe, expect, it, test } from 'vitest'
import { proseIn } from '../domain/minutes/prose.ts'
import { minutesOf, type Minutes } from '../domain/minutes/minutes.ts'
import { came } from '../domain/roll/counts.ts'
import { bodies } from '../domain/rules/bodies.ts'
import type { OwnRules } from '../domain/rules/own.ts'
import type { RecordPerson } from '../record/called.ts'
import type { Hall } from '../testing/hall.ts'
import { rehearse } from '../testing/rehearse.ts'
import { finished } from '../testing/scenarios/finished.ts'
import { longDate, numeral, timeSpan } from './chinese.ts'
import { minutesPaper, type MinutesFacts } from './minutes-paper.ts'
import { byUnit, paperPerson, type PaperPerson } from './people.ts'
import { resultPaper } from './result-paper.ts'
import { rollPaper } from './roll-paper.ts'

const now = Date.UTC(2026, 2, 10, 4)
let hall: Hall
beforeAll(async () => {
  hall = await rehearse(finished, now)
})

/** As the rehearsal knows people: officials say by their name what they are. */
const personOf = (id: string): PaperPerson => {
  const name = hall.names().get(id) ?? '黄代表'
  const official = name.includes('代表') || name.startsWith('小')
  return { name, unit: official ? '人大代表' : '明兴', official }
}
const facts = (changed: Partial<Minutes> = {}, rules: OwnRules | null = null): MinutesFacts => {
  const state = hall.state()
  const { present, excused, observers } = came(state)
  return {
    minutes: { ...minutesOf(state), confirmed: null, ...changed },
    rules,
    station: '圭峰片区人大代表联络站',
    came: {
      present: present.map(personOf),
      excused: excused.map(personOf),
      observers: observers.map(personOf),
    },
    personOf,
    demo: true,
  }
}
const texts = (changed: Partial<Minutes> = {}, rules: OwnRules | null = null): string[] =>
  minutesPaper(facts(changed, rules)).blocks.map(({ text }) => text)

describe('the minutes', () => {
  it('bear the mark, the date of the close and who it is of', () => {
    expect(minutesPaper(facts())).toMatchObject({
      mark: '圭峰片区联络站邻里议事会纪要',
      issuer: '圭峰片区人大代表联络站',
      year: 2026,
      date: longDate(hall.state().meeting.closedAt!),
      title: '学校门口的早市',
      demo: true,
    })
  })

  it('open with time, place, people and figures', () => {
    expect(texts()[0]).toBe(
      '2026年2月10日19:30至20:44，在明兴社区服务中心召开邻里议事会，由黄代表主持，小周记录。' +
        '应到16人，实到13人。纪要如下。',
    )
    expect(
      texts({ attendance: { expected: null, present: 3, observers: 0, excused: 0 }, recorders: [] })[0],
    ).toContain('由黄代表主持。实到3人。')
  })

  it('say what was raised, said, voted and decided, under numbered headings', () => {
    expect(texts()).toEqual(
      expect.arrayContaining([
        '一、大家提的问题',
        '会议收到问题3条。',
        '1. 早市收档后垃圾留到中午没人清（8人附议）',
        '二、发言',
        '就“早市收档后垃圾留到中午没人清”，罗女士（赞成）、谭叔（反对）发言。',
        '三、表决',
        '早市收档后半小时内清走垃圾。',
        '谁：市场管理方；做什么：收档后半小时内清走；何时：下个月起。',
        expect.stringMatching(/^1\. 早市收档后垃圾留到中午没人清：./),
        '举手表决：应到16人，实到13人，赞成11票，反对1票，没有表态1人。按实到人数算，7票起通过，通过。',
        '四、议定的事',
        '1. 早市收档后半小时内清走垃圾，由市场管理方负责。',
      ]),
    )
    expect(texts().find((text) => text.startsWith('由市场管理方'))).toMatch(
      /^由市场管理方收档后半小时内清走垃圾，2026年3月\d+日前办好。$/,
    )
  })

  it('hold the words the chair confirmed, and the corrections behind them', () => {
    const prose = proseIn({
      'prose/0/paragraph': '会前下雨，晚到几位。',
      'prose/1/heading': '下一步',
      'prose/2/subheading': '（一）谁来催',
      'prose/3/numbered/0': '小谭每周看一次',
      'prose/4/bullet/0': '公示栏贴一份',
    })
    const confirmed = { by: 'chair', at: now, prose }
    const corrections = [{ by: 'recorder', text: '实到应为14人', at: now, seq: 99 }]
    const { draft, blocks } = minutesPaper(facts({ confirmed, corrections }))
    expect(draft).toBe(false)
    expect(blocks[2]).toEqual({ kind: 'paragraph', text: '会前下雨，晚到几位。' })
    expect(blocks.slice(-6)).toEqual([
      { kind: 'heading', text: '五、下一步' },
      { kind: 'subheading', text: '（一）谁来催' },
      { kind: 'item', text: '1. 小谭每周看一次' },
      { kind: 'item', text: '公示栏贴一份' },
      { kind: 'heading', text: '六、更正' },
      { kind: 'item', text: '1. 2026年3月10日：实到应为14人' },
    ])
  })

  it('say that they are a draft until they are confirmed and the meeting is over', () => {
    expect(minutesPaper(facts()).draft).toBe(true)
    const confirmed = { by: 'chair', at: now, prose: proseIn({}) }
    expect(minutesPaper(facts({ confirmed, closedAt: null })).draft).toBe(true)
  })

  it('of a meeting in which nothing happened are short', () => {
    const nothing = {
      agenda: [],
      issues: [],
      speakers: [],
      ballots: [],
      secretBallots: [],
      resolutions: [],
      moderators: [],
      recorders: [],
    }
    expect(texts({ ...nothing, startedAt: null, closedAt: null })).toHaveLength(1)
  })

  it('tell of every evening where it was adjourned', () => {
    const [startedAt, endedAt] = [now - 7 * 86_400_000, now - 7 * 86_400_000 + 3_600_000]
    const sittings = [{ startedAt, endedAt, present: 9, observers: 2 }]
    const [opening] = texts({ sittings })
    expect(opening).toContain('2026年3月3日12:00至13:00、2026年')
    expect(opening).toMatch(/应到16人，第一次实到9人，列席2人；第二次实到13人/)
  })

  it('say which motion people spoke on', () => {
    const { motion, text } = minutesOf(hall.state()).motions[0]!
    const [turn] = minutesOf(hall.state()).speakers
    const who = personOf(turn!.participant).name
    expect(texts({ speakers: [{ ...turn!, stance: 'for', subject: `motion/${motion}` }] })).toContain(
      `就动议“${text.replace(/。$/, '')}”，${who}（赞成）发言。`,
    )
  })

  it('of a tea-talk take along what nobody objected to', () => {
    const { facts: notice } = hall.state().meeting
    expect(texts({ facts: { ...notice, kind: 'teaTalk' } })).toContain('四、带走的话')
  })

  it('say both counts where owners vote by area, or a group is counted apart', () => {
    const [ballot] = minutesOf(hall.state()).ballots
    const voted = (result: object) =>
      texts({ ballots: [{ ...ballot!, result: { ...ballot!.result, ...result } }] }).find((text) =>
        text.startsWith('举手表决'),
      )
    const counts = { yes: 15650, no: 12000, abstain: 0, needed: 20738 }
    const byArea = { matter: 'major', ...counts, owners: 4, area: 27650, ownersNeeded: 3, areaNeeded: 18434 }
    expect(voted({ byArea, base: 'returned', baseCount: 12, needed: 9, passed: false })).toContain(
      '。全体业主4人、276.50平方米，参加表决12人、276.50平方米（要3人、184.34平方米）；' +
        '赞成156.50平方米，反对120.00平方米；重大事项要赞成9人、207.38平方米，没有通过。',
    )
    expect(voted({ byArea: { ...byArea, matter: 'ordinary' } })).toContain('一般事项要赞成')
    const group = { capacity: 'deputy', yes: 3, no: 1, abstain: 0, silent: 0, base: 'present', baseCount: 4 }
    expect(voted({ group: { ...group, needed: 3 } })).toContain(
      '；其中人大代表赞成3票，反对1票。按实到人数算，7票起通过；人大代表按实到4人算，3票起通过，通过。',
    )
  })

  it('tell the agenda with its times, each item once, and the day where there were several', () => {
    expect(texts()[1]).toBe(
      '会议议程依次为：签到、讲规则（19:30）；说问题、理清单（19:36）；定下一步谁来办（20:26）。',
    )
    const entered = (item: string, days: number) => ({
      ...{ item, title: item, enteredAt: now + days * 86_400_000 },
    })
    const sittings = [{ startedAt: now, endedAt: now, present: 9, observers: 0 }]
    const agenda = [entered('甲', 0), entered('乙', 0), entered('甲', 7), entered('丙', 7)]
    expect(texts({ agenda: [...agenda, { ...entered('', 7), title: '' }], sittings })[1]).toBe(
      '会议议程依次为：甲（2026年3月10日12:00）；乙（12:00）；丙（2026年3月17日12:00）。',
    )
  })

  it('say 应到 and 实到 as they were when the ballot opened, and what was asked', () => {
    const [ballot] = minutesOf(hall.state()).ballots
    const line = (changed: object) => texts({ ballots: [{ ...ballot!, ...changed }] })
    const open = { method: 'open', expected: 54, entitled: 40 } as const
    const result = { ...ballot!.result, base: 'returned', baseCount: 12 }
    expect(line({ ...open, result })).toContain(
      '记名表决：应到54人，实到40人，赞成11票，反对1票，弃权0票，没有表态1人。按收回的票算，7票起通过，通过。',
    )
    expect(line({ expected: null }).find((text) => text.startsWith('举手表决'))).toMatch(
      /^举手表决：实到13人，/,
    )
  })

  it('say of a motion what it quotes, and who does what by when, also where it was lost', () => {
    const { motions, ballots } = minutesOf(hall.state())
    const [ballot] = ballots
    const put = {
      ...{ who: '市政所', what: '', when: '雨季前', cost: '' },
      options: [
        { issue: 'a', title: '路口', detail: '没有灯' },
        { issue: 'b', title: '护坡', detail: '' },
      ],
    }
    const lost = [{ ...ballot!, result: { ...ballot!.result, passed: false } }]
    const said = texts({ motions: [{ ...motions[0]!, ...put }], ballots: lost })
    const from = said.indexOf('早市收档后半小时内清走垃圾。')
    expect(said.slice(from + 1, from + 4)).toEqual([
      '谁：市政所；何时：雨季前。',
      '1. 路口：没有灯',
      '2. 护坡',
    ])
    expect(said[from + 4]).toMatch(/没有通过。$/)
    expect(texts({ motions: [], ballots: lost })).toContain('早市收档后半小时内清走垃圾。')
  })

  it('go by the station’s own rules where it had adopted some', () => {
    const { settings, source, asOf } = bodies.stationCouncil
    const own: OwnRules = { settings: { ...settings, decision: null }, source, asOf }
    expect(texts({}, own)).toContain('四、带走的话')
  })
})

describe('the roll', () => {
  it('masks residents, names officials, and says who came when', () => {
    const { lines, expected } = rollPaper(hall.state(), '圭峰站', (grid) => grid, personOf)
    expect(expected).toBe(16)
    expect(lines[0]).toMatchObject({ capacity: 'deputy', name: '黄代表', came: '19:05' })
    expect(lines.filter(({ name }) => name.includes('*'))).not.toHaveLength(0)
    expect(lines.map(({ name }) => name)).not.toContain('罗女士')
    expect(lines.map(({ capacity }) => capacity).slice(-1)).toEqual(['observer'])
  })

  it('has what owners hold, where votes are counted by it', () => {
    const state = hall.state()
    const [id] = Object.keys(state.roll.lines)
    const held = { ...state.roll.lines[id!]!, area: 8650 }
    const areasOf = (kind: 'homeowners' | 'neighborhoodCouncil') => {
      const meeting = { ...state.meeting, facts: { ...state.meeting.facts, kind }, ownRules: null }
      const roll = { ...state.roll, lines: { ...state.roll.lines, [id!]: held } }
      return rollPaper({ ...state, meeting, roll }, '圭峰站', (grid) => grid, personOf)
        .lines.map(({ area }) => area)
        .filter((area) => area !== '')
    }
    expect([areasOf('homeowners'), areasOf('neighborhoodCouncil')]).toEqual([['86.50'], []])
  })
})

describe('the report of a ballot', () => {
  const given = { meeting: 'M', station: '圭峰站', closedAt: now, root: null }
  const only = () => Object.keys(hall.state().ballot.ballots)[0]!

  it('has the counts, the rule and the motion', () => {
    expect(resultPaper(hall.state(), only(), given, personOf)).toMatchObject({
      motion: { text: '早市收档后半小时内清走垃圾', who: '市场管理方' },
      method: { zh: '举手表决' },
      expected: 16,
      entitled: 13,
      result: { yes: 11, no: 1, needed: 7, passed: true },
      rule: { zh: '赞成超过实到人数的一半就通过；一样多，算没通过。' },
      basis: { asOf: '2025-01' },
      named: [],
      moderators: ['黄代表'],
    })
  })

  it('names who voted how where the method does', () => {
    const state = hall.state()
    const ballot = state.ballot.ballots[only()]!
    const table = [{ participant: Object.keys(state.roll.lines)[0]!, choice: 'yes' }]
    const open = { ...ballot, method: 'open' as const, result: { ...ballot.result!, table } }
    const changed = { ...state, ballot: { ...state.ballot, ballots: { b: open } } }
    expect(resultPaper(changed, 'b', given, personOf)!.named).toMatchObject([{ choice: 'yes' }])
  })

  it('is none for a ballot that is not there, or was not counted', () => {
    const state = hall.state()
    const open = { ...state.ballot.ballots[only()]!, result: null }
    const counting = { ...state, ballot: { ...state.ballot, ballots: { b: open } } }
    for (const id of ['', 'constructor']) expect(resultPaper(state, id, given, personOf)).toBeNull()
    expect(resultPaper(counting, 'b', given, personOf)).toBeNull()
  })
})

describe('people on a paper', () => {
  const person: RecordPerson = { name: '陈女士', grid: '北园新村', posts: [], named: false, erased: false }

  it('stand by name and where they belong', () => {
    expect(paperPerson(person, 'resident')).toEqual({ name: '陈女士', unit: '北园新村', official: false })
    expect(paperPerson({ ...person, name: '' }, 'observer').name).toBe('北园新村居民')
    expect(paperPerson(person, 'homeownersCommittee').unit).toBe('北园新村业主委员会')
    expect(paperPerson({ ...person, posts: ['deputy'] }, 'deputy')).toMatchObject({
      unit: '人大代表',
      official: true,
    })
    expect(paperPerson({ ...person, erased: true }, 'resident').name).toBe('已注销用户')
  })

  it('are listed by unit, in the order in which units come', () => {
    const of = (name: string, unit: string) => ({ name, unit, official: false })
    expect(byUnit([of('黄代表', '人大代表'), of('梁伯', '北园'), of('梁代表', '人大代表')])).toBe(
      '人大代表黄代表、梁代表；北园梁伯',
    )
    expect(byUnit([])).toBe('')
  })
})

test('numbers and times are written as official papers write them', () => {
  expect([1, 9, 10, 11, 20, 25, 99].map(numeral)).toEqual([
    ...['一', '九', '十', '十一', '二十', '二十五', '九十九'],
  ])
  expect(longDate(Date.UTC(2025, 0, 22, 17))).toBe('2025年1月23日')
  expect(timeSpan(Date.UTC(2025, 2, 19, 11, 30), Date.UTC(2025, 2, 19, 12, 5))).toBe(
    '2025年3月19日19:30至20:05',
  )
  expect(timeSpan(Date.UTC(2025, 2, 19, 15), Date.UTC(2025, 2, 19, 16, 5))).toBe(
    '2025年3月19日23:00至2025年3月20日0:05',
  )
})
