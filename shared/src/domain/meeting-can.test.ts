import { describe, expect, it } from 'vitest'
import type { BallotId, IssueId, MotionId, PointId, ProposalId, ResolutionId } from '../lib/ids.ts'
import {
  board,
  by,
  chair,
  deputy,
  facts,
  fold,
  gridWorker,
  head,
  joined,
  officer,
  recorder,
  resident,
  station,
  stranger,
  until,
} from '../testing/given.ts'
import type { Actor } from './decider.ts'
import { can } from './meeting-can.ts'
import type { MeetingCommand, MeetingState } from './meeting-state.ts'
import { phases } from './meeting/phase-names.ts'
import type { Phase } from './meeting/schema.ts'

const everyone = [head, officer, gridWorker, deputy, chair, recorder, resident, stranger]
const officers = [head, officer]
const orderly = [head, officer, chair]
const door = [head, officer, gridWorker]
const clerks = [head, officer, chair, recorder]
const atWork = [head, officer, gridWorker, chair, recorder, resident]

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

type Row = readonly [
  command: MeetingCommand,
  who: readonly { id: string }[],
  when: readonly (Phase | null)[],
  alsoWho?: readonly { id: string }[],
  alsoWhen?: readonly Phase[],
]

/** Written apart from the policies, by hand: what each of eight sorts of people may do in each phase. */
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
  [{ type: 'meeting.close' }, orderly, ['summarizing']],
  [{ type: 'meeting.cancel', reason }, officers, [...beforeIt, 'checkingIn']],
  [{ type: 'meeting.publish', reviewed: 1000, replacements: [] }, officers, ['closed', 'published']],
  [{ type: 'meeting.project', view: 'issues' }, [chair], [...gathered, 'summarizing']],
  [{ type: 'roll.setExpected', expected: 54 }, officers, [...beforeIt, ...gathered]],
  [{ type: 'roll.list', lines: [person] }, officers, [...beforeIt, 'checkingIn']],
  [{ type: 'roll.join', name: '陈女士', via: 'qr', grid: '', consent: 1, anonymous: false }, everyone, open],
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
    everyone.filter((one) => one !== chair),
    ['announced', 'collecting', 'agendaFixed'],
  ],
  [
    { type: 'issue.propose', proposal, text: '路灯', grid: '', for: '梁伯' },
    atWork.filter((one) => one !== resident),
    listing,
  ],
  [{ type: 'issue.accept', proposal, title: '路灯', detail: '' }, orderly, listing],
  [{ type: 'issue.question', proposal, answer: '哪一盏' }, orderly, listing],
  [{ type: 'issue.retract', proposal }, [resident], listing],
  [{ type: 'issue.second', issue }, [resident], listing],
  [{ type: 'issue.unsecond', issue }, [resident], listing],
  [{ type: 'issue.withdraw', issue }, atWork, listing],
  [{ type: 'issue.merge', issue, into: issue }, orderly, listing],
  [{ type: 'issue.unmerge', issue }, orderly, listing],
  [{ type: 'issue.hide', issue, reason }, orderly, open],
  [{ type: 'issue.unhide', issue }, orderly, open],
  [{ type: 'issue.lockList' }, orderly, listing],
  [{ type: 'issue.unlockList', reason }, orderly, listing],
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
  [{ type: 'ballot.handIn', ballot, sheet: { method: 'open', choice: 'yes' } }, [resident], ['voting']],
  [{ type: 'ballot.stop', ballot }, [chair], ['voting']],
  [{ type: 'ballot.resume', ballot, reason }, [chair], ['voting']],
  [{ type: 'ballot.close', ballot }, [chair], ['voting']],
  [{ type: 'ballot.annul', ballot, reason }, [chair], ['voting']],
  [
    { type: 'resolution.adopt', resolution, motion: '', text: '清', followUps: [] },
    clerks,
    ['inProgress', 'summarizing'],
  ],
  [{ type: 'resolution.assign', resolution, followUps: [] }, clerks, ['inProgress', 'summarizing']],
  [{ type: 'resolution.drop', resolution, reason }, clerks, ['inProgress', 'summarizing']],
  [{ type: 'minutes.correct', text: '应为 48 人' }, clerks, ['closed', 'published']],
  [{ type: 'rating.give', grade: 'mostly' }, [resident], ['summarizing', 'closed', 'published']],
  [{ type: 'issue.handOver', issue, field: 'title', text: '路灯' }, atWork, [...open, 'closed']],
]

const unlocked = fold([
  ...until('draft'),
  joined(resident),
  by(resident, { type: 'issue.proposed', v: 1, proposal, text: '路灯', grid: '', for: '' }),
])
const voting = fold([
  ...until('draft'),
  joined(resident),
  {
    type: 'ballot.opened',
    v: 1,
    ballot,
    motion: motion.motion,
    method: 'open',
    entitled: [resident.id],
    expected: null,
    endDebate: '',
  },
])
const locked = fold([
  ...until('draft'),
  joined(resident),
  { type: 'issue.listLocked', v: 1, quote: board({ id: issue, author: resident }) },
])

/** A state in which nothing but who and when can stand in the way. */
const stateFor = (type: string): MeetingState => {
  if (type === 'issue.unlockList') return locked
  return type.startsWith('ballot.') ? voting : unlocked
}

const inPhase = (state: MeetingState, phase: Phase | null): MeetingState => ({
  ...state,
  meeting: { ...state.meeting, phase },
})

describe('who may do what when', () => {
  it.each(rows.map((row) => [row[0].type, row] as const))('STREAM-5 %s', (_, row) => {
    const [command, who, when, alsoWho = [], alsoWhen = []] = row
    const state = stateFor(command.type)
    const table = (mayDo: (actor: Actor, phase: Phase | null) => boolean) =>
      [null, ...phases].map((phase) => ({
        phase,
        who: everyone.filter((actor) => mayDo(actor, phase)).map(({ id }) => id),
      }))
    expect(table((actor, phase) => can(inPhase(state, phase), command, actor) === null)).toEqual(
      table(
        (actor, phase) =>
          (who.includes(actor) && when.includes(phase)) ||
          (alsoWho.includes(actor) && phase !== null && alsoWhen.includes(phase)),
      ),
    )
  })
})
