import { kinds } from '../../domain/meeting/kinds.ts'
import {
  chair,
  doorKeeper,
  head,
  liaison,
  personByKey,
  projector,
  roll,
  scrutineers,
  type Person,
} from '../people.ts'
import type { Scenario, Step } from '../scenario.ts'
import {
  accepts,
  arrives,
  assigns,
  does,
  joins,
  lists,
  minutesFromNow,
  proposes,
  raises,
  seconds,
} from '../steps.ts'

const day = 24 * 60

const entitled = roll.filter(({ capacity }) => capacity !== 'observer')
const excused = ['fuShu', 'duLady', 'panBo'].map(personByKey)
const late = ['nie', 'ou', 'songShu', 'weiShu'].map(personByKey)
const present = entitled.filter((person) => !excused.includes(person) && !late.includes(person))
/** Who was there when the projector still showed the lobby. */
const early = present.slice(0, 31)
const observers = ['luoBo', 'baiLady'].map(personByKey)

/** Everyone present with a phone who may second: all but the chair. */
const seconders = present.filter((person) => person.phone && person !== chair)
const some = (from: number, count: number): readonly Person[] => seconders.slice(from, from + count)

const issues = [
  {
    by: personByKey('liangBo'),
    name: 'flooding',
    grid: 'beiyuan',
    title: '北园新村一下大雨就水浸，排水口常被落叶堵住',
    detail: '去年浸过三次，最深到小腿。三号楼门口两个排水口最常堵，落叶没人清。',
    seconds: some(0, 24),
  },
  {
    by: personByKey('linShu'),
    name: 'crossing',
    grid: 'chengxi',
    title: '新会大道西与新粮公司路口，左转车和行人抢道',
    detail: '早上七点到八点最乱，左转绿灯和人行绿灯同时亮，老人走到一半车就转过来。',
    seconds: some(8, 14),
  },
  {
    by: personByKey('fangShu'),
    name: 'crossingAgain',
    grid: 'chengxi',
    title: '过新粮公司路口，左转的车不让人',
    detail: '送孙子上学，天天在路中间等车先走。',
    seconds: some(14, 11),
  },
] as const

const slopes = [
  {
    by: personByKey('heLady'),
    name: 'slope',
    grid: 'chanwan',
    title: '浐湾社区护坡有裂缝，雨季前要看一看',
    detail: '裂缝在社区后门往上二十米，手指能伸进去，去年拍过照。',
    seconds: some(0, 8),
  },
  {
    by: personByKey('zhaoShu'),
    name: 'rocks',
    grid: 'chanwan',
    title: '浐湾后山的坡掉过石头，怕塌',
    detail: '去年台风后掉下来两块，砸坏了单车棚，好在没人。',
    seconds: some(6, 6),
  },
  {
    by: personByKey('huangLady'),
    name: 'busStop',
    grid: 'qibao',
    title: '七堡村 Y199 公交站点人行道坑洼',
    detail: '下雨积水，推轮椅和婴儿车过不去，只能走到马路上。',
    seconds: some(20, 6),
  },
] as const

type Raised = (typeof issues)[number] | (typeof slopes)[number]

const raised = (atMinutes: number, { by, name, grid, title, detail }: Raised): Step[] => [
  proposes(atMinutes, by, name, title, { grid }),
  accepts(atMinutes, chair, name, title, detail),
]

const backed = (atMinutes: number, { name, seconds: people }: Raised): Step[] =>
  seconds(atMinutes, people, ({ accepted }) => accepted(name))

/** Before the day: draft, duties, roll, notice, first proposals from the notice page. */
const before: readonly Step[] = [
  assigns(-9 * day, liaison, 'moderator', chair),
  assigns(-9 * day, liaison, 'recorder', liaison),
  ...scrutineers.map((person) => assigns(-9 * day, liaison, 'scrutineer', person)),
  assigns(-9 * day, liaison, 'projector', projector),
  lists(-9 * day, liaison, roll),
  does(-9 * day, head, { type: 'meeting.announce', urgent: '' }),
  does(-8 * day, liaison, { type: 'meeting.collect' }),
  ...['liangBo', 'linShu', 'fangShu'].map((key) => joins(-5 * day, personByKey(key))),
  ...issues.flatMap((issue) => raised(-4 * day, issue)),
  does(-2 * day, liaison, { type: 'meeting.fixAgenda' }),
  ...excused.map((person) =>
    does(-day, liaison, ({ participant }) => ({ type: 'roll.excuse', participant: participant(person) })),
  ),
]

const cameBefore = new Set(['liangBo', 'linShu', 'fangShu'])
const arrival = (atMinutes: number, person: Person): Step[] =>
  arrives(atMinutes, doorKeeper, person).filter(
    (step) => !(cameBefore.has(person.key) && step.by === person && person !== doorKeeper),
  )

const gathering: readonly Step[] = [
  does(-45, liaison, { type: 'meeting.openCheckIn' }),
  joins(-44, liaison),
  ...early.flatMap((person) => arrival(-9, person)),
  ...present.slice(31).flatMap((person) => arrival(-2, person)),
  ...observers.flatMap((person) => arrival(-1, person)),
]

const underWay: readonly Step[] = [
  does(0, chair, { type: 'meeting.start' }),
  does(0, chair, { type: 'meeting.enterItem', item: 'arrive' }),
  does(0, chair, { type: 'meeting.project', view: 'agenda' }),
  does(6, chair, { type: 'meeting.enterItem', item: 'list' }),
  does(6, chair, { type: 'meeting.project', view: 'issues' }),
  {
    atMinutes: 6.5,
    by: doorKeeper,
    write: ({ written }) => ({
      issue: written('market'),
      title: '李文达中学门前早市收档后垃圾没人清',
      detail: '放学时最难走，电动车停满人行道，孩子只能走到马路上。',
      grid: 'mingxing',
      category: 'sanitation',
    }),
  },
  ...slopes.flatMap((issue) => raised(7, issue)),
  ...[...issues, ...slopes].flatMap((issue) => backed(8, issue)),
  does(8.2, chair, ({ accepted }) => ({
    type: 'issue.merge',
    issue: accepted('crossingAgain'),
    into: accepted('crossing'),
  })),
  ...seconds(8.5, some(15, 9), ({ written }) => written('market')),
  raises(8.6, personByKey('chen')),
  does(8.7, chair, { type: 'floor.next' }),
  proposes(9, personByKey('liShu'), 'lamps', '茶坑路段缺路灯，晚上看不清', { grid: 'chakeng' }),
  raises(9.2, personByKey('liangBo'), { elder: true }),
  raises(9.4, personByKey('wen')),
  does(9.9, chair, { type: 'floor.next' }),
  proposes(10, personByKey('chen'), 'charging', '北园新村电动车没处充电，都从楼上拉线'),
  raises(10.2, personByKey('chen')),
  raises(10.4, personByKey('liShu')),
  // Stopped 52 seconds in: whoever opens the demonstration, whenever, finds 2:08 in the bowl.
  does(9.9 + 52 / 60, chair, { type: 'floor.pause' }),
]

/** The evening of the pictures: eleven minutes in, 47 of 54 here, six lines of which one was two, two proposals waiting. */
export const inProgress: Scenario = {
  name: 'inProgress',
  startsAt: minutesFromNow(-11),
  lastsMinutes: 90,
  draftedBy: liaison,
  draftedAtMinutes: -9 * day,
  facts: {
    kind: 'neighborhoodCouncil',
    title: '城区积水与出行安全',
    topic: '听您说、一起选',
    place: '圭峰片区联络站一楼接待室',
    placeNote: '门口有坡道，老花镜可以借',
    whoMayCome: '住在圭峰、明兴、城西、碧桂园片区的都能来，不用报名',
  },
  agenda: kinds.neighborhoodCouncil.agenda ?? [],
  steps: [...before, ...gathering, ...underWay],
}
