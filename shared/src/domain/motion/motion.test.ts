import { describe, expect, it } from 'vitest'
import type { IssueId, MotionId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import {
  assigned,
  board,
  chair,
  draftedTeaTalk,
  fold,
  given,
  joined,
  neighbour,
  officer,
  resident,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { lawfulRights, rightsTouched, type LawfulRightId } from './lawful-rights.ts'
import type { MotionCommand } from './schema.ts'

type Put = Extract<MotionCommand, { type: 'motion.put' }>

const motion = 'motion' as MotionId
const issue = 'issue' as IssueId
const quote = board({ id: 'issue', author: resident })
const locked: MeetingEvent = { type: 'issue.listLocked', v: 1, quote }
const list: MeetingEvent = { type: 'meeting.itemEntered', v: 1, item: 'list' }
const begun = [...until('inProgress'), list, joined(resident), locked]

const put = (changed: Partial<Put> = {}): Put => ({
  type: 'motion.put',
  motion,
  mover: resident.id,
  text: '把北园新村水浸治理作为代表建议提交',
  issues: [],
  who: '街道办',
  what: '清排水口',
  when: '雨季前',
  cost: '',
  again: false,
  ...changed,
})
const wasPut = (id = 'motion'): MeetingEvent => ({
  type: 'motion.put',
  v: 1,
  motion: id,
  mover: resident.id,
  text: '把北园新村水浸治理作为代表建议提交',
  options: [],
  who: '街道办',
  what: '清排水口',
  when: '雨季前',
  cost: '',
})
const withdrawn: MeetingEvent = { type: 'motion.withdrawn', v: 1, motion, reason: '提的人收回' }
const closed = (passed: boolean): MeetingEvent => ({
  type: 'ballot.closed',
  v: 1,
  ballot: 'ballot',
  motion,
  result: {
    ...{ yes: 1, no: 0, abstain: 0, silent: 0, base: 'present', baseCount: 1, needed: 1 },
    passed,
    table: [],
  },
})
const opened: MeetingEvent = {
  type: 'ballot.opened',
  v: 1,
  ballot: 'ballot',
  motion,
  method: 'open',
  entitled: [resident.id],
  expected: null,
  endDebate: '',
}

describe('putting a motion', () => {
  it('MOTION-1 the moderator puts what somebody else moves', () => {
    expect(given(...begun).when(chair, put())).toEqual({ events: [wasPut()] })
    expect(given(...begun, joined(chair)).when(chair, put({ mover: chair.id }))).toEqual({
      refused: 'motion.moderatorNeutral',
    })
    expect(given(...begun).when(officer, put())).toEqual({ refused: 'who.moderator' })
    expect(given(...until('checkingIn')).when(chair, put())).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('MOTION-1 who moves it is in the room', () => {
    const away = { refused: 'motion.moverNotHere' }
    expect(given(...begun).when(chair, put({ mover: neighbour.id }))).toEqual(away)
    const removed: MeetingEvent = { type: 'roll.removed', v: 1, participant: resident.id }
    expect(given(...begun, removed).when(chair, put())).toEqual(away)
  })

  it('MOTION-8 what may touch somebody’s rights is put with who looked at it, which stands with it', () => {
    const touching = put({ text: '出嫁女不参加分红' })
    expect(given(...begun).when(chair, touching)).toEqual({ refused: 'motion.lawUnchecked' })
    const looked = given(...begun).when(chair, { ...touching, law: '司法所：不能这样表决' })
    expect(looked).toMatchObject({ events: [{ type: 'motion.put', law: '司法所：不能这样表决' }] })
    const event = { ...wasPut(), law: '司法所看过' } as MeetingEvent
    expect(fold([...begun, event]).motion.motions[motion]?.law).toBe('司法所看过')
    expect(given(...begun).when(chair, put())).toEqual({ events: [wasPut()] })
    const byHand = given(...begun).when(chair, put({ law: '司法所看过' }))
    expect(byHand).toMatchObject({ events: [{ law: '司法所看过' }] })
  })

  it('MOTION-8 the words of the issues count, and each sort of right is known by its signs', () => {
    const quoted = { ...quote, fields: { ...quote.fields, 'issues/issue/detail': '征地补偿款怎么分' } }
    expect(given(...begun).when(chair, put({ issues: [issue] }), { quotes: { board: quoted } })).toEqual({
      refused: 'motion.lawUnchecked',
    })
    expect(rightsTouched('清排水口')).toEqual([])
    for (const id of Object.keys(lawfulRights) as LawfulRightId[])
      for (const sign of lawfulRights[id].signs) expect(rightsTouched(`把${sign}的事定下来`)).toContain(id)
  })

  it('MOTION-1 of two phones the mover is the one person', () => {
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
    expect(
      given(...begun, joined(neighbour), merged).when(chair, put({ mover: neighbour.id })),
    ).toMatchObject({
      events: [{ mover: resident.id }],
    })
  })

  it('MOTION-1 a tea-talk puts none, and a meeting so many', () => {
    const tea = given(draftedTeaTalk, assigned(chair, 'moderator'), { type: 'meeting.started', v: 1 })
    expect(tea.when(chair, put())).toEqual({ refused: 'motion.noVotes' })
    const many = (count: number) =>
      Array.from({ length: count }, (_, index): MeetingEvent[] => [
        wasPut(`m${index}`),
        { ...withdrawn, motion: `m${index}` } as MeetingEvent,
      ]).flat()
    const max = limits.motionsPerMeetingMax
    expect(given(...begun, ...many(max - 1)).when(chair, put())).toHaveProperty('events')
    expect(given(...begun, ...many(max)).when(chair, put())).toEqual({ refused: 'motion.tooMany' })
  })

  it('MOTION-2 quotes the words of its issues', () => {
    const onIssue = put({ issues: [issue], who: '', what: '' })
    expect(given(...begun).when(chair, onIssue, { quotes: { board: quote } })).toMatchObject({
      events: [{ options: [{ issue: 'issue', title: 'title of issue', detail: '' }] }],
    })
    expect(given(...begun).when(chair, onIssue)).toEqual({ refused: 'issue.notOnBoard' })
    const gone: MeetingEvent = { type: 'issue.withdrawn', v: 1, issue }
    expect(given(...begun, gone).when(chair, onIssue, { quotes: { board: quote } })).toEqual({
      refused: 'issue.notOnBoard',
    })
  })

  it('MOTION-2 those words are locked first', () => {
    const unlocked: MeetingEvent = { type: 'issue.listUnlocked', v: 1, reason: '漏了' }
    expect(given(...begun, unlocked).when(chair, put({ issues: [issue] }))).toEqual({
      refused: 'motion.listOpen',
    })
    expect(given(...begun, unlocked).when(chair, put())).toHaveProperty('events')
  })

  it('MOTION-2 without issues it says who does what', () => {
    expect(given(...begun).when(chair, put({ who: '' }))).toEqual({ refused: 'motion.incomplete' })
    expect(given(...begun).when(chair, put({ what: '' }))).toEqual({ refused: 'motion.incomplete' })
    expect(given(...begun).when(chair, put({ when: '' }))).toHaveProperty('events')
  })

  it('MOTION-3 one at a time', () => {
    const meeting = given(...begun, wasPut())
    expect(meeting.when(chair, put({ motion: 'other' as MotionId }))).toEqual({ refused: 'motion.active' })
    expect(meeting.when(chair, { type: 'meeting.enterItem', item: 'arrive' })).toEqual({
      refused: 'motion.active',
    })
    expect(meeting.when(chair, { type: 'meeting.summarize' })).toEqual({ refused: 'motion.active' })
    expect(meeting.when(chair, { type: 'floor.open', issue })).toEqual({ refused: 'motion.active' })
    expect(meeting.state.floor.subject).toBe('motion/motion')
  })

  it('MOTION-4 what was decided is not put again, unless the meeting wants it', () => {
    const decided = given(...begun, wasPut(), opened, closed(false))
    const same = { motion: 'other' as MotionId }
    expect(decided.when(chair, put(same))).toEqual({ refused: 'motion.decided' })
    expect(decided.when(chair, put({ ...same, again: true }))).toHaveProperty('events')
    expect(decided.when(chair, put({ ...same, text: '另一件事' }))).toHaveProperty('events')
    expect(given(...begun, wasPut(), opened, closed(true)).when(chair, put(same))).toEqual({
      refused: 'motion.decided',
    })
    expect(given(...begun, wasPut(), withdrawn).when(chair, put(same))).toHaveProperty('events')
    expect(decided.when(chair, put())).toEqual({ refused: 'motion.repeatedId' })
    const onIssue = { ...wasPut(), options: [{ issue, title: '水浸', detail: '' }] } as MeetingEvent
    const voted = given(...begun, onIssue, opened, closed(true))
    expect(voted.when(chair, put({ ...same, issues: [issue] }))).toEqual({ refused: 'motion.decided' })
    expect(voted.when(chair, put(same))).toHaveProperty('events')
  })
})

describe('the end of a motion', () => {
  const withdraw = { type: 'motion.withdraw', motion, reason: '提的人收回' } as const

  it('MOTION-5 is taken off with a reason, while no ballot is open', () => {
    expect(given(...begun, wasPut()).when(chair, withdraw)).toEqual({ events: [withdrawn] })
    expect(given(...begun).when(chair, withdraw)).toEqual({ refused: 'motion.notActive' })
    expect(given(...begun, wasPut(), opened).when(chair, withdraw)).toEqual({ refused: 'meeting.wrongPhase' })
    const { motion: part, floor } = fold([...begun, wasPut(), withdrawn])
    expect([part.active, part.motions['motion']?.status, floor.subject]).toEqual([
      '',
      'withdrawn',
      'item/list',
    ])
  })

  it('MOTION-6 is carried or lost by its ballot', () => {
    const statusAfter = (passed: boolean) => {
      const { motion: part, floor } = fold([...begun, wasPut(), opened, closed(passed)])
      return [part.active, part.motions['motion']?.status, floor.subject]
    }
    expect(statusAfter(true)).toEqual(['', 'carried', 'item/list'])
    expect(statusAfter(false)).toEqual(['', 'lost', 'item/list'])
  })

  it('MOTION-7 a meeting in which one was put was not opened in error', () => {
    const unstart = { type: 'meeting.unstart', reason: '点错了' } as const
    expect(given(...begun, wasPut(), withdrawn).when(chair, unstart)).toEqual({ refused: 'meeting.begun' })
  })
})
