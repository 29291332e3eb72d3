import { describe, expect, test } from 'vitest'
import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Step } from '@linyi/shared/domain/floor/state'
import { lastStep, undoOf } from './last-step.ts'

const now = 1_000_000
const request = (participant: string, at = 0) =>
  ({ participant, stance: 'neutral', elder: false, at }) as const
const turn = { request: request('speaker'), startedAt: 0, allottedMs: 1, pausedAt: null, pausedMs: 0 }
const turned = (at: number, more: Partial<Extract<Step, { is: 'turned' }>> = {}): Step => ({
  ...{ is: 'turned', at, ofMeeting: false, subject: 'item/a', item: 'a', queue: [], turn: null },
  ...{ lastStance: null, spoken: 0, granted: '' },
  ...more,
})
const having = (more: {
  steps?: readonly Step[]
  step?: MeetingState['meeting']['step']
  lockedAt?: number
}): MeetingState => ({
  ...initialState,
  floor: { ...initialState.floor, subject: 'item/a', steps: more.steps ?? [] },
  meeting: { ...initialState.meeting, step: more.step ?? null },
  issue: {
    ...initialState.issue,
    lock:
      more.lockedAt === undefined
        ? null
        : { at: more.lockedAt, quote: { doc: 'board', fields: {}, hash: '' } },
  },
})
const entered = (at: number) =>
  ({ is: 'enterItem', at, phase: 'inProgress', phaseSince: 0, item: '' }) as const

describe('the step that can be taken back', () => {
  test('is told by what it did', () => {
    const of = (step: Step) => lastStep(having({ steps: [step] }), now)
    expect(of(turned(now, { granted: 'next', turn }))).toMatchObject({ is: 'next', participant: 'next' })
    expect(of(turned(now, { turn }))).toMatchObject({ is: 'end', participant: 'speaker' })
    expect(of(turned(now, { turn, subject: 'issue/b' }))).toMatchObject({ is: 'subject' })
    expect(of({ is: 'lowered', at: now, ofMeeting: false, request: request('hand') })).toMatchObject({
      is: 'hand',
      participant: 'hand',
    })
    expect(
      of({ is: 'extended', at: now, ofMeeting: false, participant: 'speaker', byMs: 60_000 }),
    ).toMatchObject({ is: 'extended', participant: 'speaker' })
    expect(of(turned(now, { ofMeeting: true }))).toBeNull()
    expect(lastStep(having({}), now)).toBeNull()
  })

  test('is the latest, for as long as it can be', () => {
    const all = having({ steps: [turned(now - 3000)], step: entered(now - 2000), lockedAt: now - 1000 })
    expect(lastStep(all, now)?.is).toBe('lock')
    expect(lastStep({ ...all, issue: initialState.issue }, now)?.is).toBe('enterItem')
    expect(lastStep(having({ steps: [turned(now - 1000)], step: entered(now - 2000) }), now)?.is).toBe(
      'subject',
    )
    expect(lastStep(all, now + 9000)).toBeNull()
  })

  test('has its own way back', () => {
    expect(undoOf({ is: 'lock', at: 0 }, '点错了')).toEqual({ type: 'issue.unlockList', reason: '点错了' })
    expect(undoOf({ is: 'subject', at: 0 }, '')).toEqual({ type: 'floor.undo' })
    expect(undoOf({ is: 'start', at: 0 }, '')).toEqual({ type: 'meeting.undo' })
  })
})
