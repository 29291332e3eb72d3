import { chair, head, liaison, personByKey } from '../people.ts'
import type { Scenario } from '../scenario.ts'
import { assigns, does, joins, onDay, proposes, seconds } from '../steps.ts'

const day = 24 * 60

const guan = personByKey('guanLady')
const su = personByKey('suShu')

/** A tea-talk: no agenda, no quorum, and what residents say goes straight onto the list. */
export const teaTalk: Scenario = {
  name: 'teaTalk',
  startsAt: onDay(2, 15, 0),
  lastsMinutes: 90,
  draftedBy: liaison,
  draftedAtMinutes: -4 * day,
  facts: {
    kind: 'teaTalk',
    title: '老旧小区改造，先改哪里',
    topic: '坐下喝杯茶，想到什么说什么',
    place: '圭峰社区老人活动中心',
    placeNote: '茶水免费，有轮椅位',
    whoMayCome: '街坊都能来，坐满了再添凳子',
  },
  agenda: [],
  steps: [
    assigns(-4 * day, liaison, 'moderator', chair),
    does(-4 * day, head, { type: 'meeting.announce', urgent: '' }),
    joins(-3 * day, guan),
    joins(-3 * day, su),
    proposes(-2.9 * day, guan, 'extinguishers', '楼道消防设施配不齐'),
    proposes(-2.8 * day, su, 'bench', '老人没处坐，想要长椅'),
    ...seconds(-2.7 * day, [su], ({ accepted }) => accepted('extinguishers')),
  ],
}
