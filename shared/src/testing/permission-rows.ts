import type { MeetingCommand, MeetingState } from '../domain/meeting-state.ts'
import type { BallotMethod } from '../domain/ballot/schema.ts'
import { phases } from '../domain/meeting/phase-names.ts'
import type { Phase } from '../domain/meeting/schema.ts'
import type { BallotId, IssueId, MotionId, PointId, ProposalId, ResolutionId } from '../lib/ids.ts'
import {
  assigned,
  board,
  by,
  chair,
  confirmed,
  deputy,
  draftedTeaTalk,
  facts,
  fold,
  gridWorker,
  guest,
  head,
  joined,
  officer,
  projector,
  recorder,
  removed,
  resident,
  scrutineer,
  station,
  stranger,
  teller,
  until,
  type Known,
} from './given.ts'
import { plainTerms, briefOf } from './box-contents.ts'
import { termsOf } from './secret.ts'

/** Everyone the rules tell apart, in the order of the reference page. */
export const everyone = [
  ...[head, officer, gridWorker, deputy, chair, recorder, scrutineer, teller],
  ...[projector, resident, guest, removed, stranger],
] as const

const officers = [head, officer]
const orderly = [head, officer, chair]
const door = [head, officer, gridWorker]
const table = [...door, scrutineer, teller]
const clerks = [head, officer, chair, recorder]
/** Staff and grid workers: they write down for others whether they came in or not. */
const writers = [head, officer, gridWorker, chair, recorder]
const came = [scrutineer, teller, resident, guest]
const mayVote = [scrutineer, teller, resident]
const atWork = [...writers, ...came]
const anyone = everyone.filter((one) => one !== removed)

const beforeIt: Phase[] = ['draft', 'announced', 'collecting', 'agendaFixed']
const gathered: Phase[] = ['checkingIn', 'inProgress', 'voting']
const listing: Phase[] = ['announced', 'collecting', 'agendaFixed', ...gathered]
const open: Phase[] = [...listing, 'summarizing']

const { id: participant } = resident
const issue = 'issue' as IssueId
const proposal = 'proposal' as ProposalId
const point = 'point' as PointId
const resolution = 'resolution' as ResolutionId
const ballot = 'ballot' as BallotId
const motion = { motion: 'motion' as MotionId, who: '街道办', what: '清', when: '', cost: '' }
const reason = '因为'
const times = { startsAt: facts.startsAt, endsAt: facts.endsAt }
const person = { participant, name: '陈女士', capacity: 'resident', grid: '' } as const

export type Row = readonly [
  command: MeetingCommand,
  who: readonly Known[],
  when: readonly (Phase | null)[],
  alsoWho?: readonly Known[],
  alsoWhen?: readonly Phase[],
]

const rows: readonly Row[] = [
  [{ type: 'meeting.draft', station, facts, agenda: [] }, officers, [null]],
  [{ type: 'meeting.amend', facts }, officers, beforeIt],
  [{ type: 'meeting.setAgenda', agenda: [] }, orderly, ['draft', 'announced', 'collecting']],
  [{ type: 'meeting.assignDuty', participant, duty: 'recorder' }, orderly, ['draft', ...open]],
  [{ type: 'meeting.relieveDuty', participant, duty: 'recorder' }, orderly, ['draft', ...open]],
  [{ type: 'meeting.announce', urgent: '' }, officers, ['draft']],
  [{ type: 'meeting.collect' }, orderly, ['announced']],
  [{ type: 'meeting.fixAgenda' }, orderly, ['announced', 'collecting']],
  [{ type: 'meeting.openCheckIn' }, [...door, chair], ['announced', 'collecting', 'agendaFixed']],
  [{ type: 'meeting.start' }, [chair], ['checkingIn']],
  [{ type: 'meeting.unstart', reason }, orderly, ['checkingIn', 'inProgress']],
  [{ type: 'meeting.enterItem', item: 'list' }, [chair], ['inProgress']],
  [{ type: 'meeting.adjourn', ...times, reason }, orderly, ['checkingIn', 'inProgress']],
  [{ type: 'meeting.summarize' }, [chair], ['inProgress']],
  [{ type: 'meeting.resume', reason }, [chair], ['summarizing']],
  [{ type: 'meeting.undo' }, [chair], open],
  [{ type: 'meeting.close' }, orderly, ['summarizing']],
  [{ type: 'meeting.cancel', reason }, officers, [...beforeIt, 'checkingIn']],
  [{ type: 'meeting.publish', reviewed: 1000, replacements: [] }, officers, ['closed', 'published']],
  [{ type: 'meeting.project', view: 'issues' }, [chair], [...gathered, 'summarizing']],
  [{ type: 'roll.setExpected', expected: 54 }, officers, [...beforeIt, ...gathered]],
  [{ type: 'roll.list', lines: [person] }, officers, [...beforeIt, 'checkingIn']],
  [
    { type: 'roll.setAreas', areas: [{ participant, area: 8650 }] },
    officers,
    [...beforeIt, ...gathered.filter((phase) => phase !== 'voting')],
  ],
  [{ type: 'roll.join', name: '陈女士', via: 'qr', grid: '', consent: 1, anonymous: false }, anyone, open],
  [{ type: 'roll.register', ...person }, door, gathered],
  [{ type: 'roll.confirm', participant, capacity: 'resident', how: 'seen' }, door, gathered],
  [{ type: 'roll.unconfirm', participant, reason }, door, gathered],
  [{ type: 'roll.excuse', participant }, door, ['draft', ...open]],
  [{ type: 'roll.unexcuse', participant }, door, ['draft', ...open]],
  [{ type: 'roll.remove', participant, reason }, orderly, open],
  [{ type: 'roll.readmit', participant }, orderly, open],
  [{ type: 'roll.rename', participant, name: '李叔' }, orderly, open],
  [
    { type: 'roll.merge', from: participant, into: participant },
    officers,
    open.filter((phase) => phase !== 'voting'),
  ],
  [{ type: 'roll.nameInRecord', named: true }, atWork, [...open, 'closed', 'published']],
  [{ type: 'roll.closeJoining' }, orderly, open],
  [{ type: 'roll.reopenJoining' }, orderly, open],
  [
    { type: 'issue.propose', proposal, text: '路灯', grid: '', for: '' },
    atWork.filter((one) => one !== chair),
    gathered,
    anyone.filter((one) => one !== chair),
    ['announced', 'collecting', 'agendaFixed'],
  ],
  [{ type: 'issue.accept', proposal, title: '路灯', detail: '' }, orderly, listing],
  [{ type: 'issue.question', proposal, question: '哪一盏' }, orderly, listing],
  [{ type: 'issue.answer', proposal, answer: '东头那盏' }, [resident], listing],
  [{ type: 'issue.retract', proposal }, [resident], listing],
  [{ type: 'issue.second', issue }, came, listing],
  [{ type: 'issue.unsecond', issue }, came, listing],
  [{ type: 'issue.withdraw', issue }, atWork, listing],
  [{ type: 'issue.merge', issue, into: issue }, orderly, listing],
  [{ type: 'issue.unmerge', issue }, orderly, listing],
  [{ type: 'issue.hide', issue, reason }, orderly, open],
  [{ type: 'issue.unhide', issue }, orderly, open],
  [{ type: 'issue.lockList' }, orderly, listing],
  [
    { type: 'floor.raise', participant, stance: 'for', elder: false },
    [...door, chair, resident],
    ['inProgress'],
  ],
  [{ type: 'floor.lower', participant }, [...door, chair, resident], ['inProgress']],
  [{ type: 'floor.next' }, [chair], ['inProgress']],
  [{ type: 'floor.end' }, [chair], ['inProgress']],
  [{ type: 'floor.undo' }, [chair], ['inProgress']],
  [{ type: 'floor.pause' }, [chair], ['inProgress']],
  [{ type: 'floor.resume' }, [chair], ['inProgress']],
  [{ type: 'floor.extend' }, [chair], ['inProgress']],
  [{ type: 'floor.open', issue }, [chair], ['inProgress']],
  [{ type: 'floor.raisePoint', point, text: '超时了' }, atWork, ['inProgress', 'voting']],
  [{ type: 'floor.rule', point, ruling: '请继续' }, [chair], ['inProgress', 'voting']],
  [
    { type: 'motion.put', ...motion, mover: participant, text: '清排水口', issues: [], again: false },
    [chair],
    ['inProgress'],
  ],
  [{ type: 'motion.withdraw', motion: motion.motion, reason }, [chair], ['inProgress']],
  [
    { type: 'ballot.open', ballot, motion: motion.motion, method: 'open', endDebate: '' },
    [chair],
    ['inProgress'],
  ],
  [
    {
      ...{ type: 'ballot.openSecret', ballot, motion: motion.motion, endDebate: '' },
      terms: plainTerms,
    },
    [chair],
    ['inProgress'],
  ],
  [{ type: 'election.setBrief', issue, brief: briefOf('街道办') }, orderly, listing],
  [
    {
      ...{ type: 'election.plan', candidates: [issue, issue], rule: 'threshold', seats: 1, binding: true },
      ...{ rulesText: '每人最多选一个', thinContest: '' },
    },
    orderly,
    listing,
  ],
  [{ type: 'election.putRules', motion: motion.motion, mover: participant }, [chair], ['inProgress']],
  [
    { type: 'election.proposeOfficials', motion: motion.motion, mover: participant, officials: [] },
    [chair],
    ['inProgress'],
  ],
  [{ type: 'election.appoint' }, [chair], ['inProgress']],
  [{ type: 'ballot.decideRest', ballot, decision: 'leftEmpty', reason }, [chair], ['inProgress']],
  [
    { type: 'ballot.callLot', ballot, witnesses: [participant, participant], reason },
    [chair],
    ['inProgress'],
  ],
  [{ type: 'ballot.sealNumber', ballot, seal: '0'.repeat(64) }, came, ['inProgress']],
  [{ type: 'ballot.openNumber', ballot, number: '1', salt: '0'.repeat(64) }, came, ['inProgress']],
  [
    { type: 'resolution.adopt', resolution, motion: '', text: '清', followUps: [] },
    clerks,
    ['inProgress', 'summarizing'],
  ],
  [{ type: 'resolution.assign', resolution, followUps: [] }, clerks, ['inProgress', 'summarizing']],
  [{ type: 'resolution.drop', resolution, reason }, clerks, ['inProgress', 'summarizing']],
  [{ type: 'minutes.confirm', prose: '', facts: '' }, [chair], ['summarizing']],
  [{ type: 'minutes.correct', text: '应为 48 人' }, clerks, ['closed', 'published']],
  [{ type: 'rating.give', grade: 'mostly' }, came, ['summarizing', 'closed', 'published']],
  [{ type: 'erasure.erase', participant, ground: 'asked' }, [...officers, resident], phases],
  [{ type: 'erasure.eraseWords', entries: [] }, officers, phases],
  [{ type: 'issue.handOver', issue, field: 'title', text: '路灯' }, atWork, [...open, 'closed']],
]

const afterJoining: readonly Row[] = [
  [
    { type: 'roll.join', name: '陈女士', via: 'qr', grid: '', consent: 1, anonymous: false },
    [head, officer, gridWorker, deputy, chair, scrutineer],
    open,
  ],
]

const forSomebody: readonly Row[] = [
  [{ type: 'issue.propose', proposal, text: '路灯', grid: '', for: '梁伯' }, writers, listing],
]

const atTeaTalk: readonly Row[] = [
  [
    { type: 'issue.propose', proposal, text: '路灯', grid: '', for: '' },
    atWork.filter((one) => one !== chair),
    listing,
  ],
]

const whenLocked: readonly Row[] = [
  [{ type: 'issue.unlockList', reason }, orderly, listing],
  [{ type: 'issue.propose', proposal, text: '路灯', grid: '', for: '' }, [], []],
  [{ type: 'issue.accept', proposal, title: '路灯', detail: '' }, [], []],
  [{ type: 'issue.withdraw', issue }, [], []],
  [{ type: 'issue.merge', issue, into: issue }, [], []],
  [{ type: 'issue.unmerge', issue }, [], []],
  [{ type: 'issue.lockList' }, [], []],
]

const whenVoting: readonly Row[] = [
  [{ type: 'ballot.handIn', ballot, sheet: { method: 'open', choice: 'yes' } }, mayVote, ['voting']],
  [{ type: 'ballot.stop', ballot }, [chair], ['voting']],
  [{ type: 'ballot.resume', ballot, reason }, [chair], ['voting']],
  [{ type: 'ballot.close', ballot }, [chair], ['voting']],
  [{ type: 'ballot.annul', ballot, reason }, [chair], ['voting']],
]

const whenPapersAreCast: readonly Row[] = [
  [{ type: 'ballot.handIn', ballot, sheet: { method: 'open', choice: 'yes' } }, [], []],
  [{ type: 'ballot.stop', ballot }, [chair], ['voting']],
  [{ type: 'ballot.resume', ballot, reason }, [chair], ['voting']],
  [{ type: 'ballot.close', ballot }, [], []],
  [{ type: 'ballot.annul', ballot, reason }, [chair], ['voting']],
  [{ type: 'ballot.noteHelp', ballot, participant: resident.id, help: 'read' }, table, ['voting']],
  [{ type: 'ballot.ruleSheet', ballot, sheet: 1, row: null, as: 'void', reason }, [scrutineer], ['voting']],
  [{ type: 'ballot.turnToPaper', ballot, next: ballot, reason }, [chair], ['voting']],
  [{ type: 'ballot.count', ballot }, [chair, scrutineer], ['voting']],
  [{ type: 'ballot.sign', ballot, fingerprint: '' }, [scrutineer], ['voting']],
  [{ type: 'ballot.sendBack', ballot, reason }, [scrutineer], ['voting']],
  [{ type: 'ballot.announce', ballot }, [chair], ['voting']],
]

const whenSlipsArePrinted: readonly Row[] = [
  [
    { type: 'ballot.prepareSlips', ballot },
    officers,
    ['announced', 'collecting', 'agendaFixed', 'checkingIn', 'inProgress'],
  ],
  [{ type: 'ballot.giveSlip', ballot, participant }, table, gathered],
  [{ type: 'ballot.takeSlipBack', ballot, participant }, table, gathered],
  [
    { type: 'ballot.dropSlips', ballot, reason },
    orderly,
    ['announced', 'collecting', 'agendaFixed', 'checkingIn', 'inProgress'],
  ],
]

const whenCounting: readonly Row[] = [
  [
    { type: 'ballot.handIn', ballot, sheet: { method: 'hands', yes: 2, no: 1 } },
    [head, officer, gridWorker, recorder, scrutineer, teller],
    ['voting'],
  ],
]

/** What had happened before anybody asks: every sort of person is there, and the resident has proposed something. */
const gatheredAll = [
  assigned(scrutineer, 'scrutineer'),
  assigned(teller, 'teller'),
  assigned(projector, 'projector'),
  ...[resident, guest, removed, scrutineer, teller].map((one) => joined(one)),
  ...mayVote.map((one) => confirmed(one)),
  { type: 'roll.removed', v: 1, participant: removed.id, reason },
  by(resident, { type: 'issue.proposed', v: 1, proposal, text: '路灯', grid: '', for: '' }),
] as const

const withBallot = (method: BallotMethod): MeetingState =>
  fold([
    ...until('draft'),
    ...gatheredAll,
    {
      type: 'ballot.opened',
      v: 1,
      ballot,
      motion: motion.motion,
      method,
      entitled: mayVote.map(({ id }) => id),
      expected: null,
      endDebate: '',
    },
  ])

const withSecretBallot = fold([
  ...until('draft'),
  ...gatheredAll,
  {
    ...{ type: 'ballot.secretOpened', v: 1, ballot, motion: motion.motion, endDebate: '', after: '' },
    ...{ entitled: mayVote.map(({ id }) => id), expected: null, terms: termsOf(1) },
  },
])

const withSlips = fold([...until('draft'), ...gatheredAll, { type: 'ballot.slipsPrepared', v: 1, ballot }])

const ordinary = fold([...until('draft'), ...gatheredAll])
const joiningClosed = fold([...until('draft'), ...gatheredAll, { type: 'roll.joiningClosed', v: 1 }])
const locked = fold([
  ...until('draft'),
  ...gatheredAll,
  { type: 'issue.listLocked', v: 1, quote: board({ id: issue, author: resident }) },
])
const teaTalk = fold([draftedTeaTalk, ...until('draft').slice(1), ...gatheredAll])

/** A state in which nothing but who and when can stand in the way of what its rows ask. */
type Situation = {
  /** Said behind the command's name; empty for the usual one. */
  readonly said: string
  readonly state: MeetingState
  readonly rows: readonly Row[]
}

/** Written apart from the policies, by hand: what each sort of people may do in each phase. */
export const situations: readonly Situation[] = [
  { said: '', state: ordinary, rows },
  { said: 'for somebody else (代记)', state: ordinary, rows: forSomebody },
  { said: 'when joining is closed', state: joiningClosed, rows: afterJoining },
  { said: 'at a tea-talk', state: teaTalk, rows: atTeaTalk },
  { said: 'when the list is locked', state: locked, rows: whenLocked },
  { said: 'in an open vote', state: withBallot('open'), rows: whenVoting },
  { said: 'in a secret ballot', state: withSecretBallot, rows: whenPapersAreCast },
  { said: 'with slips of the next ballot', state: withSlips, rows: whenSlipsArePrinted },
  { said: 'in a show of hands', state: withBallot('hands'), rows: whenCounting },
]

/** The same meeting in another phase; null before there is one. */
export const inPhase = (state: MeetingState, phase: Phase | null): MeetingState => ({
  ...state,
  meeting: { ...state.meeting, phase },
})
