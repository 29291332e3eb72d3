import type { CaseScenario } from '../case-scenario.ts'
import { chenShu, committeeHead, feng, he, invited, mediator, ouShu, tanBo, zhao } from '../case-people.ts'
import {
  adds,
  appoints,
  assents,
  doesInCase,
  finalises,
  keeps,
  keepsIdentity,
  particulars,
  says,
  schedules,
  signsFor,
  talks,
  tellsRights,
  writes,
} from '../case-steps.ts'

/** 谭伯 and 陈叔, in mediation: both have rooms of their own, and the paper has a place to fill. One signs in as them. */
export const fishPond: CaseScenario = {
  name: 'fishPond',
  registeredBy: mediator,
  registeredDay: -24,
  register: {
    ...{ origin: 'found', from: null, category: 'water', title: '鱼塘排水淹田' },
    brief: '陈叔清塘放水，水漫过田埂，谭伯两亩秧苗被淹。',
    sought: '赔秧苗，以后放水先说一声。',
  },
  parties: [tanBo, chenShu],
  steps: [
    adds(
      -24,
      mediator,
      tanBo,
      'a',
      particulars({ gender: '男', age: 66, occupation: '务农', address: '步溪村' }),
    ),
    adds(
      -24,
      mediator,
      chenShu,
      'b',
      particulars({ gender: '男', age: 58, occupation: '养殖', address: '步溪村' }),
    ),
    doesInCase(-24, mediator, ({ participant }) => ({
      ...{ type: 'party.contact', party: participant(tanBo), phone: '0750-0000000', note: '晚上在家' },
    })),
    ...keepsIdentity(-24, mediator, tanBo, chenShu),
    appoints(-22, committeeHead, mediator, invited),
    ...tellsRights([-22, 15], mediator, tanBo, chenShu),
    doesInCase([-22, 16], mediator, { type: 'case.begin' }),
    keeps(-21, mediator, 'field', '淹田照片.png', 'evidence'),
    talks(-20, mediator, [tanBo, chenShu], '到田边看了。谭伯说两亩秧全坏，陈叔说那天雨大。'),
    says([-15, 10], mediator, 'caucus/a', 'howMuch', '秧苗算多少合适？陈叔那边想听听您的意思。'),
    says([-15, 10.1], tanBo, 'caucus/a', 'twice', '一千二就行。分两次付也可以，第一次要在插晚秧前。'),
    says([-15, 10.2], invited, 'caucus/a', 'noted', '记下了。要不要跟对方说，由您定。'),
    {
      ...{ day: -15, hour: 10.3, by: mediator, room: 'caucus/a' },
      say: ({ line }) => ({ type: 'caucus.ask', line: line('twice'), gist: '可以分两次，第一次在插晚秧前' }),
    },
    says([-14, 9], chenShu, 'caucus/b', 'cash', '手头紧，一次拿不出，八百块我认。'),
    says([-14, 9.2], mediator, 'notes', 'plan', '两边都不反对分两次付，下次当面先谈排水沟。'),
    talks(-8, mediator, [tanBo, chenShu], '陈叔认了放水没打招呼。差的是钱数，约好下次当面定。'),
    writes(-7, mediator, 'prose/parties', '甲方：谭伯，步溪村居民。', '乙方：陈叔，步溪村居民，承包鱼塘。'),
    writes(-7, mediator, 'prose/facts', '乙方清塘放水，没有提前告知，水漫过田埂，甲方两亩秧苗被淹。'),
    writes(-7, mediator, 'prose/disputes', '秧苗赔多少，以后怎么放水。'),
    writes(
      -7,
      mediator,
      'prose/responsibilities',
      '乙方放水没有打招呼，有过错；当天雨大，甲方田埂有一段没有修好。',
    ),
    writes(
      -6,
      invited,
      'prose/terms',
      '一、乙方赔甲方秧苗款，分两次付。第一次在［哪一天前？］付。',
      '二、乙方以后清塘放水，提前三天告诉甲方。',
      '三、村里出石料，双方一起把这段田埂修好。',
    ),
    schedules(-6, mediator, [20, 600, 'b', '秧苗款第一笔'], [50, 600, 'b', '秧苗款第二笔']),
    ...assents([-5, 10], mediator, [tanBo, chenShu], ['parties', 'facts']),
  ],
}

/** 何女士 and 赵先生: both have signed, the mediator has not. */
export const leak: CaseScenario = {
  name: 'leak',
  registeredBy: mediator,
  registeredDay: -20,
  register: {
    ...{ origin: 'applied', from: null, category: 'water', title: '楼上漏水' },
    brief: '楼上赵先生家卫生间漏水，何女士家天花板发霉。',
    sought: '修好漏水，重新粉刷天花板。',
  },
  parties: [he, zhao],
  steps: [
    adds(-20, mediator, he, 'a', particulars({ gender: '女', age: 37, address: '会城街道' }), 'applied'),
    adds(-20, mediator, zhao, 'b', particulars({ gender: '男', age: 41, address: '会城街道' })),
    appoints(-18, committeeHead, mediator),
    ...tellsRights([-18, 15], mediator, he, zhao),
    doesInCase([-17, 10], mediator, { type: 'case.begin' }),
    ...keepsIdentity(-17, mediator, he, zhao),
    talks(-10, mediator, [he, zhao], '一起上楼看了，是地漏老化。赵先生请人修，粉刷的钱他出。', 'agreed'),
    writes(-5, mediator, 'prose/parties', '甲方：何女士。', '乙方：赵先生，住甲方楼上。'),
    writes(-5, mediator, 'prose/facts', '乙方卫生间地漏老化漏水，甲方天花板发霉。'),
    writes(-5, mediator, 'prose/disputes', '谁来修，粉刷的钱谁出。'),
    writes(-5, mediator, 'prose/responsibilities', '漏水在乙方屋内，乙方负责修好。'),
    writes(
      -5,
      mediator,
      'prose/terms',
      '一、乙方请人修好地漏和防水。',
      '二、乙方付甲方粉刷天花板的钱 900 元。',
    ),
    schedules(-5, mediator, [10, 0, 'b', '修好地漏和防水'], [15, 900, 'b', '粉刷天花板']),
    ...assents([-2, 15], mediator, [he, zhao]),
    finalises([-1, 9], mediator),
    ...signsFor([-1, 9], mediator, he),
    ...signsFor([-1, 9], mediator, zhao),
  ],
}

/** 合伙买船: just registered; both know their rights and nobody mediates yet. */
export const boat: CaseScenario = {
  name: 'boat',
  registeredBy: mediator,
  registeredDay: -4,
  register: {
    ...{ origin: 'referred', from: 'court', category: 'partnership', title: '合伙买船分账' },
    brief: '两人合伙买船跑运输，散伙时对船价和欠账说不拢。',
    sought: '',
  },
  parties: [ouShu, feng],
  steps: [
    adds(
      -4,
      mediator,
      ouShu,
      'a',
      particulars({ gender: '男', age: 50, occupation: '船工', address: '会城街道' }),
    ),
    adds(
      -4,
      mediator,
      feng,
      'b',
      particulars({ gender: '男', age: 45, occupation: '船工', address: '会城街道' }),
    ),
    ...tellsRights([-3, 10], mediator, ouShu, feng),
  ],
}
