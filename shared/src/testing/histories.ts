import fc from 'fast-check'
import type { Actor } from '../domain/decider.ts'
import type { MeetingCommand } from '../domain/meeting-state.ts'
import { factsHash } from '../domain/minutes/facts.ts'
import type { BallotId, IssueId, MotionId, ParticipantId, ProposalId } from '../lib/ids.ts'
import {
  chair,
  deputy,
  facts,
  gridWorker,
  head,
  neighbour,
  noon,
  officer,
  recorder,
  resident,
  station,
  stranger,
  type Known,
} from './given.ts'
import { createHall, type Hall } from './hall.ts'
import { fingerprintOf, plainTerms, briefOf } from './box-contents.ts'

const people = [head, officer, gridWorker, deputy, chair, recorder, resident, neighbour, stranger]

const participant = fc.constantFrom(...people.map(({ id }) => id), 'line' as ParticipantId)
const proposal = fc.constantFrom(...(['p1', 'p2', 'p3'] as ProposalId[]))
const issue = fc.constantFrom(...(['i1', 'i2'] as IssueId[]))
const motion = fc.constantFrom('m1', 'm2')
const ballot = fc.constantFrom('b1', 'b2', 'b3')
const resolution = fc.constantFrom('r1', 'r2')
const capacity = fc.constantFrom('deputy' as const, 'resident' as const, 'observer' as const)
const grid = fc.constantFrom('', 'beiyuan')
const reason = fc.constant('因为')
const noSeal = '0'.repeat(64)

const of = <Type extends MeetingCommand['type']>(
  type: Type,
  fields: { [Field in keyof Omit<Extract<MeetingCommand, { type: Type }>, 'type'>]: fc.Arbitrary<unknown> },
): fc.Arbitrary<MeetingCommand> =>
  fc.record<Record<string, unknown>>(fields).map((made) => ({ type, ...made }) as unknown as MeetingCommand)

const duty = fc.constantFrom('moderator', 'recorder', 'projector', 'scrutineer')

/** One of every command of a meeting, about few enough things that they meet. */
const commands: {
  readonly [Type in Exclude<MeetingCommand['type'], 'meeting.draft'>]: fc.Arbitrary<MeetingCommand>
} = {
  'meeting.amend': of('meeting.amend', { facts: fc.constant(facts) }),
  'meeting.setAgenda': of('meeting.setAgenda', { agenda: fc.constant([]) }),
  'meeting.assignDuty': of('meeting.assignDuty', { participant, duty }),
  'meeting.relieveDuty': of('meeting.relieveDuty', { participant, duty }),
  'meeting.announce': of('meeting.announce', { urgent: reason }),
  'meeting.collect': of('meeting.collect', {}),
  'meeting.fixAgenda': of('meeting.fixAgenda', {}),
  'meeting.openCheckIn': of('meeting.openCheckIn', {}),
  'meeting.start': of('meeting.start', {}),
  'meeting.unstart': of('meeting.unstart', { reason }),
  'meeting.enterItem': of('meeting.enterItem', { item: fc.constantFrom('arrive', 'list') }),
  'meeting.adjourn': of('meeting.adjourn', {
    startsAt: fc.constant(facts.startsAt),
    endsAt: fc.constant(facts.endsAt),
    reason,
  }),
  'meeting.summarize': of('meeting.summarize', {}),
  'meeting.resume': of('meeting.resume', { reason }),
  'meeting.undo': of('meeting.undo', {}),
  'meeting.close': of('meeting.close', {}),
  'meeting.cancel': of('meeting.cancel', { reason }),
  'meeting.publish': of('meeting.publish', {
    reviewed: fc.constant(1000),
    replacements: fc.constant([]),
  }),
  'meeting.project': of('meeting.project', {
    view: fc.constantFrom('lobby', 'agenda', 'issues', 'floor', 'ballot'),
  }),
  'roll.setExpected': of('roll.setExpected', { expected: fc.nat(60) }),
  'roll.list': of('roll.list', {
    lines: fc.constant([{ participant: 'line', name: '梁伯', capacity: 'resident', grid: '' }]),
  }),
  'roll.setAreas': of('roll.setAreas', {
    areas: fc.record({ participant, area: fc.integer({ min: 1, max: 20_000 }) }).map((one) => [one]),
  }),
  'roll.join': of('roll.join', {
    name: fc.constantFrom('陈女士', '李叔'),
    via: fc.constant('qr'),
    grid,
    consent: fc.constant(1),
    anonymous: fc.constant(false),
  }),
  'roll.register': of('roll.register', { participant, name: fc.constant('罗伯'), capacity, grid }),
  'roll.confirm': of('roll.confirm', { participant, capacity, how: fc.constant('seen') }),
  'roll.unconfirm': of('roll.unconfirm', { participant, reason }),
  'roll.excuse': of('roll.excuse', { participant }),
  'roll.unexcuse': of('roll.unexcuse', { participant }),
  'roll.remove': of('roll.remove', { participant, reason }),
  'roll.readmit': of('roll.readmit', { participant }),
  'roll.rename': of('roll.rename', { participant, name: fc.constant('王叔') }),
  'roll.merge': of('roll.merge', { from: participant, into: participant }),
  'roll.nameInRecord': of('roll.nameInRecord', { named: fc.boolean() }),
  'roll.closeJoining': of('roll.closeJoining', {}),
  'roll.reopenJoining': of('roll.reopenJoining', {}),
  'issue.propose': of('issue.propose', {
    proposal,
    text: fc.constant('路灯不亮'),
    grid,
    for: fc.constantFrom('', '梁伯'),
  }),
  'issue.accept': of('issue.accept', { proposal, title: fc.constant('路灯不亮'), detail: fc.constant('') }),
  'issue.question': of('issue.question', { proposal, question: fc.constant('哪一盏') }),
  'issue.answer': of('issue.answer', { proposal, answer: fc.constant('东头那盏') }),
  'issue.retract': of('issue.retract', { proposal }),
  'issue.second': of('issue.second', { issue }),
  'issue.unsecond': of('issue.unsecond', { issue }),
  'issue.withdraw': of('issue.withdraw', { issue }),
  'issue.merge': of('issue.merge', { issue, into: issue }),
  'issue.unmerge': of('issue.unmerge', { issue }),
  'issue.hide': of('issue.hide', { issue, reason }),
  'issue.unhide': of('issue.unhide', { issue }),
  'issue.lockList': of('issue.lockList', {}),
  'issue.unlockList': of('issue.unlockList', { reason }),
  'floor.raise': of('floor.raise', {
    participant,
    stance: fc.constantFrom('for', 'against', 'neutral'),
    elder: fc.boolean(),
  }),
  'floor.lower': of('floor.lower', { participant }),
  'floor.next': of('floor.next', {}),
  'floor.end': of('floor.end', {}),
  'floor.undo': of('floor.undo', {}),
  'floor.pause': of('floor.pause', {}),
  'floor.resume': of('floor.resume', {}),
  'floor.extend': of('floor.extend', {}),
  'floor.open': of('floor.open', { issue: fc.constantFrom('i1', 'i2', '') }),
  'floor.raisePoint': of('floor.raisePoint', { point: fc.constantFrom('q1', 'q2'), text: reason }),
  'floor.rule': of('floor.rule', { point: fc.constantFrom('q1', 'q2'), ruling: reason }),
  'motion.put': of('motion.put', {
    motion,
    mover: participant,
    text: fc.constantFrom('清排水口', '装路灯'),
    issues: fc.constantFrom([], ['i1']),
    who: fc.constant('街道办'),
    what: reason,
    when: fc.constant(''),
    cost: fc.constant(''),
    again: fc.boolean(),
  }),
  'motion.withdraw': of('motion.withdraw', { motion, reason }),
  'ballot.open': of('ballot.open', {
    ballot,
    motion,
    method: fc.constantFrom('open', 'hands'),
    endDebate: reason,
  }),
  'ballot.handIn': of('ballot.handIn', {
    ballot,
    sheet: fc.oneof(
      fc.record({ method: fc.constant('open'), choice: fc.constantFrom('yes', 'no', 'abstain') }),
      fc.record({ method: fc.constant('hands'), yes: fc.nat(2), no: fc.constant(0) }),
    ),
  }),
  'ballot.stop': of('ballot.stop', { ballot }),
  'ballot.resume': of('ballot.resume', { ballot, reason }),
  'ballot.close': of('ballot.close', { ballot }),
  'ballot.openSecret': of('ballot.openSecret', {
    ballot,
    motion,
    endDebate: reason,
    terms: fc.constant(plainTerms),
  }),
  'ballot.prepareSlips': of('ballot.prepareSlips', { ballot }),
  'ballot.giveSlip': of('ballot.giveSlip', { ballot, participant }),
  'ballot.takeSlipBack': of('ballot.takeSlipBack', { ballot, participant }),
  'ballot.dropSlips': of('ballot.dropSlips', { ballot, reason }),
  'ballot.noteHelp': of('ballot.noteHelp', { ballot, participant, help: fc.constantFrom('read', 'held') }),
  'ballot.ruleSheet': of('ballot.ruleSheet', {
    ...{ ballot, sheet: fc.constantFrom(1, 2), row: fc.constantFrom(null, 'a'), reason },
    as: fc.constantFrom('yes', 'abstain', 'void'),
  }),
  'ballot.turnToPaper': of('ballot.turnToPaper', { ballot, next: ballot, reason }),
  'ballot.count': of('ballot.count', { ballot }),
  // Whoever signs has the fingerprint before them: `attempt` fills in what they read.
  'ballot.sign': of('ballot.sign', { ballot, fingerprint: fc.constant('') }),
  'ballot.sendBack': of('ballot.sendBack', { ballot, reason }),
  'ballot.decideRest': of('ballot.decideRest', {
    ballot,
    decision: fc.constantFrom('secondBallot', 'leftEmpty'),
    reason,
  }),
  'ballot.callLot': of('ballot.callLot', {
    ...{ ballot, witnesses: fc.tuple(participant, participant), reason },
  }),
  'ballot.sealNumber': of('ballot.sealNumber', { ballot, seal: fc.constant(noSeal) }),
  'ballot.openNumber': of('ballot.openNumber', {
    ...{ ballot, number: fc.constant('1'), salt: fc.constant(noSeal) },
  }),
  'ballot.announce': of('ballot.announce', { ballot }),
  'ballot.annul': of('ballot.annul', { ballot, reason }),
  'election.setBrief': of('election.setBrief', { issue, brief: fc.constant(briefOf('街道办')) }),
  'election.plan': of('election.plan', {
    candidates: fc.constant(['i1', 'i2']),
    rule: fc.constant('threshold'),
    seats: fc.constant(1),
    binding: fc.boolean(),
    rulesText: reason,
    thinContest: fc.constantFrom('', '因为'),
  }),
  'election.putRules': of('election.putRules', { motion, mover: participant }),
  'election.proposeOfficials': of('election.proposeOfficials', {
    motion,
    mover: participant,
    officials: fc.constant([
      { participant: resident.id, duty: 'scrutineer', unit: '' },
      { participant: neighbour.id, duty: 'scrutineer', unit: '' },
      { participant: deputy.id, duty: 'teller', unit: '' },
    ]),
  }),
  'election.appoint': of('election.appoint', {}),
  'resolution.adopt': of('resolution.adopt', {
    resolution,
    motion: fc.constantFrom('', 'm1'),
    text: reason,
    followUps: fc.constant([]),
  }),
  'resolution.assign': of('resolution.assign', { resolution, followUps: fc.constant([]) }),
  'resolution.drop': of('resolution.drop', { resolution, reason }),
  // Whoever confirms has read what there is: `attempt` fills in what they read.
  'minutes.confirm': of('minutes.confirm', { prose: fc.constant(''), facts: fc.constant('') }),
  'minutes.correct': of('minutes.correct', { text: reason }),
  'rating.give': of('rating.give', { grade: fc.constantFrom('satisfied', 'mostly', 'dissatisfied') }),
  'erasure.erase': of('erasure.erase', {
    participant,
    ground: fc.constantFrom('own', 'asked', 'mistaken'),
  }),
  'erasure.eraseWords': of('erasure.eraseWords', { entries: fc.constant([1]) }),
  'issue.handOver': of('issue.handOver', {
    issue,
    field: fc.constant('title'),
    text: fc.constant('没写进去'),
  }),
}

const join = (name: string): MeetingCommand => ({
  type: 'roll.join',
  name,
  via: 'qr',
  grid: '',
  consent: 1,
  anonymous: false,
})

const confirm = ({ id }: Known): MeetingCommand => ({
  type: 'roll.confirm',
  participant: id,
  capacity: 'resident',
  how: 'seen',
})

type Try = { readonly actors: readonly Actor[]; readonly command: MeetingCommand }

/** In progress, with three people entitled. */
const begun: readonly Try[] = [
  { actors: [officer], command: { type: 'meeting.draft', station, facts, agenda: [] } },
  { actors: [officer], command: { type: 'meeting.assignDuty', participant: chair.id, duty: 'moderator' } },
  { actors: [officer], command: { type: 'meeting.announce', urgent: '' } },
  { actors: [officer], command: { type: 'meeting.openCheckIn' } },
  { actors: [resident], command: join('陈女士') },
  { actors: [neighbour], command: join('李叔') },
  { actors: [chair], command: join('黄代表') },
  ...[resident, neighbour, chair].map((person) => ({ actors: [officer], command: confirm(person) })),
  { actors: [chair], command: { type: 'meeting.start' } },
]

const moved: Try = {
  actors: [chair],
  command: {
    ...{ type: 'motion.put', motion: 'm1' as MotionId, mover: resident.id, text: '清排水口' },
    ...{ issues: [], who: '街道办', what: '清', when: '', cost: '', again: false },
  },
}

/** Two scrutineers, and papers go into a box. */
const votingInSecret: readonly Try[] = [
  moved,
  ...[resident, neighbour].map(({ id }): Try => ({
    actors: [officer],
    command: { type: 'meeting.assignDuty', participant: id, duty: 'scrutineer' },
  })),
  {
    actors: [chair],
    command: {
      ...{ type: 'ballot.openSecret', ballot: 'b1' as BallotId, motion: 'm1' as MotionId, endDebate: '' },
      terms: plainTerms,
    },
  },
  { actors: [chair], command: { type: 'ballot.stop', ballot: 'b1' as BallotId } },
]

const voting = (method: 'open' | 'hands'): readonly Try[] => [
  moved,
  {
    actors: [chair],
    command: {
      type: 'ballot.open',
      ballot: 'b1' as BallotId,
      motion: 'm1' as MotionId,
      method,
      endDebate: '',
    },
  },
]

const locksList: Try = { actors: [chair], command: { type: 'issue.lockList' } }
const over: readonly Try[] = [{ actors: [chair], command: { type: 'meeting.summarize' } }]

const asRead = (hall: Hall, command: MeetingCommand): MeetingCommand => {
  if (command.type === 'minutes.confirm')
    return { ...command, prose: hall.prose().hash, facts: factsHash(hall.state()) }
  return command.type === 'ballot.sign'
    ? { ...command, fingerprint: fingerprintOf(hall.state(), command.ballot) }
    : command
}

const attempt = (hall: Hall, { actors, command }: Try, at: number): void =>
  actors.forEach((actor) => hall.send(actor, asRead(hall, command), at))

/** Everybody tries the same, one after the other in any order: whoever may does it, and some do it twice. */
const everybody = fc.shuffledSubarray(people, { minLength: people.length })

/** A meeting at work after people of all sorts tried all sorts of things, allowed or not, most of them about a few nouns. */
const historiesAbout = (nouns: readonly string[], more: readonly Try[] = []): fc.Arbitrary<Hall> => {
  const weighed = Object.entries(commands).map(([type, arbitrary]) => ({
    arbitrary,
    weight: nouns.some((noun) => type.startsWith(`${noun}.`)) ? 24 : type.startsWith('meeting.') ? 1 : 2,
  }))
  const tries = fc.record<Try>({ actors: everybody, command: fc.oneof(...weighed) })
  return fc.array(tries, { minLength: 20, maxLength: 80, size: 'max' }).map((all) => {
    const hall = createHall()
    for (const step of [...begun, ...more]) attempt(hall, step, noon)
    hall.write(resident.id, { id: 'i1', title: '北园新村水浸', detail: '', grid: 'beiyuan' }, noon)
    hall.write(deputy.id, { id: 'i2', title: '护坡有裂缝', detail: '', grid: '' }, noon)
    all.forEach((step, index) => attempt(hall, step, noon + index))
    return hall
  })
}

/** Of people who work on the list, who speak, and who vote. */
export const histories: fc.Arbitrary<Hall> = fc.oneof(
  historiesAbout(['issue', 'roll']),
  historiesAbout(['floor', 'motion', 'ballot']),
  historiesAbout(['ballot'], voting('open')),
  historiesAbout(['ballot'], voting('hands')),
  historiesAbout(['ballot'], votingInSecret),
  historiesAbout(['resolution', 'minutes', 'rating'], over),
  historiesAbout(['election', 'motion', 'ballot'], [locksList]),
)

export { people as everySort }
