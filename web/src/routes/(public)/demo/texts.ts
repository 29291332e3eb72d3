import type { DemoRole } from '@linyi/shared/protocol/bodies'
import { texts } from '#lib/i18n/texts.ts'

const zhRoles: Record<DemoRole, string> = {
  head: '站长',
  officer: '联络员',
  chair: '主持人',
  deputy: '驻站代表',
  scrutineer: '监票人',
  gridWorker: '网格员',
  resident: '居民',
  projector: '投影',
  mediator: '调解员',
  partyA: '甲方当事人',
  partyB: '乙方当事人',
}
const enRoles: Record<DemoRole, string> = {
  head: 'Station head',
  officer: 'Liaison officer',
  chair: 'Chair',
  deputy: 'Deputy',
  scrutineer: 'Scrutineer',
  gridWorker: 'Grid worker',
  resident: 'Resident',
  projector: 'Projector',
  mediator: 'Mediator',
  partyA: 'Party, side A',
  partyB: 'Party, side B',
}

export const demoTexts = texts(
  {
    title: '演示',
    lead: '三块屏并排。在一块上做，看另两块怎么变。',
    which: '看哪一样',
    scenes: { meeting: '一场正在开的会', case: '一件正在调的纠纷' },
    frames: {
      chair: '主持台',
      resident: '居民的手机',
      projector: '投影',
      mediator: '调解桌',
      partyA: '甲方的手机',
      partyB: '乙方的手机',
    },
    opening: '正在打开…',
    failed: '没打开，再试一次',
    again: '再试一次',
    as: '一点就进，当一回',
    asHint: '换一个身份，就是换一个人登录。当居民每次都是新的一位。',
    over: '这场会开完了，居民进不去了',
    overText: {
      closed: '公示以后，谁都看得到公示。要从头再看一遍，停下它，再跑 npm start -- --demo --fresh。',
      published: '可以看公示。要从头再看一遍，停下它，再跑 npm start -- --demo --fresh。',
    },
    record: '看公示',
    roles: zhRoles,
    notice: '看公告',
    board: '看公告栏',
  },
  {
    title: 'Demo',
    lead: 'Three screens side by side. Do something on one and watch the others.',
    which: 'What to watch',
    scenes: { meeting: 'A meeting under way', case: 'A dispute in mediation' },
    frames: {
      chair: "The chair's console",
      resident: "A resident's phone",
      projector: 'The projector',
      mediator: "The mediators' desk",
      partyA: "Side A's phone",
      partyB: "Side B's phone",
    },
    opening: 'Opening…',
    failed: 'It did not open',
    again: 'Try again',
    as: 'One tap to be',
    asHint: 'Each role is somebody else signed in. As a resident you are somebody new each time.',
    over: 'This meeting is over: no more residents come in',
    overText: {
      closed:
        'Once it is published, everybody may read its record. To begin anew, stop it and run npm start -- --demo --fresh.',
      published: 'Its record is published. To begin anew, stop it and run npm start -- --demo --fresh.',
    },
    record: 'Read the record',
    roles: enRoles,
    notice: 'Read the notice',
    board: 'Notice board',
  },
)
