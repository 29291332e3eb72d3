import { expect, test } from 'vitest'
import { termsOf } from '@linyi/shared/testing/secret'
import { askedOf, blankTerms, draftFrom, fenOf, missingIn, type TermsDraft } from './asked.ts'

const draft: TermsDraft = {
  ...{ rule: 'threshold', seats: 2, binding: true, budget: '', scoreMax: 5, points: 10 },
  costs: { a: '286', b: '0.5' },
}

test('money is read in 万元 to the last fen, and nothing else is', () => {
  expect(['286', '0.5', '12.345678', ' 1 '].map(fenOf)).toEqual([286_000_000, 500_000, 12_345_678, 1_000_000])
  expect(['', '-1', '1e3', '1.2345678', '12345678', '一百'].map(fenOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('only what the rule reads is asked for', () => {
  expect(askedOf(draft, ['a', 'b', 'c'])).toEqual({
    ...{ rule: 'threshold', seats: 2, binding: true, budget: null, scoreMax: null, points: null, among: [] },
    costs: [
      { option: 'a', fen: 286_000_000 },
      { option: 'b', fen: 500_000 },
    ],
  })
  expect(askedOf({ ...draft, rule: 'mes', budget: '400' }, [])).toMatchObject({
    seats: 1,
    budget: 400_000_000,
  })
  expect(askedOf({ ...draft, rule: 'score' }, []).scoreMax).toBe(5)
  expect(askedOf({ ...draft, rule: 'cumulative' }, []).points).toBe(10)
})

test('what is missing is named: a budget and every cost where money is spent, else only what is wrong', () => {
  expect(missingIn(draft, ['a', 'b', 'c'])).toBeNull()
  expect(missingIn({ ...draft, costs: { a: 'x' } }, ['a'])).toBe('a')
  const spending: TermsDraft = { ...draft, rule: 'knapsack' }
  expect(missingIn(spending, ['a'])).toBe('budget')
  expect(missingIn({ ...spending, budget: '400' }, ['a', 'c'])).toBe('c')
  expect(missingIn({ ...spending, budget: '400' }, ['a', 'b'])).toBeNull()
})

test('terms that were asked for once are asked for again', () => {
  const candidates = ['a', 'b'].map((id, place) => ({ id, title: id, cost: place * 1_250_000 }))
  const terms = termsOf(2, { rule: 'mes', budget: 40_000_000, binding: false, candidates })
  expect(draftFrom(terms)).toEqual({
    ...blankTerms,
    rule: 'mes',
    binding: false,
    budget: '40',
    costs: { b: '1.25' },
  })
  expect(askedOf(draftFrom(terms), ['a', 'b'])).toMatchObject({
    budget: 40_000_000,
    costs: [{ fen: 1_250_000 }],
  })
})
