import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { expect, test } from 'vitest'
import { decisions, mostSeconded, takesVotes, unwritten } from './decisions.ts'

const motion = (text: string, status: 'carried' | 'lost' | 'active') => ({
  ...{ mover: 'a', text, options: [], who: '市政所', what: text, when: '', cost: '', at: 0 },
  status,
})
const decision = (motion: string, dropped: boolean) => ({ motion, text: '清', followUps: [], at: 0, dropped })
const state: MeetingState = {
  ...initialState,
  motion: {
    motions: { m1: motion('清', 'carried'), m2: motion('修', 'lost'), m3: motion('装', 'carried') },
    active: '',
  },
  resolution: {
    resolutions: { r1: decision('m1', false), r2: decision('m3', true), r3: decision('', false) },
  },
}

test('what was taken back no longer stands', () => {
  expect(decisions(state).map(({ id }) => id)).toEqual(['r1', 'r3'])
})

test('a carried motion waits to be written down until a decision on it stands', () => {
  expect(unwritten(state)).toEqual([{ id: 'm3', text: '装', who: '市政所', what: '装' }])
})

test('what most people second stands first among the words to begin with', () => {
  const issue = (id: string, title: string) => ({
    id,
    title,
    author: '',
    for: '',
    detail: '',
    grid: '',
    category: '',
    rank: id,
  })
  const entry = { accepted: null, withdrawn: false, mergedInto: '', hidden: null }
  const seconded: MeetingState = {
    ...initialState,
    issue: { ...initialState.issue, entries: { b: { ...entry, seconds: ['x', 'y'] } } },
  }
  expect(mostSeconded(seconded, [issue('a', '长椅'), issue('b', '扶手')] as never)).toEqual(['扶手', '长椅'])
})

test('a tea-talk takes no votes', () => {
  const { meeting } = initialState
  expect(takesVotes(initialState)).toBe(true)
  expect(
    takesVotes({ ...initialState, meeting: { ...meeting, facts: { ...meeting.facts, kind: 'teaTalk' } } }),
  ).toBe(false)
})
