import type { CaseScenario } from '../case-scenario.ts'
import { committeeHead, feng, guan, liPo, luBo, mediator, mo, ouShu, yip } from '../case-people.ts'
import { adds, appoints, doesInCase, particulars, talks, tellsRights } from '../case-steps.ts'

const [a, b] = [
  particulars({ gender: '男', address: '步溪村' }),
  particulars({ gender: '女', address: '步溪村' }),
]

/** Years ago, without an agreement: the time for which its dossier is kept is over. */
export const bamboo: CaseScenario = {
  name: 'bamboo',
  registeredBy: mediator,
  registeredDay: -2330,
  register: {
    ...{ origin: 'applied', from: null, category: 'neighbours', title: '竹子遮光' },
    brief: '区叔屋后的竹子遮了冯先生家的光。',
    sought: '',
  },
  parties: [feng, ouShu],
  steps: [
    adds(-2330, mediator, feng, 'a', a, 'applied'),
    adds(-2330, mediator, ouShu, 'b', a),
    doesInCase(-2329, mediator, ({ participant }) => ({
      ...{ type: 'case.refuse', party: participant(ouShu), reason: '说自己会砍，不用调' },
    })),
    doesInCase(-2320, committeeHead, { type: 'case.archive', retention: 'short' }),
  ],
}

/** Said by word of mouth, done on the spot, visited, and in the archive. */
export const fence: CaseScenario = {
  name: 'fence',
  registeredBy: mediator,
  registeredDay: -120,
  register: {
    ...{ origin: 'found', from: null, category: 'neighbours', title: '菜地篱笆过界' },
    brief: '卢伯的篱笆往关先生菜地里多围了一尺。',
    sought: '',
  },
  parties: [luBo, guan],
  steps: [
    adds(-120, mediator, guan, 'a', a),
    adds(-120, mediator, luBo, 'b', a),
    appoints(-119, committeeHead, mediator),
    ...tellsRights([-119, 15], mediator, guan, luBo),
    doesInCase([-119, 16], mediator, { type: 'case.begin' }),
    talks(-118, mediator, [guan, luBo], '拿旧图到地头量了，卢伯当场把篱笆移回去。', 'agreed'),
    doesInCase([-118, 11], mediator, ({ participant }) => ({
      ...{ type: 'case.agreeOral', facts: '篱笆多围了一尺。', content: '篱笆移回旧界。' },
      ...{
        performance: '当场移好。',
        performedAtOnce: true,
        simple: true,
        agreed: [guan, luBo].map(participant),
      },
    })),
    doesInCase([-118, 11.5], mediator, { type: 'performance.complete' }),
    doesInCase(-90, mediator, ({ day }) => ({
      ...{ type: 'case.visit', on: day(-90), performed: 'yes', satisfied: 'satisfied', trouble: '' },
      words: '两家来往如常，篱笆没有再动。',
    })),
    doesInCase(-88, mediator, { type: 'dossier.describe', words: '口头协议，当场履行，没有收取身份证明。' }),
    doesInCase(-88, committeeHead, { type: 'case.archive', retention: 'short' }),
  ],
}

/** No agreement: the other routes were told. */
export const deposit: CaseScenario = {
  name: 'deposit',
  registeredBy: mediator,
  registeredDay: -100,
  register: {
    ...{ origin: 'applied', from: null, category: 'other', title: '退租押金' },
    brief: '叶小姐退租，莫先生说墙面要扣钱，押金没退。',
    sought: '退还押金 3000 元。',
  },
  parties: [yip, mo],
  steps: [
    adds(-100, mediator, yip, 'a', b, 'applied'),
    adds(-100, mediator, mo, 'b', a),
    appoints(-98, committeeHead, mediator),
    ...tellsRights([-98, 15], mediator, yip, mo),
    doesInCase([-97, 10], mediator, { type: 'case.begin' }),
    talks(-90, mediator, [yip, mo], '差一千多块，谈了三次都不让步。', 'failed'),
    doesInCase(-80, mediator, { type: 'case.fail', reason: '双方对扣多少说不到一起' }),
    doesInCase(-79, mediator, { type: 'dossier.describe', words: '当事人没有交身份证明。' }),
    doesInCase(-78, committeeHead, { type: 'case.archive', retention: 'short' }),
  ],
}

/** A party did not want it, and nobody was pressed. */
export const declined: CaseScenario = {
  name: 'declined',
  registeredBy: mediator,
  registeredDay: -70,
  register: {
    ...{ origin: 'applied', from: null, category: 'lending', title: '借款没还' },
    brief: '李婆借给侄子的钱没有还。',
    sought: '',
  },
  parties: [liPo, mo],
  steps: [
    adds(-70, mediator, liPo, 'a', b, 'applied'),
    adds(-70, mediator, mo, 'b', a),
    doesInCase(-69, mediator, ({ participant }) => ({
      ...{ type: 'case.refuse', party: participant(mo), reason: '说要等法院判' },
    })),
  ],
}
