import { writePaper } from '@linyi/shared/domain/ballot/secret/paper'
import { termsOf } from '@linyi/shared/testing/secret'
import { expect, test } from 'vitest'
import { formOf, paperOf } from '../paper/form-of.ts'
import { blank } from '../paper/form.ts'
import { fillingOf, lies, putIn, sheetForm, takenOut, voidSheet } from './pile.ts'

const meeting = { motion: { motions: {} }, election: { briefs: {} } }

test('a sheet that is looked at again says what was entered, in every kind of paper', () => {
  for (const [terms, text] of [
    [termsOf(3, { seats: 2 }), 'yna'],
    [termsOf(3, { rule: 'approval' }), 'y-y'],
    [termsOf(2, { rule: 'score', scoreMax: 5 }), '50'],
    [termsOf(3, { rule: 'irv' }), '201'],
  ] as const) {
    const form = sheetForm(formOf({ terms, motion: 'm' }, meeting), terms)
    expect(writePaper(terms, paperOf(form, terms, fillingOf(form, terms, text)))).toBe(text)
  }
})

test('a void sheet is none that says anything, and is as long as all others', () => {
  const terms = termsOf(3)
  expect(voidSheet(terms)).toBe('???')
  expect(fillingOf(formOf({ terms, motion: 'm' }, meeting), terms, '???')).toBe(blank)
})

test('a sheet takes more marks than may be chosen: the count says that it is void', () => {
  const terms = termsOf(3, { seats: 1 })
  const form = formOf({ terms, motion: 'm' }, meeting)
  expect([form.asks, form.circlesMax]).toEqual(['circles', 1])
  expect(sheetForm(form, terms)).toMatchObject({ asks: 'marks', circlesMax: null, budget: null })
})

test('a sheet entered once too often is taken out, and those behind it move up', () => {
  const sheets = ['ya', 'ay', 'ay', 'na']
  expect(takenOut(sheets, 1)).toEqual(['ya', 'ay', 'na'])
  expect(takenOut(sheets, 3)).toEqual(['ya', 'ay', 'ay'])
  expect(takenOut(sheets, 4)).toEqual(sheets)
})

test('a sheet that was missed goes in where it lies, and those behind it move down', () => {
  const sheets = ['ya', 'ay', 'na']
  expect(putIn(sheets, 1, 'nn', true)).toEqual(['ya', 'nn', 'ay', 'na'])
  expect(putIn(sheets, 1, 'nn', false)).toEqual(['ya', 'nn', 'na'])
  expect(putIn(sheets, 3, 'nn', false)).toEqual([...sheets, 'nn'])
})

test('twenty-five sheets are a stack', () => {
  expect([0, 24, 25].map(lies)).toEqual([
    { stack: 1, sheet: 1 },
    { stack: 1, sheet: 25 },
    { stack: 2, sheet: 1 },
  ])
})
