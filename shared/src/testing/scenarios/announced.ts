import { chair, head, liaison, personByKey } from '../people.ts'
import type { Scenario } from '../scenario.ts'
import { accepts, assigns, does, joins, onDay, proposes, seconds } from '../steps.ts'

const day = 24 * 60

const tang = personByKey('tangLady')
const ma = personByKey('maLady')
const early = [tang, ma, personByKey('xuLady'), personByKey('luoLady'), personByKey('qiuLady')]

/** A council that has been announced and collects issues from its notice page. */
export const announced: Scenario = {
  name: 'announced',
  startsAt: onDay(5, 19, 30),
  lastsMinutes: 90,
  draftedBy: liaison,
  draftedAtMinutes: -9 * day,
  facts: {
    kind: 'neighborhoodCouncil',
    title: '电动车在哪儿充电',
    topic: '充电棚三个点怎么选',
    place: '圭峰片区联络站一楼接待室',
    placeNote: '门口有坡道，老花镜可以借',
    whoMayCome: '家里有电动车的、楼下要建充电棚的都能来，不用报名',
  },
  agenda: [
    { id: 'arrive', title: '签到、讲规则', kind: 'checkIn', minutes: 6 },
    { id: 'list', title: '说问题、理清单', kind: 'discussion', minutes: 30 },
    { id: 'places', title: '充电棚三个点怎么选', kind: 'discussion', minutes: 14 },
    { id: 'hands', title: '三选一，举手表决', kind: 'vote', minutes: 15 },
    { id: 'result', title: '宣布结果、定谁去办', kind: 'announcement', minutes: 10 },
  ],
  steps: [
    assigns(-9 * day, liaison, 'moderator', chair),
    assigns(-9 * day, liaison, 'recorder', liaison),
    does(-9 * day, liaison, { type: 'roll.setExpected', expected: 54 }),
    does(-9 * day, head, { type: 'meeting.announce', urgent: '' }),
    does(-8 * day, liaison, { type: 'meeting.collect' }),
    ...early.map((person) => joins(-7 * day, person)),
    proposes(-7 * day, tang, 'ground', '楼下没插座，晚上从二楼拉线充，怕着火'),
    proposes(-7 * day, ma, 'price', '外面充一次两块钱，棚里能不能便宜点'),
    accepts(
      -6.5 * day,
      liaison,
      'ground',
      '楼下没插座，晚上从二楼拉线充，怕着火',
      '明兴老楼都这样，一栋楼晚上七八条线。',
    ),
    accepts(-6.5 * day, liaison, 'price', '外面充一次两块钱，棚里能不能便宜点', ''),
    ...seconds(-6.2 * day, early.slice(1), ({ accepted }) => accepted('ground')),
    ...seconds(-6.2 * day, early.slice(0, 1), ({ accepted }) => accepted('price')),
    proposes(-6.1 * day, personByKey('xuLady'), 'night', '充电棚晚上要有灯，有人看着'),
  ],
}
