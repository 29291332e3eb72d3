import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  by,
  fold,
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
import type { MeetingKind } from '../meeting/schema.ts'
import { meetingStream } from '../meeting-stream.ts'
import { summaryOf } from '../meeting/summary.ts'
import type { FollowUp } from '../resolution/schema.ts'
import type { Grade } from './schema.ts'
import { thanksOnScreen } from './screen.ts'
import { shownRatings } from './shown.ts'
import { ratingsOf } from './state.ts'

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

  /** So many of each grade at a meeting that is over, of a council with these people expected. */
  const shownOf = (
    figures: readonly [number, number, number],
    asked: { kind?: MeetingKind; expected?: number; events?: readonly MeetingEvent[] } = {},
  ) => {
    const grades = (['satisfied', 'mostly', 'dissatisfied'] as const).flatMap((grade, at) =>
      Array.from({ length: figures[at]! }, () => grade),
    )
    const state = fold(
      (asked.events ?? over).map((event): MeetingEvent =>
        event.type === 'meeting.drafted'
          ? { ...event, facts: { ...event.facts, kind: asked.kind ?? 'neighborhoodCouncil' } }
          : event,
      ),
    )
    const roll = { ...state.roll, expectedTyped: asked.expected ?? null }
    const rating = { grades: Object.fromEntries(grades.map((grade, index) => [`p${index}`, grade])) }
    return shownRatings({ ...state, roll, rating })
  }

  it.each([
    [17, 11, 1, 'satisfied'],
    [20, 8, 1, 'satisfied'],
    [28, 1, 0, 'satisfied'],
    [5, 5, 0, 'mostly'],
    [2, 3, 5, 'dissatisfied'],
  ] as const)('RATE-3 %d, %d, %d is %s of those who rated', (satisfied, mostly, dissatisfied, grade) => {
    expect(shownOf([satisfied, mostly, dissatisfied]).graded).toEqual({
      ...{ grade, base: 'returned', baseCount: satisfied + mostly + dissatisfied },
    })
  })

  it.each([
    [15, 0, 'dissatisfied'],
    [16, 0, 'satisfied'],
    [10, 5, 'dissatisfied'],
    [10, 6, 'mostly'],
  ] as const)('RATE-3 %d and %d of thirty members of a congress are %s', (satisfied, mostly, grade) => {
    expect(shownOf([satisfied, mostly, 0], { kind: 'townCongress', expected: 30 }).graded).toEqual({
      ...{ grade, base: 'members', baseCount: 30 },
    })
  })

  it('RATE-3 all members are never fewer than came in, or than have rated', () => {
    const { graded } = shownOf([1, 1, 1], { kind: 'townCongress' })
    expect(graded).toMatchObject({ base: 'members', baseCount: 3 })
    expect(shownOf([2, 0, 1], { kind: 'townCongress', expected: 1 }).graded).toMatchObject({ baseCount: 3 })
    const came = [
      ...until('inProgress'),
      ...[resident, neighbour, officer, stranger].map((one) => joined(one)),
    ]
    const events = [...came, ...until('closed').slice(-2)]
    expect(shownOf([2, 0, 1], { kind: 'townCongress', events }).graded).toMatchObject({ baseCount: 4 })
  })

  it('RATE-3 by the base that the station has set', () => {
    const events = over.map((event): MeetingEvent => {
      if (event.type !== 'meeting.announced') return event
      const settings = { quorum: null, decision: null, contestPercent: 20, gradeBase: 'members' as const }
      return { ...event, rules: { settings, source: '本站办法', asOf: '2026-01' } }
    })
    expect(shownOf([3, 0, 0], { expected: 9, events }).graded).toEqual({
      ...{ grade: 'dissatisfied', base: 'members', baseCount: 9 },
    })
  })

  it('RATE-4 shows what people said once three have, and how many before; what it comes to once it is closed', () => {
    expect(shownOf([0, 0, 0])).toEqual({ count: 0, figures: null, graded: null })
    expect(shownOf([1, 0, 1])).toEqual({ count: 2, figures: null, graded: null })
    expect(shownOf([2, 0, 1])).toMatchObject({
      count: limits.ratingsShownMin,
      figures: { satisfied: 2, mostly: 0, dissatisfied: 1 },
    })
    const before = [...until('inProgress'), joined(resident), ...until('summarizing').slice(-1)]
    expect(shownOf([2, 0, 1], { events: before })).toMatchObject({ figures: { satisfied: 2 }, graded: null })
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
      ratings: { count: 1, figures: null, graded: null },
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
