import { expect, test } from 'vitest'
import { fenOf } from './fen.ts'

test('an amount is read as one writes it, also with full-width digits and separators', () => {
  expect(fenOf('800')).toBe(80_000)
  expect(fenOf('800.5')).toBe(80_050)
  expect(fenOf('１２，０００.05')).toBe(1_200_005)
  expect(fenOf(' 0.01 ')).toBe(1)
})

test('what is no amount is none', () => {
  for (const words of ['', '八百', '800.555', '-3', '1e3', '.5']) expect(fenOf(words)).toBeNull()
})
