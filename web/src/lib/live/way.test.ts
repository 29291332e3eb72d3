import { expect, test } from 'vitest'
import { createWay } from './way.ts'

test('a line goes to the node of its meeting, and anywhere after one that hung and never came up', () => {
  let now = 0
  const way = createWay(() => now)
  const hang = (ms: number) => {
    now += ms
    way.over()
  }
  expect(way.dial()).toEqual({})
  hang(4999)
  expect(way.dial()).toEqual({})
  hang(5000)
  expect(way.dial()).toEqual({ elsewhere: '1' })
  way.up()
  hang(60_000)
  expect(way.dial()).toEqual({})
})

test('where the other node hangs too, the next line goes to the first again once it fails at once', () => {
  let now = 0
  const way = createWay(() => now)
  way.dial()
  now = 6000
  way.over()
  expect(way.dial()).toEqual({ elsewhere: '1' })
  way.over()
  expect(way.dial()).toEqual({})
})
