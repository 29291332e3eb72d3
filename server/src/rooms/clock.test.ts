import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'

test('what is due at once does not wait for a timer, and can be called off', async () => {
  const ran: string[] = []
  setTimeout(() => ran.push('a timer of a millisecond'), 0)
  systemClock.after(0, () => ran.push('at once'))
  systemClock.after(-1, () => ran.push('overdue'))
  systemClock.after(0, () => ran.push('called off'))()
  await new Promise(setImmediate)
  expect(ran.filter((one) => !one.startsWith('a timer'))).toEqual(['at once', 'overdue'])
})

test('what is due later waits for its time, and can be called off', async () => {
  const ran: string[] = []
  systemClock.after(5, () => ran.push('called off'))()
  const startedAt = performance.now()
  await new Promise<void>((next) => systemClock.after(20, next))
  expect(performance.now() - startedAt).toBeGreaterThan(18)
  expect(ran).toEqual([])
})
