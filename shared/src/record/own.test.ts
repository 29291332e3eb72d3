import { expect, test } from 'vitest'
import {
  by,
  chair,
  confirmed,
  fold,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  until,
} from '../testing/given.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { ownMeeting } from './own.ts'

const quoted = {
  'issues/I/title': '路灯不亮',
  'issues/I/detail': '三栋门口',
  'issues/I/author': resident.id,
  'issues/J/title': '护坡有裂缝',
  'issues/J/detail': '',
  'issues/J/author': neighbour.id,
}
const put = {
  motion: 'M',
  mover: resident.id,
  text: '装路灯',
  options: [],
  who: '',
  what: '',
  when: '',
  cost: '',
}
const result = {
  ...{ yes: 2, no: 0, abstain: 0, silent: 0, base: 'present', baseCount: 2, needed: 2, passed: true },
  table: [],
} as const
const events = [
  ...until('inProgress'),
  joined(resident, 'beiyuan'),
  confirmed(resident),
  by(resident, { type: 'issue.proposed', v: 1, proposal: 'P', text: '路灯不亮', grid: 'beiyuan', for: '' }),
  { type: 'issue.questioned', v: 1, proposal: 'P', proposer: resident.id, question: '哪一盏' },
  { type: 'issue.seconded', v: 1, issue: 'J', participant: resident.id },
  { type: 'issue.seconded', v: 1, issue: 'I', participant: neighbour.id },
  { type: 'floor.opened', v: 1, issue: 'J' },
  { type: 'floor.raised', v: 1, participant: resident.id, stance: 'for', elder: false },
  { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 1 },
  { type: 'floor.ended', v: 1 },
  by(resident, { type: 'floor.pointRaised', v: 1, point: 'Q', text: '请大声一点' }),
  { type: 'motion.put', v: 1, ...put },
  {
    type: 'ballot.opened',
    v: 1,
    ballot: 'B',
    motion: 'M',
    method: 'open',
    entitled: [],
    expected: null,
    endDebate: '',
  },
  {
    type: 'ballot.handedIn',
    v: 1,
    ballot: 'B',
    participant: resident.id,
    sheet: { method: 'open', choice: 'yes' },
  },
  {
    type: 'ballot.handedIn',
    v: 1,
    ballot: 'B',
    participant: neighbour.id,
    sheet: { method: 'open', choice: 'no' },
  },
  { type: 'ballot.closed', v: 1, ballot: 'B', motion: 'M', result },
  by(resident, { type: 'issue.handedOver', v: 1, issue: 'I', field: 'title', text: '没写进去' }),
  ...until('closed').slice(-2),
  { type: 'rating.given', v: 1, participant: resident.id, grade: 'satisfied' },
  { type: 'rating.given', v: 1, participant: neighbour.id, grade: 'dissatisfied' },
] as readonly MeetingEvent[]

test('is everything of one person and nothing of their neighbour', () => {
  expect(ownMeeting(fold(events), [resident.id], quoted)).toEqual({
    ...{ title: '城区积水与出行安全', place: '接待室', startsAt: expect.any(Number) },
    capacity: 'resident',
    came: { at: noon, via: 'qr', consent: 1 },
    confirmedAt: noon,
    named: false,
    duties: [],
    proposals: [
      {
        ...{ text: '路灯不亮', for: '', at: noon, status: 'waiting' },
        questions: [{ question: '哪一盏', at: noon, answer: null }],
      },
    ],
    issues: [{ title: '路灯不亮', detail: '三栋门口' }],
    seconds: ['护坡有裂缝'],
    turns: [{ about: '护坡有裂缝', stance: 'for', startedAt: noon, endedAt: noon }],
    points: [{ text: '请大声一点', at: noon, ruling: '' }],
    motions: ['装路灯'],
    votes: [{ motion: '装路灯', choice: 'yes', at: noon }],
    helped: [],
    rating: 'satisfied',
    handedOver: [{ text: '没写进去', at: noon }],
    removalReason: '',
  })
})

test('says what they answered aloud, and who helped them to vote with what, never how', () => {
  const called = {
    ...{ type: 'ballot.answered', v: 1, ballot: 'C', participant: resident.id },
    sheet: { method: 'rollCall', participant: resident.id, choice: 'abstain', instead: 'none' },
  }
  const secret = { ballot: 'S', motion: 'M', entitled: [resident.id], expected: null, terms: {}, after: '' }
  const helped = { type: 'ballot.helped', v: 1, ballot: 'S', helper: officer.id }
  const more = [
    {
      ...{ type: 'ballot.opened', v: 1, ballot: 'C', motion: 'M', method: 'rollCall', entitled: [] },
      ...{ expected: null, endDebate: '' },
    },
    called,
    { type: 'ballot.secretOpened', v: 1, ...secret },
    { ...helped, participant: resident.id, help: 'read' },
    { ...helped, participant: neighbour.id, help: 'held' },
    { type: 'ballot.secretOpened', v: 1, ...secret, ballot: 'N', motion: 'none' },
    { ...helped, ballot: 'N', participant: resident.id, help: 'held' },
  ] as unknown as readonly MeetingEvent[]
  const own = ownMeeting(fold([...events.slice(0, -5), ...more]), [resident.id], quoted)
  expect(own.votes).toContainEqual({ motion: '装路灯', choice: 'abstain', at: noon })
  expect(own.helped).toEqual([
    { motion: '装路灯', help: 'read' },
    { motion: '', help: 'held' },
  ])
  expect(JSON.stringify(own)).not.toContain(officer.id)
})

test('says what others noted of them: a duty, and why they had to leave', () => {
  const out = [
    { type: 'roll.removed', v: 1, participant: resident.id },
    { type: 'roll.removalExplained', v: 1, participant: resident.id, reason: '一直打断' },
  ] as readonly MeetingEvent[]
  expect(ownMeeting(fold([...events, ...out]), [resident.id], {})).toMatchObject({
    ...{ removalReason: '一直打断', seconds: [''], issues: [] },
  })
  expect(ownMeeting(fold(events), [chair.id], {})).toMatchObject({
    ...{ duties: ['moderator'], capacity: null, came: null, votes: [], rating: null },
  })
  expect(ownMeeting(fold(events), [officer.id], {}).duties).toEqual([])
})

test('names what somebody spoke about, whatever it was', () => {
  const spoke = [
    { type: 'meeting.itemEntered', v: 1, item: 'list' },
    { type: 'floor.raised', v: 1, participant: resident.id, stance: 'for', elder: false },
    { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 1 },
    { type: 'motion.put', v: 1, ...put },
    { type: 'floor.raised', v: 1, participant: resident.id, stance: 'for', elder: false },
    { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 1 },
    { type: 'floor.ended', v: 1 },
  ] as readonly MeetingEvent[]
  const { turns } = ownMeeting(fold([...until('inProgress'), ...spoke]), [resident.id], {})
  expect(turns.map(({ about }) => about)).toEqual(['理清单', '装路灯'])
})
