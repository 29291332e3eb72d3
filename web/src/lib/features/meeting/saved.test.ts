import { expect, test } from 'vitest'
import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import { savedOf } from './saved.ts'

const saved: SavedState = { is: 'saved', at: 5 }
const entry = (stage: 'waiting' | 'sending' | 'recorded') => ({
  id: '1',
  type: 'issue.second',
  fields: {},
  stage,
})
const word = (more: Partial<Parameters<typeof savedOf>[0]>) =>
  savedOf({ board: saved, pending: [], online: true, hour: String, ...more })

test('only what the server has acked is called saved', () => {
  expect(word({})).toEqual({ kind: 'saved', time: '5' })
  expect(word({ board: { is: 'saving' } })).toEqual({ kind: 'saving' })
  expect(word({ pending: [entry('sending')] })).toEqual({ kind: 'saving' })
  expect(word({ pending: [entry('recorded')] })).toEqual({ kind: 'saved', time: '5' })
})

test('who has written nothing is in step', () => {
  expect(word({ board: { is: 'saved', at: null } })).toEqual({ kind: 'synced' })
  expect(word({ board: null })).toEqual({ kind: 'synced' })
})

test('without a line it counts what waits on the device', () => {
  const board: SavedState = { is: 'waiting', fields: 2, kept: true }
  expect(word({ board, online: false, pending: [entry('waiting')] })).toEqual({ kind: 'waiting', count: 3 })
  expect(word({ online: false })).toEqual({ kind: 'waiting', count: 0 })
})

test('an ack that does not come over a good line is a failure', () => {
  expect(word({ board: { is: 'failed', fields: 1, kept: true } })).toEqual({ kind: 'failed' })
})
