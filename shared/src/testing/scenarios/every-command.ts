import type { ScreeningCommand } from '../../domain/mediation/screening-stream.ts'
import type { OwnRules } from '../../domain/rules/own.ts'
import { twoThirds } from '../../domain/rules/share.ts'
import type { StationCommand } from '../../domain/station/schema.ts'
import type { CaseId, FindingId, PersonId, RoundId, TaskId } from '../../lib/ids.ts'
import { plainTerms, briefOf } from '../box-contents.ts'
import { chair, doorKeeper, head, liaison, personByKey, type Person } from '../people.ts'
import type { Scenario, Scene, Step } from '../scenario.ts'
import {
  accepts,
  assigns,
  confirms,
  does,
  joins,
  lists,
  minutesFromNow,
  proposes,
  raises,
  seconds,
} from '../steps.ts'

const [chen, liShu, lin, huang] = ['chen', 'liShu', 'lin', 'huangLady'].map(personByKey) as [
  Person,
  Person,
  Person,
  Person,
]
/** 林女士 with her second phone. */
const linAgain: Person = { ...lin, key: 'linAgain', capacity: null }
/** Neither has a phone: they are lines of the roll, and 周伯 walks in without having been on it. */
const [luBo, huangBo, zhouBo] = ['luBo', 'huangBo', 'zhouBo'].map(personByKey) as [Person, Person, Person]

const minuteMs = 60_000
const reason = '点错了'

const facts = {
  kind: 'neighborhoodCouncil',
  title: '什么都试一遍',
  topic: '每一步至少做一次',
  place: '北园社区二楼会议室',
  placeNote: '',
  whoMayCome: '',
} as const
const agenda = [
  { id: 'arrive', title: '签到', kind: 'checkIn', minutes: 6 },
  { id: 'list', title: '理清单', kind: 'discussion', minutes: 30 },
] as const

const prepared: readonly Step[] = [
  does(-60, liaison, ({ startsAt }) => ({
    type: 'meeting.amend',
    facts: { ...facts, placeNote: '有坡道', startsAt, endsAt: startsAt + 90 * minuteMs },
  })),
  does(-60, liaison, { type: 'meeting.setAgenda', agenda }),
  assigns(-60, liaison, 'moderator', chair),
  assigns(-60, liaison, 'recorder', liaison),
  assigns(-60, liaison, 'teller', doorKeeper),
  does(-60, liaison, ({ participant }) => ({
    type: 'meeting.relieveDuty',
    participant: participant(doorKeeper),
    duty: 'teller',
  })),
  does(-60, liaison, { type: 'roll.setExpected', expected: 6 }),
  lists(-60, liaison, [luBo, huangBo]),
  does(-60, liaison, ({ participant }) => ({
    type: 'roll.setAreas',
    areas: [{ participant: participant(luBo), area: 8650 }],
  })),
  does(-59, head, { type: 'meeting.announce', urgent: '雨季到了' }),
  does(-58, chair, { type: 'meeting.collect' }),
]

const listed: readonly Step[] = [
  ...[chen, liShu, lin, huang, doorKeeper].map((person) => joins(-55, person)),
  proposes(-50, chen, 'flood', '一下雨就水浸'),
  proposes(-50, liShu, 'light', '路灯不亮'),
  proposes(-50, lin, 'noise', '夜里太吵'),
  proposes(-50, huang, 'charge', '没处充电'),
  proposes(-50, liaison, 'slope', '坡上掉石头', { said: '陆伯' }),
  does(-49, liaison, ({ proposal }) => ({
    type: 'issue.question',
    proposal: proposal('noise'),
    question: '是哪一家？',
  })),
  does(-48.5, lin, ({ proposal }) => ({
    type: 'issue.answer',
    proposal: proposal('noise'),
    answer: '三号楼底下那家',
  })),
  does(-48, huang, ({ proposal }) => ({ type: 'issue.retract', proposal: proposal('charge') })),
  accepts(-47, liaison, 'flood', '一下雨就水浸', '排水口常被落叶堵住。'),
  accepts(-47, liaison, 'light', '路灯不亮', ''),
  accepts(-47, chair, 'slope', '坡上掉石头', ''),
  ...seconds(-46, [chen, liShu, lin], ({ accepted }) => accepted('flood')),
  does(-45, lin, ({ accepted }) => ({ type: 'issue.unsecond', issue: accepted('flood') })),
  does(-44, liShu, ({ accepted }) => ({ type: 'issue.withdraw', issue: accepted('light') })),
  {
    atMinutes: -43,
    by: doorKeeper,
    write: ({ written }) => ({
      issue: written('ramp'),
      title: '楼梯口要个坡道',
      detail: '',
      grid: 'mingxing',
      category: '',
    }),
  },
  does(-42, liaison, ({ written, accepted }) => ({
    type: 'issue.merge',
    issue: written('ramp'),
    into: accepted('slope'),
  })),
  does(-41, liaison, ({ written }) => ({ type: 'issue.unmerge', issue: written('ramp') })),
  does(-40, chair, ({ written }) => ({ type: 'issue.hide', issue: written('ramp'), reason })),
  does(-39, chair, ({ written }) => ({ type: 'issue.unhide', issue: written('ramp') })),
  does(-38, chen, ({ accepted }) => ({
    type: 'issue.handOver',
    issue: accepted('flood'),
    field: 'detail',
    text: '前天又浸了',
  })),
  does(-37, chair, { type: 'meeting.fixAgenda' }),
]

const aboutOne =
  (type: 'roll.excuse' | 'roll.unexcuse' | 'roll.readmit', person: Person) =>
  ({ participant }: Scene) => ({ type, participant: participant(person) })
const aboutOneWithReason =
  (type: 'roll.remove' | 'roll.unconfirm', person: Person) =>
  ({ participant }: Scene) => ({ type, participant: participant(person), reason })

const atTheDoor: readonly Step[] = [
  does(-30, doorKeeper, { type: 'meeting.openCheckIn' }),
  joins(-29, chair),
  ...[chen, liShu, lin, huang, chair, doorKeeper].map((person) => confirms(-28, doorKeeper, person)),
  does(-27, doorKeeper, aboutOneWithReason('roll.unconfirm', huang)),
  does(-26, liaison, aboutOneWithReason('roll.remove', huang)),
  does(-25, liaison, aboutOne('roll.readmit', huang)),
  confirms(-24, doorKeeper, huang),
  does(-23, liaison, ({ participant }) => ({
    type: 'roll.rename',
    participant: participant(huang),
    name: '黄阿姨',
  })),
  joins(-22, linAgain),
  does(-21, liaison, ({ participant }) => ({
    type: 'roll.merge',
    from: participant(linAgain),
    into: participant(lin),
  })),
  does(-20, doorKeeper, aboutOne('roll.excuse', luBo)),
  does(-19, doorKeeper, aboutOne('roll.unexcuse', luBo)),
  does(-18, doorKeeper, ({ participant }) => ({
    type: 'roll.register',
    participant: participant(zhouBo),
    name: zhouBo.name,
    capacity: 'resident',
    grid: '',
  })),
  does(-17, lin, { type: 'roll.nameInRecord', named: true }),
  does(-16, liaison, { type: 'roll.closeJoining' }),
  does(-15, liaison, { type: 'roll.reopenJoining' }),
  does(-3, chair, { type: 'meeting.start' }),
  does(-3, chair, { type: 'meeting.unstart', reason }),
  does(-2, doorKeeper, { type: 'meeting.openCheckIn' }),
  does(-2, chair, ({ startsAt }) => ({
    type: 'meeting.adjourn',
    startsAt: startsAt + 10 * minuteMs,
    endsAt: startsAt + 90 * minuteMs,
    reason: '停电',
  })),
  does(-1, doorKeeper, { type: 'meeting.openCheckIn' }),
  ...[chen, liShu, lin, huang, chair, doorKeeper].map((person) => confirms(-1, doorKeeper, person)),
]

const debated: readonly Step[] = [
  does(0, chair, { type: 'meeting.start' }),
  does(0, chair, { type: 'meeting.enterItem', item: 'arrive' }),
  does(0, chair, { type: 'meeting.undo' }),
  does(0, chair, { type: 'meeting.enterItem', item: 'list' }),
  does(0, chair, { type: 'meeting.project', view: 'issues' }),
  does(1, chair, ({ accepted }) => ({ type: 'floor.open', issue: accepted('flood') })),
  raises(2, chen, { stance: 'for' }),
  raises(2, liShu, { stance: 'against' }),
  raises(2, huang),
  does(2, huang, ({ participant }) => ({ type: 'floor.lower', participant: participant(huang) })),
  does(3, chair, { type: 'floor.next' }),
  does(3.1, chair, { type: 'floor.undo' }),
  does(3.2, chair, { type: 'floor.next' }),
  does(3.3, chair, { type: 'floor.pause' }),
  does(3.4, chair, { type: 'floor.resume' }),
  does(3.5, chair, { type: 'floor.extend' }),
  does(4, lin, ({ point }) => ({ type: 'floor.raisePoint', point: point('long'), text: '超时了' })),
  does(4, chair, ({ point }) => ({ type: 'floor.rule', point: point('long'), ruling: '请说最后一句' })),
  does(5, chair, { type: 'floor.end' }),
  does(6, chair, { type: 'floor.next' }),
  does(7, chair, { type: 'floor.end' }),
  does(8, chair, { type: 'issue.lockList' }),
  does(8, chair, { type: 'issue.unlockList', reason }),
  does(8, chair, { type: 'issue.lockList' }),
]

const puts = (atMinutes: number, name: string, text: string): Step =>
  does(atMinutes, chair, ({ motion, participant, accepted }) => ({
    type: 'motion.put',
    motion: motion(name),
    mover: participant(chen),
    text,
    issues: [accepted('flood')],
    ...{ who: '街道办', what: '清排水口', when: '本月', cost: '' },
    again: false,
  }))
const opens = (atMinutes: number, name: string): Step =>
  does(atMinutes, chair, ({ ballot, motion }) => ({
    type: 'ballot.open',
    ballot: ballot(name),
    motion: motion('clean'),
    method: 'open',
    endDebate: '',
  }))
const votes = (atMinutes: number, name: string, by: Person, choice: 'yes' | 'no'): Step =>
  does(atMinutes, by, ({ ballot }) => ({
    type: 'ballot.handIn',
    ballot: ballot(name),
    sheet: { method: 'open', choice },
  }))

const decided: readonly Step[] = [
  puts(10, 'twice', '一个月清两次排水口'),
  does(10, chair, ({ motion }) => ({ type: 'motion.withdraw', motion: motion('twice'), reason })),
  puts(11, 'clean', '雨季前清一次排水口'),
  opens(12, 'first'),
  votes(12, 'first', chen, 'yes'),
  does(12, chair, ({ ballot }) => ({ type: 'ballot.annul', ballot: ballot('first'), reason })),
  opens(13, 'second'),
  votes(13, 'second', chen, 'yes'),
  votes(13, 'second', liShu, 'no'),
  does(14, chair, ({ ballot }) => ({ type: 'ballot.stop', ballot: ballot('second') })),
  does(14, chair, ({ ballot }) => ({ type: 'ballot.resume', ballot: ballot('second'), reason })),
  ...[lin, huang, doorKeeper].map((person) => votes(15, 'second', person, 'yes')),
  does(16, chair, ({ ballot }) => ({ type: 'ballot.stop', ballot: ballot('second') })),
  does(16, chair, ({ ballot }) => ({ type: 'ballot.close', ballot: ballot('second') })),
  ...(['clean', 'wrong'] as const).map((name) =>
    does(20, liaison, ({ resolution }) => ({
      type: 'resolution.adopt',
      resolution: resolution(name),
      motion: '',
      text: '雨季前清一次排水口。',
      followUps: [],
    })),
  ),
  does(21, liaison, ({ resolution, startsAt }) => ({
    type: 'resolution.assign',
    resolution: resolution('clean'),
    followUps: [{ unit: '街道办', what: '清排水口', due: startsAt }],
  })),
  does(21, liaison, ({ resolution }) => ({
    type: 'resolution.drop',
    resolution: resolution('wrong'),
    reason,
  })),
]

/** Everybody says yes to a motion. */
const decidesOpenly = (atMinutes: number, name: string): readonly Step[] => [
  does(atMinutes, chair, ({ ballot, motion }) => ({
    ...{ type: 'ballot.open', ballot: ballot(name), motion: motion(name), method: 'open', endDebate: '' },
  })),
  ...[chen, liShu, lin, huang, doorKeeper].map((person) => votes(atMinutes, name, person, 'yes')),
  does(atMinutes, chair, ({ ballot }) => ({ type: 'ballot.stop', ballot: ballot(name) })),
  does(atMinutes, chair, ({ ballot }) => ({ type: 'ballot.close', ballot: ballot(name) })),
]

const onBallot =
  (type: 'ballot.stop' | 'ballot.count' | 'ballot.announce') =>
  ({ ballot }: Scene) => ({ type, ballot: ballot('secret') })
const signs = ({ ballot, fingerprint }: Scene) =>
  ({ type: 'ballot.sign', ballot: ballot('secret'), fingerprint: fingerprint('secret') }) as const

const planned: readonly Step[] = [
  ...(['flood', 'slope'] as const).map((name) =>
    does(21, liaison, ({ accepted }) => ({
      ...{ type: 'election.setBrief', issue: accepted(name), brief: briefOf('街道办') },
    })),
  ),
  does(21, chair, ({ accepted }) => ({
    ...{ type: 'election.plan', candidates: [accepted('flood'), accepted('slope')], rule: 'threshold' },
    ...{ seats: 1, binding: false, rulesText: '两件里选一件，最多选一个。', thinContest: '' },
  })),
  does(21, chair, ({ motion, participant }) => ({
    ...{ type: 'election.putRules', motion: motion('rules'), mover: participant(chen) },
  })),
  ...decidesOpenly(21, 'rules'),
  does(22, chair, ({ motion, participant }) => ({
    ...{ type: 'election.proposeOfficials', motion: motion('officials'), mover: participant(chen) },
    officials: [
      ...[liShu, huang].map((person) => ({
        ...{ participant: participant(person), duty: 'scrutineer' as const, unit: '' },
      })),
      { participant: participant(doorKeeper), duty: 'teller', unit: '' },
    ],
  })),
  ...decidesOpenly(22, 'officials'),
  does(22, chair, { type: 'election.appoint' }),
]

const decidedInSecret: readonly Step[] = [
  does(23, chair, ({ motion, participant, accepted }) => ({
    ...{ type: 'motion.put', motion: motion('secret'), mover: participant(chen), text: '两件里选一件' },
    issues: [accepted('flood'), accepted('slope')],
    ...{ who: '街道办', what: '先办一件', when: '', cost: '', again: false },
  })),
  does(23, liaison, ({ ballot }) => ({ type: 'ballot.prepareSlips', ballot: ballot('dropped') })),
  does(23, liaison, ({ ballot }) => ({ type: 'ballot.dropSlips', ballot: ballot('dropped'), reason })),
  does(23, liaison, ({ ballot }) => ({ type: 'ballot.prepareSlips', ballot: ballot('devices') })),
  ...(['ballot.giveSlip', 'ballot.takeSlipBack', 'ballot.giveSlip'] as const).map((type) =>
    does(23, doorKeeper, ({ ballot, participant }) => ({
      ...{ type, ballot: ballot('devices'), participant: participant(huang) },
    })),
  ),
  does(24, chair, ({ ballot, motion }) => ({
    ...{ type: 'ballot.openSecret', ballot: ballot('devices'), motion: motion('secret'), endDebate: '' },
    terms: plainTerms,
  })),
  does(24, chair, ({ ballot }) => ({
    ...{ type: 'ballot.turnToPaper', ballot: ballot('devices'), next: ballot('secret'), reason },
  })),
  does(25, doorKeeper, ({ ballot, participant }) => ({
    ...{ type: 'ballot.noteHelp', ballot: ballot('secret'), participant: participant(chen), help: 'read' },
  })),
  does(25, chair, onBallot('ballot.stop')),
  does(25, liShu, ({ ballot }) => ({
    ...{ type: 'ballot.ruleSheet', ballot: ballot('secret'), sheet: 1, row: null, as: 'void', reason },
  })),
  does(26, liShu, onBallot('ballot.count')),
  does(26, huang, ({ ballot }) => ({ type: 'ballot.sendBack', ballot: ballot('secret'), reason })),
  does(27, huang, onBallot('ballot.count')),
  ...[liShu, huang].map((person) => does(28, person, signs)),
  does(29, chair, onBallot('ballot.announce')),
  does(29, chair, ({ ballot }) => ({
    ...{ type: 'ballot.decideRest', ballot: ballot('secret'), decision: 'leftEmpty', reason },
  })),
]

const ended: readonly Step[] = [
  does(30, chair, { type: 'meeting.summarize' }),
  does(31, chair, { type: 'meeting.resume', reason: '还有一句' }),
  does(32, chair, { type: 'meeting.summarize' }),
  { atMinutes: 32, by: liaison, note: [['paragraph', '一下雨就水浸，先清排水口。']] },
  does(33, chair, ({ readBack }) => ({ type: 'minutes.confirm', ...readBack() })),
  does(34, liaison, { type: 'meeting.close' }),
  does(35, chen, { type: 'rating.give', grade: 'satisfied' }),
  does(36, liaison, { type: 'minutes.correct', text: '到会应为七人。' }),
  does(40, liaison, ({ closing }) => ({ type: 'meeting.publish', reviewed: closing(), replacements: [] })),
  does(41, chen, ({ participant }) => ({
    type: 'erasure.erase',
    participant: participant(chen),
    ground: 'own',
  })),
  does(42, liaison, { type: 'erasure.eraseWords', entries: [1] }),
]

const calledOff: Scenario = {
  name: 'calledOff',
  startsAt: minutesFromNow(24 * 60),
  lastsMinutes: 60,
  draftedBy: liaison,
  draftedAtMinutes: -60,
  facts: { ...facts, title: '开不成的会' },
  agenda: [],
  steps: [does(-59, head, { type: 'meeting.cancel', reason: '台风' })],
}

/**
 * Left out: a lot needs a tie, and so papers in a box, which no command casts. `e2e/specs/rules.spec.ts` plays it with
 * real papers.
 */
export const needPapers: readonly string[] = ['ballot.callLot', 'ballot.sealNumber', 'ballot.openNumber']

/**
 * Meetings in which every command there is happens at least once, so that whatever holds for all of them can be tried
 * on all of them. No sample for anybody's eyes.
 */
export const everyCommand: readonly Scenario[] = [
  {
    name: 'everything',
    startsAt: minutesFromNow(24 * 60),
    lastsMinutes: 90,
    draftedBy: liaison,
    draftedAtMinutes: -61,
    facts,
    agenda: [],
    steps: [
      ...prepared,
      ...listed,
      ...atTheDoor,
      ...debated,
      ...decided,
      ...planned,
      ...decidedInSecret,
      ...ended,
    ],
  },
  calledOff,
]

const stationFacts = { street: '会城街道', name: '试一遍站', kind: 'area', address: '', phone: '' } as const

const stricter: OwnRules = {
  settings: { quorum: twoThirds, decision: { share: twoThirds, base: 'valid' }, contestPercent: 20 },
  ...{ source: '本会票选办法', asOf: '2025-01' },
}

const dossier = '00000000001W86YDZNEYDVCS4Q' as CaseId

/** The same of a station, done by its head: founded anew, then changed. */
export const everyStationCommand = (person: PersonId): readonly StationCommand[] => [
  { type: 'station.found', facts: stationFacts },
  { type: 'station.amend', facts: { ...stationFacts, phone: '0750-0000000' } },
  { type: 'station.setGrids', grids: [{ id: 'beiyuan', name: '北园新村' }] },
  { type: 'station.proposeRules', kind: 'streetAssembly', rules: stricter },
  { type: 'station.dropRules', kind: 'streetAssembly' },
  { type: 'station.proposeRules', kind: 'streetAssembly', rules: stricter },
  { type: 'station.adoptRules', kind: 'streetAssembly', rules: stricter },
  { type: 'station.resetRules', kind: 'streetAssembly' },
  { type: 'station.grantRole', person, role: 'deputy' },
  {
    ...{ type: 'station.listMediator', person, certificate: '第 3 号' },
    ...{ from: '2026-01-01', until: '2027-12-31' },
  },
  { type: 'station.unlistMediator', person },
  { type: 'station.askDestruction', dossier, number: { year: 2015, count: 1 }, until: '2020-12-31' },
  { type: 'station.keepDossier', dossier },
  { type: 'station.destroyDossier', dossier },
  { type: 'station.revokeRole', person, role: 'deputy' },
]

/** The same of a round of 排查, done by who leads it: long ago, so that its days have come whenever it is played. */
export function everyScreeningCommand(newId: () => string, person: PersonId): readonly ScreeningCommand[] {
  const [round, finding, task] = [newId() as RoundId, newId() as FindingId, newId() as TaskId]
  const opened = newId() as CaseId
  const [grid, on, until] = ['beiyuan', '2020-01-02', '2099-12-31']
  const of = { round, finding, words: '楼上漏水' }
  return [
    { type: 'screening.begin', round, title: '节前排查', from: '2020-01-01', until, grids: [grid] },
    { type: 'screening.cover', round, grid, on },
    { type: 'screening.find', ...of, grid, category: 'water', risk: 'watch', place: '三巷' },
    { type: 'screening.rate', ...of, risk: 'high' },
    { type: 'screening.alarm', ...of, to: 'police' },
    { type: 'screening.assign', ...of, task, person, due: until },
    { type: 'screening.finish', ...of, task, on },
    { type: 'screening.settle', ...of, outcome: 'calmed' },
    { type: 'screening.claim', round, finding, opened },
    { type: 'screening.takeUp', ...of, opened, number: { year: 2020, count: 1 } },
    { type: 'screening.close', round },
  ]
}
