import { expect, test } from 'vitest'
import { signalBetween } from './signals.ts'

test('FLOOR-4 one sound when half a minute is left, one at the end, and none in between', () => {
  const heard = []
  let before = null
  for (let left = 120_300; left > -60_000; left -= 1000) {
    const signal = signalBetween(before, left)
    if (signal) heard.push([signal, left])
    before = left
  }
  expect(heard).toEqual([
    ['nearly', 29_300],
    ['over', -700],
  ])
})

test('FLOOR-4 on the very moment, not the one before', () => {
  expect(signalBetween(30_001, 30_000)).toBe('nearly')
  expect(signalBetween(30_000, 29_999)).toBeNull()
  expect(signalBetween(1, 0)).toBe('over')
  expect(signalBetween(0, -1)).toBeNull()
})

test('FLOOR-4 a minute added sounds again when it comes to its end', () => {
  expect(signalBetween(-4000, 56_000)).toBeNull()
  expect(signalBetween(30_400, 29_400)).toBe('nearly')
})

test('nothing at the first reading, nor late by five seconds', () => {
  expect(signalBetween(null, 29_900)).toBeNull()
  expect(signalBetween(60_000, 25_001)).toBe('nearly')
  expect(signalBetween(60_000, 25_000)).toBeNull()
  expect(signalBetween(20_000, -5000)).toBeNull()
})
