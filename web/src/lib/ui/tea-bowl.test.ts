import { expect, test } from 'vitest'
import { bowl } from './tea-bowl.ts'

const totalMs = 180_000

test('time runs down in whole seconds, and the ring with it', () => {
  expect(bowl(128_000, totalMs)).toEqual({ digits: '2:08', left: 128 / 180, mood: 'running' })
  expect(bowl(127_001, totalMs).digits).toBe('2:08')
})

test('the last thirty seconds are nearly over', () => {
  expect(bowl(30_001, totalMs).mood).toBe('running')
  expect(bowl(30_000, totalMs).mood).toBe('nearly')
  expect(bowl(1, totalMs).digits).toBe('0:01')
})

test('over time counts up behind a plus, with an empty ring', () => {
  expect(bowl(0, totalMs)).toEqual({ digits: '+0:00', left: 0, mood: 'over' })
  expect(bowl(-14_000, totalMs).digits).toBe('+0:14')
})

test('added minutes never overfill the ring', () => {
  expect(bowl(240_000, totalMs).left).toBe(1)
})
