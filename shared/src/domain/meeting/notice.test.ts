import { describe, expect, it } from 'vitest'
import {
  assigned,
  chair,
  dayMs,
  drafted,
  draftedTeaTalk,
  facts,
  fold,
  given,
  noon,
  officer,
  startsAt,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import type { OwnRules } from '../rules/own.ts'
import { rulePacks } from '../rules/packs.ts'
import { justMore } from '../rules/share.ts'
import { rulesIn } from './kinds.ts'
import { calendarDays } from './times.ts'
import { minuteMs } from '../../testing/domain/meeting.ts'

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
