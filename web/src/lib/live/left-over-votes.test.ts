import { expect, test } from 'vitest'
import { fold, until } from '@linyi/shared/testing/given'
import type { MeetingEvent } from '@linyi/shared/domain/meeting-state'
import { overBallots, refusedVotesIn } from './left-over-votes.ts'

const opened = (ballot: string): MeetingEvent => ({
  ...{ type: 'ballot.opened', v: 1, ballot, motion: 'm', method: 'open', entitled: [] },
  ...{ expected: null, endDebate: '' },
})
const state = fold([
  ...until('inProgress'),
  opened('called off'),
  { type: 'ballot.annulled', v: 1, ballot: 'called off', reason: '断网' },
  opened('open'),
])

test('a vote is left over once its ballot is over', () => {
  expect(overBallots(state)).toEqual(['called off'])
})

test('only a refused vote of such a ballot goes; other refusals stay until they are dismissed', () => {
  const vote = (id: string, ballot: string) => ({ id, type: 'ballot.handIn', fields: { ballot } })
  const refused = [
    vote('1', 'called off'),
    vote('2', 'open'),
    { ...vote('3', 'called off'), type: 'ballot.stop' },
  ]
  expect(refusedVotesIn(overBallots(state), refused)).toEqual(['1'])
})
