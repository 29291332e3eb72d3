import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  chair,
  confirmed,
  dayMs,
  facts,
  fold,
  given,
  head,
  joined,
  neighbour,
  noon,
  officer,
  readBack,
  resident,
  startsAt,
  stranger,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import type { UndoableStep } from './schema.ts'
import { minuteMs } from '../../testing/domain/meeting.ts'

describe('the course', () => {
  it('MEET-9 goes from draft to closed', () => {
    const said = [
      given(...until('announced')).when(officer, { type: 'meeting.collect' }),
      given(...until('collecting')).when(chair, { type: 'meeting.fixAgenda' }),
      given(...until('agendaFixed')).when(officer, { type: 'meeting.openCheckIn' }),
      given(...until('checkingIn')).when(chair, { type: 'meeting.start' }),
      given(...until('inProgress')).when(chair, { type: 'meeting.summarize' }),
      given(...until('summarizing'), readBack(until('summarizing'))).when(officer, { type: 'meeting.close' }),
    ]
    expect(said.map(({ events }) => events?.map(({ type }) => type))).toEqual([
      ['meeting.collectingOpened'],
      ['meeting.agendaFixed'],
      ['meeting.checkInOpened'],
      ['meeting.started'],
      ['meeting.summarizing'],
      ['meeting.closed'],
    ])
    expect(given(...until('closed')).state.meeting).toMatchObject({
      phase: 'closed',
      phaseSince: noon,
      startedAt: noon,
      closedAt: noon,
    })
  })

  it('MEET-17 summed up too soon, the moderator lets the discussion go on and says why', () => {
    const resume = { type: 'meeting.resume', reason: '还有一位要说' } as const
    const resumed = { type: 'meeting.resumed', v: 1, reason: '还有一位要说' } as const
    expect(given(...until('summarizing')).when(chair, resume)).toEqual({ events: [resumed] })
    expect(given(...until('summarizing')).when(officer, resume)).toEqual({ refused: 'who.moderator' })
    expect(given(...until('inProgress')).when(chair, resume)).toEqual({ refused: 'meeting.wrongPhase' })
    const { state } = given(...until('summarizing'), resumed)
    expect(state.meeting).toMatchObject({ phase: 'inProgress', reason: '还有一位要说', startedAt: noon })
  })

  it('MEET-10 the moderator enters an item of the agenda, not the one that is on', () => {
    const entered = { type: 'meeting.itemEntered', v: 1, item: 'list' } as const
    const meeting = given(...until('inProgress'), entered)
    expect(given(...until('inProgress')).when(chair, { type: 'meeting.enterItem', item: 'list' })).toEqual({
      events: [entered],
    })
    expect(meeting.state.meeting).toMatchObject({ item: 'list', entered: [{ item: 'list', at: noon }] })
    expect(meeting.when(chair, { type: 'meeting.enterItem', item: 'list' })).toEqual({
      refused: 'meeting.alreadyThere',
    })
    expect(meeting.when(chair, { type: 'meeting.enterItem', item: 'nothing' })).toEqual({
      refused: 'meeting.unknownItem',
    })
    expect(meeting.when(officer, { type: 'meeting.enterItem', item: 'arrive' })).toEqual({
      refused: 'who.moderator',
    })
  })

  describe('点错了', () => {
    const undo = { type: 'meeting.undo' } as const
    const undone = (step: UndoableStep) => ({ type: 'meeting.undone', v: 1, step }) as const
    const entered = (item: string) => ({ type: 'meeting.itemEntered', v: 1, item }) as const
    const raised = {
      type: 'floor.raised',
      v: 1,
      participant: resident.id,
      stance: 'for',
      elder: false,
    } as const
    const granted = { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 120_000 } as const

    it.each([
      ['collect', 'collecting', 'announced'],
      ['fixAgenda', 'agendaFixed', 'collecting'],
      ['openCheckIn', 'checkingIn', 'agendaFixed'],
      ['start', 'inProgress', 'checkingIn'],
      ['summarize', 'summarizing', 'inProgress'],
    ] as const)(
      'MEET-18 %s is taken back within ten seconds, and everything is as before',
      (step, now, before) => {
        const after = given(...until(now))
        expect(after.when(chair, undo, { now: noon + limits.undoMsMax })).toEqual({ events: [undone(step)] })
        expect(after.when(chair, undo, { now: noon + limits.undoMsMax + 1 })).toEqual({
          refused: 'meeting.tooLate',
        })
        const back = given(...until(now), undone(step)).state.meeting
        expect(back).toEqual({ ...given(...until(before)).state.meeting, step: null })
      },
    )

    it('MEET-18 who came in stays in', () => {
      const before = [...until('checkingIn'), joined(resident), confirmed(resident)]
      const started = { type: 'meeting.started', v: 1 } as const
      expect(given(...before, started, undone('start')).state.roll).toEqual(given(...before).state.roll)
    })

    it('MEET-18 an item: the agenda, who spoke and who waited are as before', () => {
      const before = [...until('inProgress'), entered('arrive'), joined(resident), raised]
      const { meeting, floor } = given(...before, entered('list'), undone('enterItem')).state
      expect(meeting).toMatchObject({ item: 'arrive', entered: [{ item: 'arrive' }] })
      expect(floor).toMatchObject({ subject: 'item/arrive', queue: [{ participant: resident.id }] })
    })

    it('MEET-18 officers too while the meeting is prepared, the moderator alone once it has begun', () => {
      expect(given(...until('agendaFixed')).when(officer, undo)).toHaveProperty('events')
      expect(given(...until('checkingIn')).when(officer, undo)).toHaveProperty('events')
      expect(given(...until('inProgress')).when(officer, undo)).toEqual({ refused: 'who.moderator' })
    })

    it('MEET-18 not when there is none, or something was done since', () => {
      expect(given(...until('announced')).when(chair, undo)).toEqual({ refused: 'meeting.nothingToUndo' })
      const list = [...until('inProgress'), joined(resident), entered('list'), raised]
      expect(given(...list, granted).when(chair, undo)).toEqual({ refused: 'meeting.builtOn' })
      expect(given(...list, granted, { type: 'floor.undone', v: 1 }).when(chair, undo)).toHaveProperty(
        'events',
      )
      expect(given(...list, undone('enterItem')).when(chair, undo)).toEqual({
        refused: 'meeting.nothingToUndo',
      })
      const spoke = [...until('inProgress'), joined(resident), raised, granted]
      expect(given(...spoke).when(chair, undo)).toEqual({ refused: 'meeting.builtOn' })
      const merging: MeetingEvent = { type: 'roll.merged', v: 1, from: stranger.id, into: neighbour.id }
      const forGood = [joined(neighbour), joined(stranger), merging]
      const ended: MeetingEvent = { type: 'floor.ended', v: 1 }
      const put: MeetingEvent = {
        ...{ type: 'motion.put', v: 1, motion: 'm', mover: resident.id, text: '清排水口', options: [] },
        ...{ who: '街道办', what: '清', when: '', cost: '' },
      }
      for (const since of [spoke, [...spoke, ended], [...until('inProgress'), joined(resident), put]])
        expect(given(...since, ...forGood).when(chair, undo)).toEqual({ refused: 'meeting.builtOn' })
      const { meeting } = given(...until('announced')).state
      expect(given(...until('announced'), undone('start')).state.meeting).toEqual(meeting)
    })
  })

  it('MEET-11 opened in error leads back to announced, with nobody there', () => {
    const unstart = { type: 'meeting.unstart', reason: '点错了' } as const
    expect(given(...until('inProgress')).when(chair, unstart)).toEqual({
      events: [{ type: 'meeting.startUndone', v: 1, reason: '点错了' }],
    })
    const { meeting, roll } = given(
      ...until('inProgress'),
      joined(resident),
      confirmed(resident),
      { type: 'meeting.itemEntered', v: 1, item: 'list' },
      { type: 'meeting.projected', v: 1, view: 'issues' },
      { type: 'meeting.startUndone', v: 1, reason: '点错了' },
    ).state
    expect(meeting).toMatchObject({
      phase: 'announced',
      startedAt: null,
      item: '',
      entered: [],
      view: 'lobby',
      reason: '点错了',
    })
    expect(roll.lines[resident.id]).toMatchObject({ confirmed: null, joined: { at: noon } })
  })

  it('MEET-12 an adjourned meeting has a new time ahead and nobody present', () => {
    const later = { startsAt: noon + dayMs, endsAt: noon + dayMs + minuteMs }
    const adjourn = { type: 'meeting.adjourn', ...later, reason: '没谈完' } as const
    expect(given(...until('inProgress')).when(chair, adjourn)).toEqual({
      events: [{ type: 'meeting.adjourned', v: 1, ...later, reason: '没谈完' }],
    })
    const meeting = given(...until('inProgress'))
    expect(meeting.when(chair, { ...adjourn, startsAt: noon, endsAt: noon + minuteMs })).toEqual({
      refused: 'meeting.past',
    })
    expect(meeting.when(chair, { ...adjourn, endsAt: later.startsAt })).toEqual({
      refused: 'meeting.badTimes',
    })
    const after = given(
      ...until('inProgress'),
      confirmed(resident),
      { type: 'issue.seconded', v: 1, issue: 'i', participant: resident.id },
      { type: 'meeting.adjourned', v: 1, ...later, reason: '没谈完' },
    ).state
    const halt = { is: 'adjourned', reason: '没谈完', at: noon }
    expect(after.meeting).toMatchObject({ phase: 'announced', facts: { ...facts, ...later }, item: '', halt })
    expect(after.roll.lines[resident.id]?.confirmed).toBeNull()
    expect(after.issue.entries['i']?.seconds).toEqual([resident.id])
  })

  it('MEET-12 that it is adjourned is said until people are let in again', () => {
    const adjourned: MeetingEvent[] = [
      ...until('inProgress'),
      { type: 'meeting.adjourned', v: 1, startsAt, endsAt: startsAt + minuteMs, reason: '没谈完' },
      { type: 'meeting.collectingOpened', v: 1 },
    ]
    expect(fold(adjourned).meeting.halt).toMatchObject({ is: 'adjourned' })
    const again: MeetingEvent[] = [...adjourned, { type: 'meeting.checkInOpened', v: 1 }]
    expect(fold(again).meeting.halt).toBeNull()
    const undone: MeetingEvent[] = [...again, { type: 'meeting.undone', v: 1, step: 'openCheckIn' }]
    expect(fold(undone).meeting.halt).toMatchObject({ is: 'adjourned' })
  })

  it('MEET-13 the moderator puts a view on the projector', () => {
    const project = { type: 'meeting.project', view: 'issues' } as const
    const shown = { type: 'meeting.projected', v: 1, view: 'issues' } as const
    expect(given(...until('checkingIn')).when(chair, project)).toEqual({ events: [shown] })
    expect(given(...until('checkingIn'), shown).when(chair, project)).toEqual({
      refused: 'meeting.alreadyThere',
    })
    expect(given(...until('checkingIn')).when(officer, project)).toEqual({ refused: 'who.moderator' })
    expect(given(...until('agendaFixed')).when(chair, project)).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('MEET-13 in the colours of a dark room or not, whatever is put up', () => {
    const project = { type: 'meeting.project', view: 'lobby', dark: true } as const
    const shown = { type: 'meeting.projected', v: 1, view: 'lobby', dark: true } as const
    expect(given(...until('checkingIn')).when(chair, project)).toEqual({ events: [shown] })
    const dark = given(...until('checkingIn'), shown)
    expect(dark.when(chair, project)).toEqual({ refused: 'meeting.alreadyThere' })
    expect(dark.when(chair, { ...project, dark: false })).toHaveProperty('events')
    const other = { type: 'meeting.projected', v: 1, view: 'issues' } as const
    expect(given(...until('checkingIn'), shown, other).state.meeting).toMatchObject({
      view: 'issues',
      dark: true,
    })
  })

  it('MEET-13 the close turns the projector to the thanks', () => {
    const shown = { type: 'meeting.projected', v: 1, view: 'issues' } as const
    const view = (...events: readonly MeetingEvent[]) =>
      given(...until('inProgress'), shown, ...events).state.meeting.view
    const [summarizing, closed] = until('closed').slice(-2)
    expect([view(summarizing!), view(summarizing!, closed!)]).toEqual(['issues', 'thanks'])
  })

  it('MEET-14 the code is given back when the meeting is over', () => {
    const codeIn = (phase: Parameters<typeof until>[0]) =>
      meetingStream.head(given(...until(phase)).state).code
    expect(codeIn('summarizing')).toBe('362918')
    expect(codeIn('closed')).toBeNull()
    expect(codeIn('cancelled')).toBeNull()
  })

  it('MEET-16 an officer publishes what was read to the close at least, and may do so again', () => {
    const replacements = [{ seq: 3, path: 'facts/title', shown: '某处积水' }]
    const publish = (reviewed: number) => ({ type: 'meeting.publish' as const, reviewed, replacements })
    const closed = given(...until('closed'))
    const last = closed.state.meeting.closedSeq!
    expect(closed.when(officer, publish(last - 1))).toEqual({ refused: 'meeting.notReviewed' })
    const published = { type: 'meeting.published' as const, v: 1 as const, reviewed: last, replacements }
    expect(closed.when(officer, publish(last))).toEqual({ events: [published] })
    const again = given(...until('closed'), published)
    expect(again.state.meeting).toMatchObject({ phase: 'published', closedSeq: last })
    const now = { seq: last + 1 }
    expect(again.when(head, publish(last + 1), now)).toHaveProperty('events')
    expect(again.when(head, publish(last + 2), now)).toEqual({ refused: 'meeting.notReviewed' })
  })

  it('MEET-15 a cancelled meeting keeps its reason and does not come back', () => {
    expect(given(...until('draft')).when(officer, { type: 'meeting.cancel', reason: '台风' })).toEqual({
      events: [{ type: 'meeting.cancelled', v: 1, reason: '台风' }],
    })
    const cancelled = given(...until('cancelled'))
    const halt = { is: 'cancelled', reason: '台风' }
    expect(cancelled.state.meeting).toMatchObject({ phase: 'cancelled', reason: '台风', halt })
    expect(cancelled.when(officer, { type: 'meeting.announce', urgent: '' })).toEqual({
      refused: 'meeting.wrongPhase',
    })
    expect(given(...until('closed')).when(chair, { type: 'meeting.start' })).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })
})
