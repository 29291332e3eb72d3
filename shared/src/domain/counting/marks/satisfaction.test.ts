import { expect, it } from 'vitest'
import { asking, electionOf, marked, pointed } from '../../../testing/counting/elections.ts'
import type { CountOptions } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import { countingRules } from '../rules.ts'
import { storyOf } from '../story/story.ts'
import { gradeOf } from './satisfaction.ts'

const count = (grades: readonly number[], options: Partial<CountOptions> = {}): Outcome => {
  const papers = grades.map((many, index) => pointed(many, 2 - index))
  const outcome = countingRules.satisfaction.count(electionOf(1, papers, { kind: 'points' }), asking(options))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}

it.each([
  [17, 11, 1],
  [20, 8, 1],
  [28, 1, 0],
])('GRADE-1 the published sample of 29 present: %d, %d, %d is 满意', (...grades) => {
  expect(count(grades, { all: 29 })).toMatchObject({
    winners: ['1'],
    rounds: [{ kind: 'grades', base: 'all', baseCount: 29, lines: [{ grade: 'satisfied' }] }],
  })
})

it.each([
  [15, 0, 29, 'satisfied'],
  [15, 0, 30, 'dissatisfied'],
  [15, 1, 30, 'mostly'],
  [14, 1, 29, 'mostly'],
  [16, 0, 30, 'satisfied'],
  [0, 15, 30, 'dissatisfied'],
  [0, 16, 30, 'mostly'],
] as const)('GRADE-1 more than half, and exactly half goes down: %d and %d of %d is %s', (...of) => {
  const [satisfied, mostly, base, grade] = of
  expect(gradeOf(satisfied, mostly, base)).toBe(grade)
})

it('GRADE-2 the base is who handed in a paper where nobody says how many may vote', () => {
  expect(count([2, 0, 1])).toMatchObject({
    rounds: [{ base: 'valid', baseCount: 3, lines: [{ grade: 'satisfied' }] }],
  })
  expect(count([2, 0, 1], { all: 4 })).toMatchObject({
    winners: [],
    rounds: [{ lines: [{ grade: 'dissatisfied' }] }],
  })
})

it('GRADE-2 a row that says nothing counts in the base alone, a paper with any other grade is void', () => {
  const papers = [pointed(1, 2, null), pointed(1, 2, 0), pointed(1, 3, 2)]
  const outcome = countingRules.satisfaction.count(
    electionOf(2, papers, { kind: 'points' }),
    asking({ all: 3 }),
  )
  expect(outcome).toMatchObject({
    ok: true,
    value: {
      ...{ ballots: 3, invalid: 1, winners: ['1'] },
      rounds: [
        { lines: [{ satisfied: 2 }, { satisfied: 0, mostly: 0, dissatisfied: 1, grade: 'dissatisfied' }] },
      ],
    },
  })
})

it('COUNT-5 the grade is told with its figures and its rule', () => {
  const story = storyOf(count([17, 11, 1], { all: 29 }), () => '路灯')
  expect(story.map(({ zh }) => zh)[2]).toBe('路灯：满意 17，基本满意 11，不满意 1，评为满意')
  expect(story.map(({ en }) => en)[2]).toBe('路灯: satisfied 17, mostly 11, dissatisfied 1: satisfied')
  expect(story).toHaveLength(3)
  expect(story[1]!.zh).toContain('应到 29，过半说满意才算满意')
})

it('COUNT-6 without grades nothing is guessed', () => {
  expect(countingRules.satisfaction.count(electionOf(1, [marked(1, 0)]), asking({}))).toEqual({
    ...{ ok: false, error: 'needsPoints' },
  })
})
