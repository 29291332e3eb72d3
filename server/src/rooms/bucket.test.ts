import { expect, test } from 'vitest'
import { createHandClock } from '../testing/hand-clock.ts'
import { createBucket } from './bucket.ts'

test('so much goes at once, and what goes beyond it has to be waited for', () => {
  const clock = createHandClock(0)
  const bucket = createBucket(clock.now, 10, 5)
  expect(bucket.spend(10)).toBe(0)
  expect(bucket.spend(1)).toBe(200)
  expect(bucket.spend(4)).toBe(1000)
  expect(bucket.left()).toBe(0)
  clock.pass(1000)
  expect([bucket.left(), bucket.spend(0)]).toEqual([0, 0])
  clock.pass(400)
  expect(bucket.left()).toBe(2)
})

test('it never holds more than its size', () => {
  const clock = createHandClock(0)
  const bucket = createBucket(clock.now, 4, 100)
  clock.pass(3_600_000)
  expect(bucket.left()).toBe(4)
  bucket.spend(1)
  bucket.giveBack(3)
  expect(bucket.left()).toBe(4)
})

test('a clock that is set back takes nothing away and gives nothing', () => {
  let now = 1000
  const bucket = createBucket(() => now, 4, 1)
  bucket.spend(4)
  now = 0
  expect(bucket.left()).toBe(0)
  now = 2000
  expect(bucket.left()).toBe(2)
})
