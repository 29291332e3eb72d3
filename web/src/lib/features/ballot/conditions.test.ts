import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { blankLine } from '@linyi/shared/domain/roll/state'
import { expect, test } from 'vitest'
import { conditionsSaid } from './conditions.ts'
import { ballotTexts } from './texts.ts'

const seen = {
  ...blankLine,
  capacity: 'resident' as const,
  confirmed: { at: 0, by: 'x', how: 'seen' as const },
}
const motion = (options: readonly { issue: string; title: string; detail: string }[]) => ({
  ...{ mover: 'a', text: '清', options, who: '', what: '', when: '', cost: '', at: 0 },
  status: 'active' as const,
})
const state: MeetingState = {
  ...initialState,
  roll: { ...initialState.roll, lines: { a: seen, b: seen }, expectedTyped: 8 },
  motion: { motions: { m: motion([]) }, active: 'm' },
}
const said = (changed: Partial<MeetingState> = {}) =>
  conditionsSaid({ ...state, ...changed }, 'm', ballotTexts.zh).map(
    (one) => `${one.met ? '✓' : '〇'} ${one.said}`,
  )

test('says how many people are missing, not how many are needed', () => {
  expect(said()[0]).toBe('〇 还差 3 人才能表决')
  expect(said({ roll: { ...state.roll, expectedTyped: 3 } })[0]).toBe('✓ 实到 2 人，够 2 人了')
  expect(said({ roll: { ...state.roll, expectedTyped: 1 } })[0]).toBe(
    '〇 实到 2 人，比应到 1 人还多，先把应到改对',
  )
})

test('says why there is no quorum to meet', () => {
  expect(said({ roll: { ...state.roll, expectedTyped: null } })[0]).toBe('✓ 实到 2 人。没有填应到，按实到算')
  const facts = { ...state.meeting.facts, kind: 'teaTalk' as const }
  expect(said({ meeting: { ...state.meeting, facts } })[0]).toBe('✓ 实到 2 人。这类会不设到会人数')
})

test('a motion on lines of the list waits for its lock; one on none does not speak of it', () => {
  const onIssue = { motions: { m: motion([{ issue: 'i', title: '水浸', detail: '' }]) }, active: 'm' }
  expect(said({ motion: onIssue })[0]).toBe('〇 清单还没锁定')
  const lock = { at: 0, quote: { doc: 'board', fields: {}, hash: '' } }
  expect(said({ motion: onIssue, issue: { ...state.issue, lock } })[0]).toBe('✓ 清单已锁定，原话不再变')
  expect(said()).toHaveLength(3)
})

test('counts those who may vote, and those who still want to speak', () => {
  expect(said().slice(1)).toEqual(['✓ 2 位可以表决，名单开始时定下', '✓ 没有人在发言，也没有人在等'])
  expect(said({ roll: { ...state.roll, lines: {} } })[1]).toBe('〇 还没有人签到确认')
  const request = { participant: 'a', stance: 'for' as const, elder: false, at: 0 }
  expect(said({ floor: { ...state.floor, queue: [request] } })[2]).toBe('〇 还有 1 位要发言')
  const turn = { request, startedAt: 0, allottedMs: 1, pausedAt: null, pausedMs: 0 }
  expect(said({ floor: { ...state.floor, turn } })[2]).toBe('〇 还有一位正在发言')
})
