import { blankLine } from '@linyi/shared/domain/roll/state'
import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import type { SecretBallot } from '@linyi/shared/domain/ballot/secret/state'
import { termsOf } from '@linyi/shared/testing/secret'
import { expect, test } from 'vitest'
import { standingIn, type Hand } from './standing.ts'

const seen = {
  ...blankLine,
  capacity: 'resident' as const,
  confirmed: { at: 0, by: 'x', how: 'seen' as const },
}
const state: MeetingState = {
  ...initialState,
  roll: {
    ...initialState.roll,
    lines: {
      liang: seen,
      tablet: { ...blankLine, mergedInto: 'liang' },
      late: seen,
      guest: { ...seen, capacity: 'observer' },
      outside: blankLine,
    },
  },
}
const ballot: SecretBallot = {
  ...{ motion: 'm', entitled: ['liang'], expected: null, terms: termsOf(2), after: '' },
  ...{
    openedAt: 0,
    castsFrom: 0,
    stoppedAt: null,
    helped: [],
    paperRound: null,
    counts: [],
    announced: null,
    annulled: null,
  },
}
const stands = (id: string, hand: Partial<Hand> = {}, changed: Partial<SecretBallot> = {}) =>
  standingIn(
    state,
    { ...ballot, ...changed },
    { id, roles: [] },
    { box: { is: 'ready' }, casting: false, refused: '', ...hand },
  )

test('who has a slip has a paper, on whichever of their phones, once the device has said what it keeps', () => {
  expect(stands('liang', { box: null })).toBe('looking')
  expect(stands('liang')).toBe('paper')
  expect(stands('tablet', { box: { is: 'without' } })).toBe('paper')
})

test('a paper is on its way until it is answered, a stop in between or not', () => {
  expect(stands('liang', { casting: true })).toBe('sending')
  expect(stands('liang', { box: { is: 'sent', ballot: 'ya' } }, { stoppedAt: 1 })).toBe('sending')
  expect(stands('liang', { box: { is: 'in', receipt: '6F2K-91QD' } }, { stoppedAt: 1 })).toBe('cast')
  expect(stands('liang', {}, { stoppedAt: 1 })).toBe('missed')
})

test('a slip that was spent elsewhere, or given back, is no paper', () => {
  expect(stands('liang', { box: { is: 'without' }, refused: 'box.tokenIssued' })).toBe('elsewhere')
  expect(stands('liang', { box: { is: 'returned' } })).toBe('returned')
})

test('where it is on paper alone, no device votes, whatever it keeps', () => {
  const counts = { issued: 1, phone: 1, booth: 0, paper: 0, returned: 0 }
  const paperRound = { instead: 'before', ...counts }
  expect(stands('liang', { box: null }, { paperRound })).toBe('onPaper')
  expect(stands('liang', {}, { paperRound, stoppedAt: 1 })).toBe('missed')
  expect(stands('guest', {}, { paperRound })).toBe('observer')
})

test('who is not on its roll is told why', () => {
  expect(['late', 'guest', 'outside', 'nobody'].map((id) => stands(id))).toEqual([
    'late',
    'observer',
    'unseen',
    'unseen',
  ])
})
