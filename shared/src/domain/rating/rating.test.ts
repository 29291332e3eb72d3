import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  by,
  given,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import { summaryOf } from '../meeting/summary.ts'
import type { FollowUp } from '../resolution/schema.ts'
import type { Grade } from './schema.ts'
import { thanksOnScreen } from './screen.ts'
import { gradeOf, ratingsOf, shownRatings } from './state.ts'

const over = [...until('inProgress'), joined(resident), joined(neighbour), ...until('closed').slice(-2)]
const give = (grade: Grade) => ({ type: 'rating.give', grade }) as const
const rated = (person: typeof resident, grade: Grade): MeetingEvent => ({
  type: 'rating.given',
  v: 1,
  participant: person.id,
  grade,
})

const adopted = (resolution: string, followUps: readonly FollowUp[]): MeetingEvent => ({
  type: 'resolution.adopted',
  v: 1,
  ...{ resolution, motion: '', text: '雨季前清好', followUps },
})

describe('满意度', () => {
  it('RATE-1 whoever came in rates, and may change it', () => {
    expect(given(...over).when(resident, give('mostly'))).toEqual({ events: [rated(resident, 'mostly')] })
    expect(given(...over).when(stranger, give('mostly'))).toEqual({ refused: 'who.joined' })
    expect(given(...until('inProgress'), joined(resident)).when(resident, give('mostly'))).toEqual({
      refused: 'meeting.wrongPhase',
    })
    const once = given(...over, rated(resident, 'mostly'))
    expect(once.when(resident, give('mostly'))).toEqual({ refused: 'rating.same' })
    expect(once.when(resident, give('dissatisfied'))).toHaveProperty('events')
    expect(
      given(...over, rated(resident, 'mostly'), rated(resident, 'satisfied')).state.rating.grades,
    ).toEqual({
      resident: 'satisfied',
    })
  })

  it('RATE-2 is the person’s own, the figures are everybody’s', () => {
    const { state } = given(
      ...over,
      by(resident, rated(resident, 'mostly')),
      rated(neighbour, 'dissatisfied'),
    )
    const shown = (person: typeof resident) =>
      meetingStream.view(state, meetingStream.audienceClassesOf(state, person)).rating.grades
    expect([shown(resident), shown(officer)]).toEqual([{ resident: 'mostly' }, {}])
    expect(meetingStream.audienceOf(rated(resident, 'mostly'), resident.id)).toEqual(['person:resident'])
    expect(summaryOf(state).ratings).toEqual({ satisfied: 0, mostly: 1, dissatisfied: 1 })
  })

  it.each([
    [17, 11, 1, 'satisfied'],
    [20, 8, 1, 'satisfied'],
    [28, 1, 0, 'satisfied'],
    [5, 5, 0, 'mostly'],
    [2, 3, 5, 'dissatisfied'],
    [0, 0, 0, null],
  ] as const)('RATE-3 %d, %d, %d is %s', (satisfied, mostly, dissatisfied, expected) => {
    expect(gradeOf({ satisfied, mostly, dissatisfied })).toBe(expected)
  })

  it('RATE-4 shows what people said once three have, and how many before', () => {
    const shown = (...grades: readonly Grade[]) =>
      shownRatings({ grades: Object.fromEntries(grades.map((grade, index) => [`p${index}`, grade])) })
    expect(shown()).toEqual({ count: 0, figures: null })
    const two = ['satisfied', 'dissatisfied'] as const
    expect(shown(...two)).toEqual({ count: two.length, figures: null })
    expect(shown(...two, 'satisfied')).toEqual({
      count: limits.ratingsShownMin,
      figures: { satisfied: 2, mostly: 0, dissatisfied: 1 },
    })
  })

  it('RATE-4 the wall has the figures, and what the evening leaves behind', () => {
    const { state } = given(
      ...until('summarizing'),
      joined(resident),
      rated(resident, 'mostly'),
      adopted('a', [{ unit: '市政所', what: '清排水口', due: null }]),
      adopted('b', []),
      { type: 'resolution.dropped', v: 1, resolution: 'b', reason: '写错了' },
    )
    expect(thanksOnScreen(state)).toEqual({
      closedAt: null,
      ratings: { count: 1, figures: null },
      decisions: 1,
      followUps: 1,
    })
    expect(thanksOnScreen(given(...until('closed')).state).closedAt).toBe(noon)
  })

  it('RATE-3 counts nobody twice', () => {
    expect(ratingsOf({ grades: { a: 'satisfied', b: 'satisfied', c: 'mostly' } })).toEqual({
      satisfied: 2,
      mostly: 1,
      dissatisfied: 0,
    })
  })
})
