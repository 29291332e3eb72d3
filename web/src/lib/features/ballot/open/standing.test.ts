import type { Ballot } from '@linyi/shared/domain/ballot/state'
import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { blankLine } from '@linyi/shared/domain/roll/state'
import { expect, test } from 'vitest'
import { standingIn } from './standing.ts'

const seen = {
  ...blankLine,
  capacity: 'resident' as const,
  confirmed: { at: 0, by: 'x', how: 'seen' as const },
}
const state: MeetingState = {
  ...initialState,
  meeting: { ...initialState.meeting, duties: { chair: ['moderator'] } },
  roll: {
    ...initialState.roll,
    lines: {
      liang: seen,
      chair: seen,
      tablet: { ...blankLine, mergedInto: 'liang' },
      late: seen,
      guest: { ...seen, capacity: 'observer' },
      outside: blankLine,
    },
  },
}
const ballot: Ballot = {
  ...{ motion: 'm', method: 'open', entitled: ['liang', 'chair'], expected: null },
  ...{ openedAt: 0, stoppedAt: null, marked: {}, sheets: {}, handedInAt: {}, disagreed: [] },
  ...{ result: null, annulled: null },
}
const stands = (id: string, changed: Partial<Ballot> = {}) =>
  standingIn(state, { ...ballot, ...changed }, { id, roles: [] })

test('who is on its roll votes once, whichever of their phones they hold', () => {
  expect(stands('liang')).toBe('paper')
  expect(stands('tablet')).toBe('paper')
  expect(stands('tablet', { marked: { liang: true } })).toBe('cast')
})

test('after the stop a vote that was not cast is missed, and the moderator’s turn has come', () => {
  expect(stands('liang', { stoppedAt: 1 })).toBe('missed')
  expect(stands('chair')).toBe('last')
  expect(stands('chair', { marked: { liang: true } })).toBe('paper')
  expect(stands('chair', { stoppedAt: 1 })).toBe('paper')
})

test('who is not on its roll is told why', () => {
  expect(['late', 'guest', 'outside', 'nobody'].map((id) => stands(id))).toEqual([
    'late',
    'observer',
    'unseen',
    'unseen',
  ])
})
