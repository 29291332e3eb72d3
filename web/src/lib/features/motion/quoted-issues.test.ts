import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { expect, test } from 'vitest'
import { quotedIssues } from './quoted-issues.ts'

const fields = { 'issues/i1/title': '水浸', 'issues/i1/detail': '三号楼', 'issues/i2/title': '路灯' }
const hidden = { accepted: null, seconds: [], withdrawn: false, mergedInto: '', hidden: { reason: '骂人' } }
const locked: MeetingState = {
  ...initialState,
  issue: {
    ...initialState.issue,
    entries: { i2: hidden },
    lock: { at: 0, quote: { doc: 'board', fields, hash: '' } },
  },
}

test('a motion is about lines of the locked list, in the words it was locked with', () => {
  expect(quotedIssues(locked)).toEqual([{ issue: 'i1', title: '水浸', detail: '三号楼' }])
})

test('while the list is open there are none', () => {
  expect(quotedIssues(initialState)).toBeNull()
})
