import { expect, it } from 'vitest'
import { comeAgain, returnWithinMs, withinIn } from './come-again.ts'

it('gives a hall the longer the larger it is, from half a second to ten', () => {
  expect([1, 125, 126, 1000, 2500, 2501, 100_000].map(returnWithinMs)).toEqual([
    500, 500, 504, 4000, 10_000, 10_000, 10_000,
  ])
})

it('stands in the reason of a close, which is short', () => {
  expect(withinIn(comeAgain('fault', 4000))).toBe(4000)
  expect(Buffer.byteLength(comeAgain('stream.full', 10_000))).toBeLessThanOrEqual(123)
})

it('is read from nothing else, and believed only so far', () => {
  for (const reason of ['', 'fault', 'fault within=', 'fault within=-1', 'within=5', 'fault within=1e9'])
    expect([reason, withinIn(reason)]).toEqual([reason, null])
  expect(withinIn('fault within=99999')).toBe(10_000)
})
