import { expect, test } from 'vitest'
import { money } from './money.ts'

const told = (fen: number) => [money(fen, 'zh'), money(fen, 'en')]

test('money is said as people say it, and to the last fen', () => {
  expect(told(286_000_000)).toEqual(['286 万元', '¥2,860,000'])
  expect(told(1_250_000_0)).toEqual(['12.5 万元', '¥125,000'])
  expect(told(1_000_000)).toEqual(['1 万元', '¥10,000'])
  expect(told(999_900)).toEqual(['9999 元', '¥9,999'])
  expect(told(1_000_100)).toEqual(['10001 元', '¥10,001'])
  expect(told(150)).toEqual(['1.5 元', '¥1.50'])
  expect(told(0)).toEqual(['0 元', '¥0'])
})
