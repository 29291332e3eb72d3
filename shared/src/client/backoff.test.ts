import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('waits between a quarter and four and three quarter seconds, longer after more failures', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.uint8Array({ minLength: 2, maxLength: 2 }),
      (tries, chance) => {
        const waitMs = backoffMs(tries, chance)
        expect(waitMs).toBeGreaterThanOrEqual(250)
        expect(waitMs).toBeLessThanOrEqual(4750)
        expect(backoffMs(tries + 1, chance)).toBeGreaterThanOrEqual(waitMs)
      },
    ),
  )
})

test('takes as long as the server asks for, each by chance', () => {
  expect(backoffMs(1, Uint8Array.of(0, 0), 8000)).toBe(250)
  expect(backoffMs(1, Uint8Array.of(127, 255), 8000)).toBe(4250)
  expect(backoffMs(1, Uint8Array.of(255, 255), 8000)).toBe(8250)
  expect(backoffMs(9, Uint8Array.of(255, 255), 500)).toBe(750)
})

test('spreads a hall that lost its line at the same moment', () => {
  expect(backoffMs(5, Uint8Array.of(0, 0))).toBe(250)
  expect(backoffMs(5, Uint8Array.of(255, 255))).toBe(4750)
})
