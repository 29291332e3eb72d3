import { describe, expect, test } from 'vitest'
import { initialMeeting } from '@linyi/shared/domain/meeting/state'
import { factsOf, formOf, missingIn, newFacts } from './facts.ts'

const now = Date.parse('2026-11-21T10:00:00+08:00')
const filled = { ...newFacts('neighborhoodCouncil', now), title: ' 积水 ', place: '联络站' }

describe('the form of a notice', () => {
  test('begins far enough ahead for the notice its kind asks for', () => {
    expect(newFacts('neighborhoodCouncil', now)).toMatchObject({
      day: '2026-11-25',
      from: '19:30',
      to: '21:00',
    })
    expect(newFacts('teaTalk', now)).toMatchObject({ day: '2026-11-22' })
  })

  test('comes back from the facts as it went in', () => {
    const facts = factsOf(filled)
    expect(facts).toMatchObject({ title: '积水', startsAt: Date.parse('2026-11-25T19:30:00+08:00') })
    expect(formOf(facts as Exclude<typeof facts, string>)).toEqual({ ...filled, title: '积水' })
  })

  test('names the first thing that is missing', () => {
    expect(factsOf({ ...filled, title: ' ' })).toBe('needName')
    expect(factsOf({ ...filled, place: '' })).toBe('needPlace')
    expect(factsOf({ ...filled, to: '19:30' })).toBe('needTimes')
    expect(factsOf({ ...filled, day: '' })).toBe('needTimes')
  })
})

test('a notice waits for its facts, its agenda where the kind has one, and somebody to chair', () => {
  const facts = factsOf(filled) as Exclude<ReturnType<typeof factsOf>, string>
  const meeting = { ...initialMeeting, facts }
  expect(missingIn(initialMeeting)).toMatchObject({ facts: 1, agenda: 1, people: 1 })
  expect(missingIn(meeting)).toMatchObject({ facts: 0, agenda: 1, people: 1 })
  expect(missingIn({ ...meeting, facts: { ...facts, kind: 'teaTalk' } })).toMatchObject({ agenda: 0 })
  expect(missingIn({ ...meeting, duties: { a: ['moderator'] } })).toMatchObject({ people: 0 })
})
