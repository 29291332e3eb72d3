import { expect, test } from 'vitest'
import { initialState, type MeetingState } from '../meeting-state.ts'
import { screenOf } from './screen.ts'

const board = Array.from({ length: 9 }, (_, index) => ({
  id: `i${index}`,
  title: `第 ${index} 条`,
  grid: '',
}))
const blank = { accepted: null, seconds: [], withdrawn: false, mergedInto: '', hidden: null }
const state = (view: 'lobby' | 'issues'): MeetingState => ({
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

test('shows the first six that are on the list, and how many there are', () => {
  const writer = { name: '小谭', role: 'gridWorker', grid: 'mingxing' }
  const screen = screenOf(state('issues'), board, { i3: writer })
  expect(screen.issues.map(({ id }) => id)).toEqual(['i0', 'i3', 'i4', 'i5', 'i6', 'i7'])
  expect(screen.issues.slice(0, 2)).toMatchObject([
    { seconds: 3, merged: 2, writing: null },
    { seconds: 0, merged: 1, writing: writer },
  ])
  expect(screen.issueCount).toBe(6)
})

test('holds no words of the list while something else is put up', () => {
  expect(screenOf(state('lobby'), board, {}).issues).toEqual([])
})
