import { expect, test } from 'vitest'
import { limits } from '../../lib/limits.ts'
import { initialState, type MeetingState } from '../meeting-state.ts'
import type { ProjectorView } from './schema.ts'
import { screenOf } from './screen.ts'

const board = Array.from({ length: 10 }, (_, index) => ({
  id: `i${index}`,
  title: `第 ${index} 条`,
  grid: '',
}))
const blank = { accepted: null, seconds: [], withdrawn: false, mergedInto: '', hidden: null }
const state = (view: ProjectorView): MeetingState => ({
  ...initialState,
  meeting: { ...initialState.meeting, view },
  issue: {
    ...initialState.issue,
    entries: {
      i0: { ...blank, seconds: ['a', 'b'] },
      i1: { ...blank, hidden: { reason: '骂人' } },
      i2: { ...blank, withdrawn: true },
      i8: { ...blank, seconds: ['b', 'c'], mergedInto: 'i0' },
    },
  },
})

const person = (id: string) => ({ name: id, role: '', grid: '' })

test('shows the first six that are on the list, and how many there are', () => {
  const writer = { name: '小谭', role: 'gridWorker', grid: 'mingxing' }
  const screen = screenOf(state('issues'), board, { i3: writer }, person, null)
  expect(screen.issues.map(({ id }) => id)).toEqual(['i0', 'i3', 'i4', 'i5', 'i6', 'i7'])
  expect(screen.issues.slice(0, 2)).toMatchObject([
    { seconds: 3, merged: 2, writing: null },
    { seconds: 0, merged: 1, writing: writer },
  ])
  expect(screen.issues).toHaveLength(limits.screenIssuesMax)
  expect(screen.issueCount).toBe(limits.screenIssuesMax + 1)
})

test('holds no words of the list while something else is put up', () => {
  expect(screenOf(state('lobby'), board, {}, person, null).issues).toEqual([])
})

test('names who speaks, the issue it is about and the next three, while the floor is put up', () => {
  const asked = (participant: string) => ({ participant, stance: 'neutral' as const, elder: false, at: 0 })
  const floor: MeetingState['floor'] = {
    ...initialState.floor,
    subject: 'issue/i3',
    queue: ['b', 'c', 'd', 'e'].map(asked),
    turn: { request: asked('a'), startedAt: 1000, allottedMs: 120_000, pausedAt: null, pausedMs: 0 },
  }
  const screen = screenOf({ ...state('floor'), floor }, board, {}, person, null)
  expect(screen.floor).toEqual({
    motion: '',
    issue: { id: 'i3', title: '第 3 条', grid: '', ordinal: 2, seconds: 0 },
    speaker: person('a'),
    clock: { startedAt: 1000, allottedMs: 120_000, pausedAt: null, pausedMs: 0 },
    next: ['b', 'c', 'd'].map(person),
    waiting: limits.screenWaitingMax + 1,
  })
  expect(screenOf({ ...state('lobby'), floor }, board, {}, person, null).floor).toBeNull()
})

test('thanks only while it is put up', () => {
  expect(screenOf(state('lobby'), board, {}, person, null).thanks).toBeNull()
  expect(screenOf(state('thanks'), board, {}, person, null).thanks).toMatchObject({ decisions: 0 })
})

test('seats a tea-talk at its table, until it thanks', () => {
  const tea = (view: ProjectorView): MeetingState => {
    const { meeting, ...rest } = state(view)
    return { ...rest, meeting: { ...meeting, facts: { ...meeting.facts, kind: 'teaTalk' } } }
  }
  expect(screenOf(tea('issues'), board, {}, person, null).table).toMatchObject({ seated: 0 })
  expect(screenOf(tea('floor'), board, {}, person, null).issues).not.toHaveLength(0)
  expect(screenOf(tea('lobby'), board, {}, person, null).issues).toHaveLength(0)
  expect(screenOf(tea('thanks'), board, {}, person, null).table).toBeNull()
})

test('names no issue while the floor is about something that is not on the list', () => {
  const floor: MeetingState['floor'] = { ...initialState.floor, subject: 'item/rules' }
  const screen = screenOf({ ...state('floor'), floor }, board, {}, person, null)
  expect(screen.floor).toEqual({
    ...{ motion: '', issue: null, speaker: null, clock: null },
    ...{ next: [], waiting: 0 },
  })
})

test('shows the vote while it is put up, and nothing of it otherwise', () => {
  const put = { mover: 'a', text: '清排水口', options: [], who: '', what: '', when: '', cost: '', at: 0 }
  const motion = { motions: { m: { ...put, status: 'active' as const } }, active: 'm' }
  const shown = (view: 'lobby' | 'ballot') => screenOf({ ...state(view), motion }, board, {}, person, null)
  expect(shown('ballot').ballot).toMatchObject({ motion: { text: '清排水口' }, vote: null })
  expect(shown('lobby').ballot).toBeNull()
})

test('shows the words of the motion that is debated', () => {
  const put = { mover: 'a', text: '清排水口', options: [], who: '', what: '', when: '', cost: '', at: 0 }
  const motion = { motions: { m: { ...put, status: 'active' as const } }, active: 'm' }
  const screen = screenOf({ ...state('floor'), motion }, board, {}, person, null)
  expect(screen.floor).toMatchObject({ motion: '清排水口', issue: null })
})
