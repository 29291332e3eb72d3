import { expect, test } from 'vitest'
import { initialMeeting } from '@linyi/shared/domain/meeting/state'
import { nextStep } from './lifecycle.ts'

const agenda = [
  { id: 'a', title: '说', kind: 'discussion' as const, minutes: 5 },
  { id: 'b', title: '定', kind: 'vote' as const, minutes: 5 },
]
const council = { ...initialMeeting, agenda }
const teaTalk = { ...initialMeeting, facts: { ...initialMeeting.facts, kind: 'teaTalk' as const } }

test('a council is led from its notice to its end, one step at a time', () => {
  const steps = (
    ['announced', 'collecting', 'agendaFixed', 'checkingIn', 'summarizing', 'closed'] as const
  ).map((phase) => nextStep({ ...council, phase }))
  expect(steps).toEqual(['collect', 'fixAgenda', 'openCheckIn', 'start', 'close', null])
})

test('while items are left the agenda leads, then it is summed up', () => {
  expect(nextStep({ ...council, phase: 'inProgress', item: 'a' })).toBeNull()
  expect(nextStep({ ...council, phase: 'inProgress', item: 'b' })).toBe('summarize')
})

test('a tea-talk has no agenda to fix or to follow', () => {
  expect(nextStep({ ...teaTalk, phase: 'collecting' })).toBe('openCheckIn')
  expect(nextStep({ ...teaTalk, phase: 'inProgress' })).toBe('summarize')
})
