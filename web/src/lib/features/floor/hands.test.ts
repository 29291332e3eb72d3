import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { blankLine } from '@linyi/shared/domain/roll/state'
import { expect, test } from 'vitest'
import { handsUp, hasHand, minutesOfWaiting, standingOf, takesSides } from './hands.ts'

const asked = (participant: string, elder = false) => ({
  participant,
  stance: 'neutral' as const,
  elder,
  at: 0,
})
const inside = { ...blankLine, joined: { at: 0, via: 'qr' as const } }
const state: MeetingState = {
  ...initialState,
  meeting: { ...initialState.meeting, duties: { chair: ['moderator'] } },
  roll: {
    ...initialState.roll,
    lines: {
      liang: inside,
      chen: inside,
      li: inside,
      chair: inside,
      other: { ...inside, mergedInto: 'li' },
      listed: blankLine,
    },
  },
  floor: {
    ...initialState.floor,
    subject: 'issue/i1',
    queue: [asked('chen'), asked('li', true)],
    turn: { request: asked('liang'), startedAt: 0, allottedMs: 1, pausedAt: null, pausedMs: 0 },
    turns: { 'issue/i1': { chen: 1 } },
  },
}

test('those who have not spoken stand first, with how often the others have', () => {
  expect(handsUp(state).map(({ participant, turns }) => [participant, turns])).toEqual([
    ['li', 0],
    ['chen', 1],
  ])
})

test('somebody speaks, waits behind so many, or stands apart, on any of their phones', () => {
  expect(standingOf(state, 'liang')).toBe('speaking')
  expect(standingOf(state, 'chen')).toEqual({ ahead: 1 })
  expect(standingOf(state, 'other')).toEqual({ ahead: 0 })
  expect(standingOf(state, 'chair')).toBe('apart')
})

test('a hand is for who is in and does not chair', () => {
  expect(['liang', 'other', 'chair', 'listed', 'nobody'].map((id) => hasHand(state, id))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('sides are taken on an issue, not on an agenda item', () => {
  expect(takesSides(state)).toBe(true)
  expect(takesSides({ ...state, floor: { ...state.floor, subject: 'item/list' } })).toBe(false)
})

test('the wait is two minutes each and three for an elder', () => {
  expect(minutesOfWaiting(state)).toBe(5)
})
