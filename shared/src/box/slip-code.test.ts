import { expect, it } from 'vitest'
import { signsIn, slipCode, slipCodeHash, slipCodeShown, slipSigns } from './slip-code.ts'

it('a slip has six signs, none of which is taken for another', () => {
  expect(slipSigns).toHaveLength(30)
  expect(slipSigns).not.toMatch(/[01ILOU]/)
  expect(slipCode.safeParse('K7M3WP').success).toBe(true)
  for (const wrong of ['K7M3W', 'K7M3WPA', 'k7m3wp', 'K7M3W0', 'K7MIWP'])
    expect(slipCode.safeParse(wrong).success).toBe(false)
})

it('what is typed is read as it was printed', () => {
  expect(signsIn(' k7m-3wp9 ')).toBe('K7M3WP')
  expect(signsIn('0o1il')).toBe('')
  expect(slipCodeShown('K7M3WP')).toBe('K7M 3WP')
})

it('the store keeps of a code what names it in its own box alone', () => {
  expect(slipCodeHash('box', 'K7M3WP')).toMatch(/^[0-9a-f]{64}$/)
  expect(slipCodeHash('box', 'K7M3WP')).not.toBe(slipCodeHash('other', 'K7M3WP'))
})
