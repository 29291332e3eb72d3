import { expect, test } from 'vitest'
import { money, sumTold } from './money.ts'

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

test('what a count shares out is said as money, and about so much where it is no whole fen', () => {
  expect(sumTold('2860000')).toEqual({ zh: ' 286 万元', en: '¥2,860,000' })
  expect(sumTold('25/2')).toEqual({ zh: ' 12.5 元', en: '¥12.50' })
  expect(sumTold('1000000/3')).toEqual({ zh: '约 333333.33 元', en: 'about ¥333,333.33' })
})
