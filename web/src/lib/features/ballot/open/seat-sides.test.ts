import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seatSides } from './seat-sides.ts'

const people = (count: number) => Array.from({ length: count }, (_, place) => place)

test('everyone sits once, clockwise from top left', () => {
  fc.assert(
    fc.property(fc.nat(130), fc.nat(5), (count, sideMax) => {
      const { top, right, bottom, left } = seatSides(people(count), sideMax)
      expect([...top, ...right, ...[...bottom].reverse(), ...[...left].reverse()]).toEqual(people(count))
      expect(right).toHaveLength(left.length)
      expect(right.length).toBeLessThanOrEqual(sideMax)
      expect(top.length - bottom.length).toBeOneOf([0, 1])
    }),
  )
})

test('a small circle has nobody at the sides, twenty-one have as many as fit', () => {
  expect(seatSides(people(9), 4).right).toEqual([])
  expect(seatSides(people(21), 4)).toMatchObject({ right: [7, 8, 9, 10], left: [20, 19, 18, 17] })
})
