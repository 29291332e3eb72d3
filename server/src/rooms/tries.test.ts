import { limits } from '@linyi/shared/lib/limits'
import { expect, test } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import { createTries, triesOfAll } from './tries.ts'

test('as many tries as allowed, then none until the window is over', () => {
  let now = 0
  const tries = createTries(3, 1000, 10, () => now)
  expect([1, 2, 3, 4].map(() => tries.take('a'))).toEqual([true, true, true, false])
  now = 999
  expect(tries.take('a')).toBe(false)
  now = 1000
  expect(tries.take('a')).toBe(true)
})

test('one account’s tries are not another’s', () => {
  const tries = createTries(1, 1000, 10, () => 0)
  expect([tries.take('a'), tries.take('b'), tries.take('a')]).toEqual([true, true, false])
})

test('a good try clears the slate', () => {
  const tries = createTries(1, 1000, 10, () => 0)
  tries.take('a')
  tries.clear('a')
  expect(tries.take('a')).toBe(true)
})

test('a try that was counted beforehand and was good is given back', () => {
  const tries = createTries(1, 1000, 10, () => 0)
  tries.giveBack('a')
  tries.take('a')
  tries.giveBack('a')
  expect([tries.take('a'), tries.take('a')]).toEqual([true, false])
})

test('past the bound the key longest untouched is forgotten', () => {
  const tries = createTries(1, 1000, 2, () => 0)
  for (const key of ['a', 'b', 'a', 'c']) tries.take(key)
  expect([tries.take('a'), tries.take('b')]).toEqual([false, true])
})

test('so many names are remembered as the limit says, and one more pushes out the oldest', () => {
  const tries = createTries(1, 1000, limits.signInNamesMax, () => 0)
  const name = (n: number) => `name${n}`
  for (let n = 0; n < limits.signInNamesMax; n++) tries.take(name(n))
  expect(tries.take(name(0))).toBe(false)
  tries.take('one more')
  expect([tries.take(name(2)), tries.take(name(1))]).toEqual([false, true])
})

test('tries at one node count at the others, and nothing of what was tried is on the way there', async () => {
  const medium = createMedium()
  const heard: string[] = []
  medium.connect().subscribe((message) => void heard.push(JSON.stringify(message)))
  const node = (of: string) =>
    triesOfAll(
      of,
      createTries(3, 1000, 10, () => 0),
      { bus: medium.connect(), secret: 'of the store' },
    )
  const [one, other, codes] = [node('sign-in'), node('sign-in'), node('codes')]
  expect([one.take('mo'), one.take('mo')]).toEqual([true, true])
  await Promise.resolve()
  expect([other.take('mo'), other.take('mo')]).toEqual([true, false])
  expect(codes.take('mo')).toBe(true)
  await Promise.resolve()
  expect(one.take('mo')).toBe(false)
  other.clear('mo')
  await Promise.resolve()
  expect(one.take('mo')).toBe(true)
  other.take('mo')
  other.giveBack('mo')
  await Promise.resolve()
  expect([one.take('mo'), one.take('mo'), one.take('mo')]).toEqual([true, true, false])
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.join('')).not.toContain('"mo"')
})
