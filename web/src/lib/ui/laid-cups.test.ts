import { expect, test } from 'vitest'
import { laidCups, roundPlaces } from './laid-cups.ts'

test('a long table is laid for all who are expected, and for whoever comes beyond', () => {
  expect([laidCups(31, 54), laidCups(60, 54)]).toEqual([54, 60])
})

test('where nobody said how many, a cup is always free', () => {
  expect([0, 11, 12, 30].map((arrived) => laidCups(arrived, null))).toEqual([12, 12, 24, 36])
})

const laid = (seated: number) => {
  const { seats, spare } = roundPlaces(seated)
  return [seats.length, spare.length]
}
test('a round table has a place for everyone, and places to spare where few sit', () => {
  expect([0, 6, 8, 16].map(laid)).toEqual([
    [0, 8],
    [6, 2],
    [8, 0],
    [16, 0],
  ])
})

test('nobody sits where another does', () => {
  const { seats, spare } = roundPlaces(5)
  const places = [...seats, ...spare].map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)
  expect(new Set(places)).toHaveProperty('size', 8)
})
