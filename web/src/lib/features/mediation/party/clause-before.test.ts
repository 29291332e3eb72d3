import { expect, test } from 'vitest'
import { clauseBefore } from './clause-before.ts'

test('of two clauses that were changed each is compared with itself', () => {
  const was = ['一、修水管。', '二、六十天内。', '三、赔三千元。']
  const now = ['一、修水管。', '二、三十天内。', '三、赔两千元。']
  expect(clauseBefore(was, now, 1)).toBe('二、六十天内。')
  expect(clauseBefore(was, now, 2)).toBe('三、赔三千元。')
})

test('a changed clause is found behind one that stayed, whatever changed before it', () => {
  const was = ['甲', '乙', '丙']
  expect(clauseBefore(was, ['甲一', '乙', '丙一'], 2)).toBe('丙')
  expect(clauseBefore(was, ['甲一', '乙', '丙一'], 0)).toBe('甲')
})

test('a clause that came in besides is compared with nothing', () => {
  expect(clauseBefore(['甲', '乙'], ['甲', '新', '乙'], 1)).toBe('')
  expect(clauseBefore(['甲'], ['甲', '新'], 1)).toBe('')
  expect(clauseBefore([], ['新'], 0)).toBe('')
})
