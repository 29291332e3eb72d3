import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tallyStrokes } from './tally.ts'

test('every vote is one stroke, five to a character', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
      const strokes = tallyStrokes(count)!
      expect(strokes.reduce((sum, one) => sum + one, 0)).toBe(count)
      expect(strokes.slice(0, -1).every((one) => one === 5)).toBe(true)
    }),
  )
})

test('over sixty votes there is a bar', () => {
  expect(tallyStrokes(60)).toHaveLength(12)
  expect(tallyStrokes(61)).toBeNull()
})
