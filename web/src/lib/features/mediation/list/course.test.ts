import type { CasePhase } from '@linyi/shared/domain/mediation/case/schema'
import { foldCase, untilPhase } from '@linyi/shared/testing/mediation/given-case'
import { expect, test } from 'vitest'
import { courseOf } from './course.ts'

/** The way of a case in one line: `registered: done` and so on. */
const way = (phase: CasePhase): readonly string[] =>
  courseOf(foldCase(untilPhase(phase))).map(({ station, state }) => `${station} ${state}`)

test('a case that was just registered waits for who mediates', () => {
  expect(way('registered').slice(0, 3)).toEqual(['registered done', 'mediators now', 'talks later'])
})

test('while it is talked about and signed, that step is now', () => {
  expect(way('mediating')).toContain('talks now')
  expect(way('signing')).toEqual(expect.arrayContaining(['talks done', 'signing now']))
})

test('in effect it is performed, and the court may be asked beside it', () => {
  expect(way('effective')).toEqual(
    expect.arrayContaining(['signing done', 'confirmation later', 'performance now']),
  )
  expect(way('confirmApplied')).toContain('confirmation now')
  expect(way('performed')).toEqual(expect.arrayContaining(['performance done', 'visit now']))
})

test('what ended without an agreement comes to nothing after it; by word of mouth no court is asked', () => {
  expect(way('failed')).toEqual(expect.arrayContaining(['talks done', 'signing off', 'performance off']))
  expect(way('refused')).toEqual(expect.arrayContaining(['talks done', 'signing off']))
  expect(way('agreedOral').some((step) => step.startsWith('confirmation'))).toBe(false)
})
