import { expect, test } from 'vitest'
import { laidCups, roundSeats } from './seats.ts'

test('a long table is laid for all who are expected, and for whoever comes beyond', () => {
  expect([laidCups(31, 54), laidCups(60, 54)]).toEqual([54, 60])
})

test('where nobody said how many, a cup is always free', () => {
  expect([0, 11, 12, 30].map((arrived) => laidCups(arrived, null))).toEqual([12, 12, 24, 36])
})

const taken = (arrived: number) => {
  const seats = roundSeats(arrived)
  return [seats.filter((seat) => seat.taken).length, seats.length]
}
test('a round table has a seat to spare up to sixteen', () => {
  expect([0, 6, 7, 14, 16, 40].map(taken)).toEqual([
    [0, 8],
    [6, 8],
    [7, 9],
    [14, 16],
    [16, 16],
    [16, 16],
  ])
})
