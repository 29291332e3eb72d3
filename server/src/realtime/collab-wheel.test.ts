import { expect, test } from 'vitest'
import { createHandClock } from '../testing/hand-clock.ts'
import { createWheel } from './collab-wheel.ts'

test('everyone is called once in 15 s, not all at once, by one timer', () => {
  const clock = createHandClock(0)
  const wheel = createWheel(clock)
  const calls: number[] = []
  for (let i = 0; i < 30; i++) wheel.add(() => calls.push(i))
  expect(clock.waiting()).toBe(1)
  clock.pass(1000)
  expect(calls).toHaveLength(2)
  clock.pass(14_000)
  expect([...calls].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i))
})

test('it stands still when nobody is left, and goes again for the next', () => {
  const clock = createHandClock(0)
  const wheel = createWheel(clock)
  let calls = 0
  const stop = wheel.add(() => calls++)
  clock.pass(15_000)
  stop()
  clock.pass(60_000)
  expect([calls, clock.waiting()]).toEqual([1, 0])
  wheel.add(() => calls++)
  clock.pass(15_000)
  expect(calls).toBe(2)
  wheel.stop()
  expect(clock.waiting()).toBe(0)
})
