import { readPaper, writePaper } from '@linyi/shared/domain/ballot/secret/paper'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'
import { initialState } from '@linyi/shared/domain/meeting-state'
import { termsOf } from '@linyi/shared/testing/secret'
import { expect, test } from 'vitest'
import { blank, mark, rank } from './form.ts'
import { formOf, paperOf } from './form-of.ts'

const form = (asked: Partial<SecretTerms>) => formOf({ terms: termsOf(3, asked), motion: 'm' }, initialState)

test('where fewer can win than stand, 〇 is all there is to mark; where each stands for itself, 〇 × △ are', () => {
  expect(form({ seats: 2 })).toMatchObject({ asks: 'circles', circlesMax: 2, budget: null })
  expect(form({ seats: 3 })).toMatchObject({ asks: 'marks', circlesMax: null })
})

test('every rule asks for the paper it reads', () => {
  expect(form({ rule: 'k_approval', seats: 2 })).toMatchObject({ asks: 'circles', circlesMax: 2 })
  expect(form({ rule: 'approval' })).toMatchObject({ asks: 'circles', circlesMax: null })
  expect(form({ rule: 'knapsack', budget: 9 })).toMatchObject({ circlesMax: null, budget: 9, toSpend: 9 })
  expect(form({ rule: 'mes', budget: 9 })).toMatchObject({ budget: null, toSpend: 9 })
  expect(form({ rule: 'score', scoreMax: 5 })).toMatchObject({
    asks: 'points',
    pointsMax: 5,
    pointsSum: null,
  })
  expect(form({ rule: 'cumulative', points: 7 })).toMatchObject({ pointsMax: 7, pointsSum: 7 })
  expect(form({ rule: 'irv' })).toMatchObject({ asks: 'ranks', circlesMax: null })
})

test('what is filled in is the paper that goes in, and an untouched row abstains', () => {
  const written = (asked: Partial<SecretTerms>, filling: typeof blank) => {
    const terms = termsOf(3, asked)
    const text = writePaper(terms, paperOf(form(asked), terms, filling))
    expect(readPaper(terms, text)).not.toBeNull()
    return text
  }
  expect(written({ seats: 2 }, mark(mark(blank, 'a', 'yes'), 'b', 'no'))).toBe('yna')
  expect(written({ rule: 'approval' }, mark(blank, 'c', 'yes'))).toBe('--y')
  expect(written({ rule: 'cumulative', points: 10 }, { ...blank, points: { b: 7 } })).toBe('000700')
  expect(written({ rule: 'irv' }, rank(rank(blank, 'c', 0), 'a', 1))).toBe('201')
})
