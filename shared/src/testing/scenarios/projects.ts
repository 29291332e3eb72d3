import { rulesTextOf } from '../../domain/election/rules-text.ts'
import { kinds } from '../../domain/meeting/kinds.ts'
import { rulePacks } from '../../domain/rules/packs.ts'
import { chair, doorKeeper, head, liaison, personByKey, projector, roll, scrutineers } from '../people.ts'
import type { Scenario, Step } from '../scenario.ts'
import { arrives, assigns, does, joins, lists, minutesFromNow, raises, seconds } from '../steps.ts'

const day = 24 * 60
const fenPerWan = 1_000_000

const projects = [
  ['drains', 'beiyuan', '北园新村排水改造', '换三号楼门口的排水管，加两处沉沙井。', 286, '街道办', 6],
  ['slope', 'chanwan', '浐湾社区护坡加固', '护坡有裂缝、有隐患，计划雨季前加固。', 148, '应急办', 4],
  ['school', 'mingxing', '李文达中学门前环境整治', '早市收档后清扫，划出学生走的路。', 32, '城管办', 2],
  [
    'crossing',
    'chengxi',
    '新会大道西路口安全改造',
    '左转和人行分开放行，路中间加安全岛。',
    65,
    '交警中队',
    3,
  ],
  ['busStop', 'qibao', '七堡村 Y199 公交站升级', '人行道铺平，加雨棚和坐凳。', 96, '交通所', 3],
  ['asphalt', 'chengnan', '城南工业区路面加铺沥青', '主路两公里加铺，重做标线。', 210, '市政所', 5],
] as const

const seats = 3
const excused = ['fuShu', 'duLady', 'panBo'].map(personByKey)
const present = roll.filter((person) => person.capacity !== 'observer' && !excused.includes(person))

/** Who raised a hand, of those who are here. */
const hands = present.length - 3
const teller = personByKey('rong')

const seconders = present.filter((person) => person.phone && person !== chair)

const before: readonly Step[] = [
  assigns(-9 * day, liaison, 'moderator', chair),
  assigns(-9 * day, liaison, 'recorder', liaison),
  ...scrutineers.map((person) => assigns(-9 * day, liaison, 'scrutineer', person)),
  assigns(-9 * day, liaison, 'projector', projector),
  lists(-9 * day, liaison, roll),
  does(-9 * day, head, { type: 'meeting.announce', urgent: '' }),
  does(-8 * day, liaison, { type: 'meeting.collect' }),
  does(-2 * day, liaison, { type: 'meeting.fixAgenda' }),
  ...excused.map((person) =>
    does(-day, liaison, ({ participant }) => ({ type: 'roll.excuse', participant: participant(person) })),
  ),
]

const planned = { rule: 'threshold', seats, binding: false } as const
const monthMs = 30 * day * 60_000

/** Each project's 项目说明, and who stands for how many seats. */
const planning: readonly Step[] = [
  ...projects.map(([name, , , content, wan, unit, months]) =>
    does(20.1, liaison, ({ written, startsAt }) => ({
      type: 'election.setBrief',
      issue: written(name),
      brief: { investment: wan * fenPerWan, unit, due: startsAt + months * monthMs, content, place: '' },
    })),
  ),
  does(20.2, liaison, ({ written }) => ({
    ...{ type: 'election.plan', ...planned, thinContest: '' },
    candidates: projects.map(([name]) => written(name)),
    rulesText: rulesTextOf({ ...planned, candidates: projects.length }, rulePacks.stationCouncil),
  })),
]

/** The motion before the meeting is carried by hands that two have counted. */
const carriedByHands = (atMinutes: number, name: string): readonly Step[] => [
  does(atMinutes, chair, ({ ballot, motion }) => ({
    ...{ type: 'ballot.open', ballot: ballot(name), motion: motion(name), method: 'hands', endDebate: '' },
  })),
  ...[liaison, doorKeeper].map((counter) =>
    does(atMinutes + 0.1, counter, ({ ballot }) => ({
      ...{ type: 'ballot.handIn', ballot: ballot(name), sheet: { method: 'hands', yes: hands, no: 0 } },
    })),
  ),
  does(atMinutes + 0.2, chair, ({ ballot }) => ({ type: 'ballot.stop', ballot: ballot(name) })),
  does(atMinutes + 0.3, chair, ({ ballot }) => ({ type: 'ballot.close', ballot: ballot(name) })),
]

/** 表决办法, then 监票人 and 计票人, each put and carried. */
const adopting: readonly Step[] = [
  does(20.6, chair, ({ motion, participant }) => ({
    ...{ type: 'election.putRules', motion: motion('rules'), mover: participant(head) },
  })),
  ...carriedByHands(20.8, 'rules'),
  does(21.2, chair, ({ motion, participant }) => ({
    ...{ type: 'election.proposeOfficials', motion: motion('officials'), mover: participant(head) },
    officials: [
      ...scrutineers.map((one) => ({ participant: participant(one), duty: 'scrutineer' as const, unit: '' })),
      { participant: participant(teller), duty: 'teller' as const, unit: '' },
    ],
  })),
  ...carriedByHands(21.4, 'officials'),
  does(21.8, chair, { type: 'election.appoint' }),
]

const underWay: readonly Step[] = [
  does(-45, liaison, { type: 'meeting.openCheckIn' }),
  joins(-44, liaison),
  ...present.flatMap((person) => arrives(-10, doorKeeper, person)),
  does(0, chair, { type: 'meeting.start' }),
  does(0, chair, { type: 'meeting.enterItem', item: 'list' }),
  ...projects.map(([name, grid, title, detail]): Step => ({
    atMinutes: 2,
    by: liaison,
    write: ({ written }) => ({ issue: written(name), title, detail, grid, category: 'roads' }),
  })),
  ...projects.flatMap(([name], place) =>
    seconds(3, seconders.slice(place, place + 9 - place), ({ written }) => written(name)),
  ),
  raises(5, personByKey('liangBo'), { elder: true }),
  does(6, chair, { type: 'floor.next' }),
  does(8, chair, { type: 'floor.end' }),
  does(20, chair, { type: 'issue.lockList' }),
  ...planning,
  does(20.5, chair, { type: 'meeting.enterItem', item: 'vote' }),
  ...adopting,
  does(22, chair, (scene) => ({
    type: 'motion.put',
    motion: scene.motion('projects'),
    mover: scene.participant(head),
    text: '民生实事项目票选',
    issues: projects.map(([name]) => scene.written(name)),
    ...{ who: '', what: '', when: '', cost: '' },
    again: false,
  })),
  does(22, chair, { type: 'meeting.project', view: 'ballot' }),
  does(23, chair, (scene) => ({
    type: 'ballot.openSecret',
    ballot: scene.ballot('projects'),
    motion: scene.motion('projects'),
    endDebate: '',
    terms: {
      ...{ ...planned, budget: null, scoreMax: null, points: null, among: [], costs: [] },
    },
  })),
]

/** A 票选 as a whole, planned and adopted, and open: whoever is on the roll can take part, the scrutineers can certify it, the chair can announce it. */
export const projectVote: Scenario = {
  name: 'projectVote',
  startsAt: minutesFromNow(-25),
  lastsMinutes: 90,
  draftedBy: liaison,
  draftedAtMinutes: -9 * day,
  facts: {
    kind: 'neighborhoodCouncil',
    title: '民生实事项目票选',
    topic: '六个项目，选三个',
    place: '圭峰片区联络站二楼会议室',
    placeNote: '有电梯',
    whoMayCome: '名单上的代表都来，街坊可以列席',
  },
  agenda: kinds.neighborhoodCouncil.agenda ?? [],
  steps: [...before, ...underWay],
}
