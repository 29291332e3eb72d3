import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  assigned,
  chair,
  confirmed,
  dayMs,
  deputy,
  drafted,
  draftedTeaTalk,
  facts,
  fold,
  given,
  head,
  joined,
  neighbour,
  noon,
  officer,
  readBack,
  recorder,
  resident,
  startsAt,
  station,
  stranger,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import type { OwnRules } from '../rules/own.ts'
import { rulePacks } from '../rules/packs.ts'
import { justMore } from '../rules/share.ts'
import { rulesIn } from './kinds.ts'
import type { UndoableStep } from './schema.ts'
import { calendarDays } from './times.ts'

const minuteMs = 60_000
const item = (id: string) => ({ id, title: '一项', kind: 'discussion' as const, minutes: 10 })

describe('drafting', () => {
  const draft = { type: 'meeting.draft', station, facts, agenda: [] } as const

  it('MEET-1 an officer drafts, and the meeting has a code', () => {
    expect(given().when(officer, draft)).toEqual({
      events: [{ type: 'meeting.drafted', v: 1, station, code: '362918', facts, agenda: [] }],
    })
    expect(given().when(head, draft)).toHaveProperty('events')
  })

  it('MEET-1 a deputy or a resident does not draft', () => {
    expect(given().when(deputy, draft)).toEqual({ refused: 'who.officer' })
    expect(given().when(resident, draft)).toEqual({ refused: 'who.officer' })
  })

  it('MEET-1 a second draft under the same id is refused', () => {
    expect(given(drafted).when(officer, draft)).toEqual({ refused: 'meeting.exists' })
  })

  it.each([
    [0, 'meeting.badTimes'],
    [-1, 'meeting.badTimes'],
    [limits.meetingMinutesMax * minuteMs + 1, 'meeting.tooLong'],
  ])('MEET-2 a meeting of %d ms is refused', (lasts, refused) => {
    const wrong = { ...draft, facts: { ...facts, endsAt: startsAt + lasts } }
    expect(given().when(officer, wrong)).toEqual({ refused })
  })

  it('MEET-2 twelve hours are not too long', () => {
    const long = { ...draft, facts: { ...facts, endsAt: startsAt + limits.meetingMinutesMax * minuteMs } }
    expect(given().when(officer, long)).toHaveProperty('events')
  })

  it('MEET-3 a tea-talk has no agenda, and no agenda has an item twice', () => {
    const teaTalk = { ...draft, facts: { ...facts, kind: 'teaTalk' as const }, agenda: [item('a')] }
    expect(given().when(officer, teaTalk)).toEqual({ refused: 'meeting.noAgenda' })
    expect(given().when(officer, { ...draft, agenda: [item('a'), item('a')] })).toEqual({
      refused: 'meeting.repeatedItem',
    })
  })
})

describe('changing what was said', () => {
  it('MEET-3 officers and the moderator set the agenda until it is fixed', () => {
    const set = { type: 'meeting.setAgenda', agenda: [item('a')] } as const
    expect(given(...until('collecting')).when(chair, set)).toEqual({
      events: [{ type: 'meeting.agendaSet', v: 1, agenda: [item('a')] }],
    })
    expect(
      given(...until('draft'), { type: 'meeting.agendaSet', v: 1, agenda: [item('a')] }).state.meeting.agenda,
    ).toEqual([item('a')])
    expect(given(...until('agendaFixed')).when(chair, set)).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('MEET-3 nothing is fixed where the kind has no agenda', () => {
    const teaTalk = given(draftedTeaTalk, assigned(chair, 'moderator'), {
      type: 'meeting.announced',
      v: 1,
      urgent: '',
    })
    expect(teaTalk.when(chair, { type: 'meeting.fixAgenda' })).toEqual({ refused: 'meeting.noAgenda' })
  })

  it('MEET-4 anything may change in a draft, even the kind', () => {
    const teaTalk = { ...facts, kind: 'teaTalk' as const, startsAt: startsAt - 1 }
    const noAgenda = { type: 'meeting.agendaSet', v: 1, agenda: [] } as const
    expect(
      given(...until('draft'), noAgenda).when(officer, { type: 'meeting.amend', facts: teaTalk }),
    ).toEqual({
      events: [{ type: 'meeting.amended', v: 1, facts: teaTalk }],
    })
    const { meeting } = given(...until('draft'), { type: 'meeting.amended', v: 1, facts: teaTalk }).state
    expect(meeting.facts).toEqual(teaTalk)
  })

  it('MEET-4 once announced the kind stays and the meeting does not come sooner', () => {
    const meeting = given(...until('announced'))
    const amend = (changed: Partial<typeof facts>) =>
      meeting.when(officer, { type: 'meeting.amend', facts: { ...facts, ...changed } })
    expect(meeting.when(officer, { type: 'meeting.amend', facts: { ...facts, kind: 'teaTalk' } })).toEqual({
      refused: 'meeting.kindFixed',
    })
    expect(amend({ startsAt: startsAt - 1 })).toEqual({ refused: 'meeting.notEarlier' })
    expect(amend({ startsAt: startsAt + minuteMs })).toHaveProperty('events')
  })

  it('MEET-4 nothing is amended after check-in began', () => {
    expect(given(...until('checkingIn')).when(officer, { type: 'meeting.amend', facts })).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })
})

describe('duties', () => {
  const assign = (person: typeof deputy, duty: 'moderator' | 'recorder') =>
    ({ type: 'meeting.assignDuty', participant: person.id, duty }) as const
  const relieve = (person: typeof deputy, duty: 'moderator' | 'recorder') =>
    ({ type: 'meeting.relieveDuty', participant: person.id, duty }) as const

  it('MEET-5 the first moderator relieves nobody', () => {
    expect(given(drafted).when(officer, assign(chair, 'moderator'))).toEqual({
      events: [assigned(chair, 'moderator')],
    })
  })

  it('MEET-5 the chair hands over in one step', () => {
    expect(given(...until('inProgress')).when(chair, assign(deputy, 'moderator'))).toEqual({
      events: [
        { type: 'meeting.dutyRelieved', v: 1, participant: chair.id, duty: 'moderator' },
        assigned(deputy, 'moderator'),
      ],
    })
  })

  it('MEET-5 other duties may be held by several, and by one person at a time only once', () => {
    const meeting = given(...until('inProgress'))
    expect(meeting.when(officer, assign(deputy, 'recorder'))).toEqual({
      events: [assigned(deputy, 'recorder')],
    })
    expect(meeting.when(officer, assign(recorder, 'recorder'))).toEqual({ refused: 'meeting.dutyHeld' })
  })

  it('MEET-5 a duty is taken back, but a meeting once announced keeps a moderator', () => {
    expect(given(...until('inProgress')).when(chair, relieve(recorder, 'recorder'))).toEqual({
      events: [{ type: 'meeting.dutyRelieved', v: 1, participant: recorder.id, duty: 'recorder' }],
    })
    expect(given(...until('draft')).when(officer, relieve(chair, 'moderator'))).toHaveProperty('events')
    expect(given(...until('announced')).when(officer, relieve(chair, 'moderator'))).toEqual({
      refused: 'meeting.moderatorNeeded',
    })
    expect(given(drafted).when(officer, relieve(chair, 'moderator'))).toEqual({
      refused: 'meeting.dutyNotHeld',
    })
  })

  it('MEET-5 who has no duty left is not listed, who has another keeps it', () => {
    const both = given(
      drafted,
      assigned(chair, 'moderator'),
      assigned(chair, 'recorder'),
      assigned(recorder, 'recorder'),
      { type: 'meeting.dutyRelieved', v: 1, participant: chair.id, duty: 'moderator' },
      { type: 'meeting.dutyRelieved', v: 1, participant: recorder.id, duty: 'recorder' },
      { type: 'meeting.dutyRelieved', v: 1, participant: deputy.id, duty: 'recorder' },
    )
    expect(both.state.meeting.duties).toEqual({ chair: ['recorder'] })
  })

  it('MEET-6 who was asked to leave gets no duty', () => {
    const removed = { type: 'roll.removed', v: 1, participant: resident.id } as const
    expect(
      given(...until('inProgress'), joined(resident), removed).when(officer, assign(resident, 'recorder')),
    ).toEqual({ refused: 'roll.alreadyRemoved' })
  })
})

describe('the notice', () => {
  const announce = { type: 'meeting.announce', urgent: '' } as const
  const announced = { events: [{ type: 'meeting.announced', v: 1, urgent: '' }] }
  /** 00:00 in China on the day of the meeting. */
  const midnight = startsAt - 19.5 * 60 * minuteMs

  it('MEET-7 counts days by the calendar in China', () => {
    expect(calendarDays(midnight - 1, midnight)).toBe(1)
    expect(calendarDays(midnight, midnight + dayMs - 1)).toBe(0)
  })

  it('MEET-7 three days by the calendar are enough for a council, two are not', () => {
    const draft = given(...until('draft'))
    expect(draft.when(officer, announce, { now: midnight - 2 * dayMs - 1 })).toEqual(announced)
    expect(draft.when(officer, announce, { now: midnight - 2 * dayMs })).toEqual({
      refused: 'meeting.noticeShort',
    })
  })

  it('MEET-19 the station’s own rules, as they stand now, go with it', () => {
    const rules: OwnRules = {
      settings: { quorum: null, decision: { share: justMore, base: 'present' }, contestPercent: 20 },
      ...{ source: '本站议事规则', asOf: '2025-01' },
    }
    const draft = given(...until('draft'))
    const own: MeetingEvent = { type: 'meeting.announced', v: 1, urgent: '', rules }
    expect(draft.when(officer, announce, { now: midnight - 2 * dayMs - 1, ownRules: () => rules })).toEqual({
      events: [own],
    })
    const { meeting } = fold([...until('draft'), own])
    expect(rulesIn(meeting)).toMatchObject({ quorum: null, source: rules.source, binding: false })
    expect(rulesIn(fold(until('announced')).meeting)).toBe(rulePacks.stationCouncil)
  })

  it('MEET-7 a reason makes a shorter notice possible, and is kept', () => {
    const urgent = { type: 'meeting.announce', urgent: '今晚有台风' } as const
    expect(given(...until('draft')).when(officer, urgent, { now: startsAt - minuteMs })).toEqual({
      events: [{ type: 'meeting.announced', v: 1, urgent: '今晚有台风' }],
    })
    const { meeting } = given(...until('draft'), {
      type: 'meeting.announced',
      v: 1,
      urgent: '今晚有台风',
    }).state
    expect(meeting).toMatchObject({ urgent: '今晚有台风', announcedAt: noon, phase: 'announced' })
  })

  it('MEET-7 a tea-talk needs no notice', () => {
    const teaTalk = given(draftedTeaTalk, assigned(chair, 'moderator'))
    expect(teaTalk.when(officer, announce, { now: startsAt - minuteMs })).toEqual(announced)
  })

  it('MEET-8 needs a moderator', () => {
    expect(given(drafted).when(officer, announce)).toEqual({ refused: 'meeting.noModerator' })
  })

  it('MEET-8 a meeting that would be over already is not announced', () => {
    expect(given(...until('draft')).when(officer, announce, { now: facts.endsAt })).toEqual({
      refused: 'meeting.past',
    })
  })
})

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
    expect(again.when(head, publish(last + 1))).toHaveProperty('events')
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
