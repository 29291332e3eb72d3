import { chair, doorKeeper, head, liaison, personByKey, projector } from '../people.ts'
import type { Scenario, Step } from '../scenario.ts'
import {
  accepts,
  arrives,
  assigns,
  confirmsMinutes,
  does,
  joins,
  notes,
  onDay,
  proposes,
  raises,
  seconds,
} from '../steps.ts'

const day = 24 * 60

const neighbours = [
  'tanShu',
  'zhouBo',
  'luoLady',
  'tangLady',
  'shenLady',
  'guanLady',
  'suShu',
  'chen',
  'liangBo',
  'rong',
  'yu',
].map(personByKey)
const withPhones = neighbours.filter(({ phone }) => phone)

const issues = [
  {
    by: personByKey('luoLady'),
    name: 'rubbish',
    title: '早市收档后垃圾留到中午没人清',
    detail: '档主说不知道倒哪里，最近的垃圾桶在两百米外。',
    seconds: withPhones.slice(0, 8),
  },
  {
    by: personByKey('tanShu'),
    name: 'pavement',
    title: '电动车停满人行道，放学时孩子走到马路上',
    detail: '下午四点半到五点半，门口二十米都走不了人。',
    seconds: withPhones.slice(1, 7),
  },
  {
    by: personByKey('shenLady'),
    name: 'smell',
    title: '下水口有味，夏天更重',
    detail: '鱼档的水直接倒进路边下水口。',
    seconds: withPhones.slice(4, 7),
  },
] as const

const onTheList: readonly Step[] = issues.flatMap(({ by, name, title, detail }) => [
  proposes(8, by, name, title),
  accepts(8, chair, name, title, detail),
])

const luo = personByKey('luoLady')
const tan = personByKey('tanShu')

/** Two speak on the rubbish, for and against, and a third is content. */
const debate: readonly Step[] = [
  does(14, chair, ({ accepted }) => ({ type: 'floor.open', issue: accepted('rubbish') })),
  raises(15, luo, { stance: 'for' }),
  raises(15.5, tan, { stance: 'against' }),
  does(16, chair, { type: 'floor.next' }),
  does(18, chair, { type: 'floor.next' }),
  does(20, chair, { type: 'floor.end' }),
]

/** Put to the vote with hands, counted by two who agree, and given to somebody to do. */
const decision: readonly Step[] = [
  does(48, chair, (scene) => ({
    type: 'motion.put',
    motion: scene.motion('clean'),
    mover: scene.participant(luo),
    text: '早市收档后半小时内清走垃圾',
    issues: [scene.accepted('rubbish')],
    ...{ who: '市场管理方', what: '收档后半小时内清走', when: '下个月起', cost: '' },
    again: false,
  })),
  does(50, chair, (scene) => ({
    type: 'ballot.open',
    ballot: scene.ballot('clean'),
    motion: scene.motion('clean'),
    method: 'hands',
    endDebate: '',
  })),
  ...[doorKeeper, liaison].map((counter) =>
    does(51, counter, ({ ballot }) => ({
      type: 'ballot.handIn',
      ballot: ballot('clean'),
      sheet: { method: 'hands', yes: 11, no: 1 },
    })),
  ),
  does(52, chair, ({ ballot }) => ({ type: 'ballot.close', ballot: ballot('clean') })),
  does(54, liaison, (scene) => ({
    type: 'resolution.adopt',
    resolution: scene.resolution('clean'),
    motion: scene.motion('clean'),
    text: '早市收档后半小时内清走垃圾，由市场管理方负责。',
    followUps: [
      { unit: '市场管理方', what: '收档后半小时内清走垃圾', due: scene.startsAt + 30 * day * 60_000 },
    ],
  })),
]

const shen = personByKey('shenLady')

/** How those with a phone vote on the smell: most for, one against, one neither. */
const voters = [...withPhones, doorKeeper].map((person, place) => ({
  person,
  choice: place === 3 ? ('no' as const) : place === 6 ? ('abstain' as const) : ('yes' as const),
}))

/** Voted on by name: everyone on their phone, who has none is left, the chair last, which tells the result. */
const byName: readonly Step[] = [
  does(54.2, chair, (scene) => ({
    type: 'motion.put',
    motion: scene.motion('look'),
    mover: scene.participant(shen),
    text: '夏天前请环卫的人来看一次下水口',
    issues: [scene.accepted('smell')],
    ...{ who: '环卫所', what: '来看鱼档旁的下水口，说怎么治', when: '夏天前', cost: '不花钱' },
    again: false,
  })),
  does(54.4, chair, (scene) => ({
    type: 'ballot.open',
    ballot: scene.ballot('look'),
    motion: scene.motion('look'),
    method: 'open',
    endDebate: '',
  })),
  ...voters.map(({ person, choice }) =>
    does(55, person, ({ ballot }) => ({
      type: 'ballot.handIn',
      ballot: ballot('look'),
      sheet: { method: 'open', choice },
    })),
  ),
  does(55.4, chair, ({ ballot }) => ({ type: 'ballot.stop', ballot: ballot('look') })),
  does(55.6, chair, ({ ballot }) => ({
    type: 'ballot.handIn',
    ballot: ballot('look'),
    sheet: { method: 'open', choice: 'yes' },
  })),
  does(55.8, liaison, (scene) => ({
    type: 'resolution.adopt',
    resolution: scene.resolution('look'),
    motion: scene.motion('look'),
    text: '夏天前请环卫的人来看一次下水口，看过再议。',
    followUps: [{ unit: '环卫所', what: '来看鱼档旁的下水口', due: null }],
  })),
]

/** What the recorder writes around what the events write by themselves. */
const minutes: readonly Step[] = [
  notes(67, liaison, [
    'paragraph',
    '学校门口的早市收档后，垃圾常常留到中午。这次把市场管理方和档主都请来，当面说清楚谁来收、几点收。',
  ]),
  notes(
    69,
    liaison,
    ['heading', '大家怎么说'],
    ['bullet', '档主说不知道垃圾倒哪里，最近的桶在两百米外，收了摊也没人告诉他们。'],
    ['bullet', '家长最担心放学那一个小时：人行道停满电动车，孩子走到马路上。'],
    ['bullet', '市场管理方当场答应，下个月起收档后半小时内派人清走。'],
  ),
  notes(
    71,
    liaison,
    ['heading', '没谈完的'],
    ['paragraph', '下水口的气味，等夏天前请环卫的人来看过再议。电动车停放，下次会接着谈。'],
  ),
]

/** A meeting held, locked and closed: what a home page lists under 开过的. */
export const finished: Scenario = {
  name: 'finished',
  startsAt: onDay(-28, 19, 30),
  lastsMinutes: 80,
  draftedBy: liaison,
  draftedAtMinutes: -7 * day,
  facts: {
    kind: 'neighborhoodCouncil',
    title: '学校门口的早市',
    topic: '李文达中学门前怎么收拾干净、走得安全',
    place: '明兴社区服务中心',
    placeNote: '一楼，门口有坡道',
    whoMayCome: '住在附近的、孩子在这里上学的、在早市摆档的都能来',
  },
  agenda: [
    { id: 'arrive', title: '签到、讲规则', kind: 'checkIn', minutes: 6 },
    { id: 'list', title: '说问题、理清单', kind: 'discussion', minutes: 40 },
    { id: 'next', title: '定下一步谁来办', kind: 'announcement', minutes: 20 },
  ],
  steps: [
    assigns(-7 * day, liaison, 'moderator', chair),
    assigns(-7 * day, liaison, 'recorder', liaison),
    assigns(-7 * day, liaison, 'projector', projector),
    does(-7 * day, liaison, { type: 'roll.setExpected', expected: 16 }),
    does(-7 * day, head, { type: 'meeting.announce', urgent: '' }),
    does(-30, liaison, { type: 'meeting.openCheckIn' }),
    joins(-29, liaison),
    ...arrives(-28, doorKeeper, doorKeeper),
    ...arrives(-25, doorKeeper, chair),
    ...neighbours.filter(({ phone }) => phone).flatMap((person) => arrives(-10, doorKeeper, person)),
    does(-5, doorKeeper, ({ participant }) => ({
      type: 'roll.register',
      participant: participant(personByKey('zhouBo')),
      name: personByKey('zhouBo').name,
      capacity: 'residentRepresentative',
      grid: 'mingxing',
    })),
    does(0, chair, { type: 'meeting.start' }),
    does(0, chair, { type: 'meeting.enterItem', item: 'arrive' }),
    does(6, chair, { type: 'meeting.enterItem', item: 'list' }),
    does(6, chair, { type: 'meeting.project', view: 'issues' }),
    ...onTheList,
    ...issues.flatMap(({ name, seconds: people }) => seconds(12, people, ({ accepted }) => accepted(name))),
    ...debate,
    does(46, chair, { type: 'issue.lockList' }),
    ...decision,
    ...byName,
    does(56, chair, { type: 'meeting.enterItem', item: 'next' }),
    does(66, chair, { type: 'meeting.summarize' }),
    ...minutes,
    confirmsMinutes(73, chair),
    does(74, liaison, { type: 'meeting.close' }),
    ...withPhones
      .slice(0, 6)
      .map((by, index) => does(75, by, { type: 'rating.give', grade: index < 5 ? 'satisfied' : 'mostly' })),
    does(day, liaison, ({ closing }) => ({ type: 'meeting.publish', reviewed: closing(), replacements: [] })),
  ],
}
