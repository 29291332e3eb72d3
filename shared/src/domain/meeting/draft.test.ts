import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  assigned,
  chair,
  deputy,
  drafted,
  draftedTeaTalk,
  facts,
  given,
  head,
  joined,
  officer,
  recorder,
  resident,
  stranger,
  startsAt,
  station,
  until,
} from '../../testing/given.ts'
import { minuteMs, item } from '../../testing/domain/meeting.ts'

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

  it('MEET-6 nobody gets a duty who is neither on the roll nor with the station, but a screen does', () => {
    const meeting = given(...until('inProgress'), joined(resident))
    expect(meeting.when(chair, assign(stranger, 'moderator'))).toEqual({ refused: 'roll.unknownPerson' })
    expect(meeting.when(chair, assign(resident, 'recorder'))).toHaveProperty('events')
    const screen = { type: 'meeting.assignDuty', participant: stranger.id, duty: 'projector' } as const
    expect(meeting.when(chair, screen)).toHaveProperty('events')
  })
})
