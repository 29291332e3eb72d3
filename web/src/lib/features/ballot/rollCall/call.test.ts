import type { Ballot } from '@linyi/shared/domain/ballot/state'
import { initialState } from '@linyi/shared/domain/meeting-state'
import { expect, test } from 'vitest'
import { answered, answerOf, toCall } from './call.ts'

const said = (participant: string) =>
  ({ method: 'rollCall', participant, choice: 'no', instead: 'none' }) as Ballot['sheets'][string]
const ballot = {
  entitled: ['chair', 'a', 'b', 'c'],
  marked: { b: true },
  sheets: { b: said('b') },
} as unknown as Ballot
const state = {
  ...initialState,
  meeting: { ...initialState.meeting, duties: { chair: ['moderator' as const] } },
}

test('names are called by the roll, who did not answer later, the moderator last', () => {
  expect(toCall(state, ballot, [])).toEqual(['a', 'c', 'chair'])
  expect(toCall(state, ballot, ['a'])).toEqual(['c', 'a', 'chair'])
  expect([answered(ballot), answerOf(ballot, 'b'), answerOf(ballot, 'a')]).toEqual([['b'], 'no', null])
})
