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
  savedOf({ docs: [saved], pending: [], online: true, hour: String, ...more })

test('only what the server has acked is called saved', () => {
  expect(word({})).toEqual({ kind: 'saved', time: '5' })
  expect(word({ docs: [saved, { is: 'saving' }] })).toEqual({ kind: 'saving' })
  expect(word({ pending: [entry('sending')] })).toEqual({ kind: 'saving' })
  expect(word({ pending: [entry('recorded')] })).toEqual({ kind: 'saved', time: '5' })
})

test('of several docs the latest ack is told', () => {
  expect(word({ docs: [saved, { is: 'saved', at: 7 }] })).toEqual({ kind: 'saved', time: '7' })
})

test('who has written nothing is in step', () => {
  expect(word({ docs: [{ is: 'saved', at: null }] })).toEqual({ kind: 'synced' })
  expect(word({ docs: [] })).toEqual({ kind: 'synced' })
})

test('without a line it counts what waits on the device', () => {
  const docs: SavedState[] = [{ is: 'waiting', fields: 2, kept: true }, saved]
  expect(word({ docs, online: false, pending: [entry('waiting')] })).toEqual({ kind: 'waiting', count: 3 })
  expect(word({ online: false })).toEqual({ kind: 'waiting', count: 0 })
})

test('an ack that does not come over a good line is a failure', () => {
  expect(word({ docs: [saved, { is: 'failed', fields: 1, kept: true }] })).toEqual({ kind: 'failed' })
})
