import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cupRow, cupsMax, seatingOrder, tableSeats } from './seats.ts'

const people = fc.integer({ min: 0, max: 120 })

test('a row holds one cup a person, filled for those present', () => {
  fc.assert(
    fc.property(people, people, (filled, total) => {
      const cups = cupRow(filled, total)!
      expect(cups).toHaveLength(Math.max(filled, total))
      expect(cups.filter((cup) => cup === 'filled')).toHaveLength(filled)
    }),
  )
})

test('those on leave stand between the present and the absent', () => {
  expect(cupRow(2, 5, 1)).toEqual(['filled', 'filled', 'excused', 'empty', 'empty'])
})

test('a hall too large to count by eye has no cups', () => {
  expect(cupRow(0, cupsMax)).toHaveLength(cupsMax)
  expect(cupRow(0, cupsMax + 1)).toBeNull()
})

test('every seat around the table is taken once', () => {
  fc.assert(
    fc.property(people, (count) => {
      expect([...seatingOrder(count)].sort((a, b) => a - b)).toEqual(
        Array.from({ length: count }, (_, i) => i),
      )
    }),
  )
})

test('around the table stand exactly as many seats as people, all outside its edge', () => {
  fc.assert(
    fc.property(people, (count) => {
      const seats = tableSeats(count, 900, 330, 30)
      expect(seats).toHaveLength(count)
      for (const { x, y } of seats) expect(x === -30 || x === 930 || y === -30 || y === 360).toBe(true)
    }),
  )
})
