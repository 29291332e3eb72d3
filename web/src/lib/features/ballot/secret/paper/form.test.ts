import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blank,
  circle,
  circled,
  circlesLeft,
  give,
  mark,
  mayCircle,
  pointsGiven,
  pointsMaxOf,
  rank,
  ranked,
  shortfall,
  spent,
  touched,
  unrank,
  unranked,
  type Form,
} from './form.ts'

const costs = [286, 148, 32, 65]
const rows = costs.map((cost, place) => ({
  ...{
    id: `p${place}`,
    number: place + 1,
    name: `项目${place}`,
    detail: '',
    brief: null,
    cost: cost * 1_000_000,
  },
}))
const form = (over: Partial<Form> = {}): Form => ({
  ...{
    asks: 'circles',
    rows,
    priced: true,
    circlesMax: null,
    budget: null,
    toSpend: null,
    pointsMax: 5,
    pointsSum: null,
  },
  ...over,
})
const [first, second, third, fourth] = rows as [
  (typeof rows)[0],
  (typeof rows)[0],
  (typeof rows)[0],
  (typeof rows)[0],
]

describe('circles', () => {
  test('a paper is blank at first; a second touch takes the circle away', () => {
    expect(touched(blank)).toBe(0)
    const one = circle(form(), blank, second)
    expect(circled(form(), one)).toEqual([second])
    expect(circle(form(), one, second)).toEqual(blank)
  })

  test('no more than may be chosen, and that many', () => {
    const two = form({ circlesMax: 2 })
    const full = circle(two, circle(two, blank, fourth), first)
    expect(circled(two, full)).toEqual([first, fourth])
    expect(circlesLeft(two, full)).toBe(0)
    expect(mayCircle(two, full, third)).toBe(false)
    expect(circle(two, full, third)).toBe(full)
    expect(mayCircle(two, full, first)).toBe(true)
    expect(circlesLeft(form(), full)).toBeNull()
  })

  test('what the money does not reach for says by how much, to the last fen', () => {
    const money = form({ budget: 400_000_000 })
    const spending = [first, fourth].reduce((filling, row) => circle(money, filling, row), blank)
    expect(spent(money, spending)).toBe(351_000_000)
    expect(shortfall(money, spending, second)).toBe(99_000_000)
    expect(shortfall(money, spending, third)).toBe(0)
    expect(shortfall(money, spending, first)).toBe(0)
    expect(circle(money, spending, second)).toBe(spending)
    const exactly = form({ budget: 383_000_000 })
    expect(shortfall(exactly, spending, third)).toBe(0)
    expect(shortfall(form({ budget: 382_999_999 }), spending, third)).toBe(1)
  })

  test('whatever is touched, in whatever order, a paper stays one that may be cast', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...rows)),
        fc.option(fc.integer({ min: 1, max: 4 })),
        fc.option(fc.nat(600_000_000)),
        (touches, circlesMax, budget) => {
          const asked = form({ circlesMax, budget })
          const filling = touches.reduce((before, row) => circle(asked, before, row), blank)
          expect(circled(asked, filling).length).toBeLessThanOrEqual(circlesMax ?? 4)
          expect(spent(asked, filling)).toBeLessThanOrEqual(budget ?? Infinity)
        },
      ),
    )
  })
})

test('a mark is replaced by the next one', () => {
  expect(mark(mark(blank, 'p0', 'yes'), 'p0', 'no').marks).toEqual({ p0: 'no' })
})

test('points stay within the row and within all there are; none are as if untouched', () => {
  const each = form({ asks: 'points', pointsMax: 5 })
  expect(give(each, blank, 'p0', 9).points).toEqual({ p0: 5 })
  expect(give(each, blank, 'p0', -1)).toEqual(blank)
  const purse = form({ asks: 'points', pointsMax: 10, pointsSum: 10 })
  const seven = give(purse, blank, 'p0', 7)
  expect(pointsMaxOf(purse, seven, 'p1')).toBe(3)
  expect(pointsMaxOf(purse, seven, 'p0')).toBe(10)
  expect(pointsGiven(give(purse, seven, 'p1', 8))).toBe(10)
  expect(give(purse, seven, 'p0', 0)).toEqual(blank)
})

test('an order is put together, changed and taken apart without losing anybody', () => {
  const asked = form({ asks: 'ranks' })
  const two = rank(rank(blank, 'p2', 0), 'p0', 1)
  expect(ranked(asked, two)).toEqual([third, first])
  expect(rank(two, 'p0', 0).order).toEqual(['p0', 'p2'])
  expect(rank(two, 'p3', 1).order).toEqual(['p2', 'p3', 'p0'])
  expect(unranked(asked, two)).toEqual([second, fourth])
  expect(unrank(two, 'p2').order).toEqual(['p0'])
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('p0', 'p1', 'p2', 'p3'), fc.nat(5))), (moves) => {
      const filling = moves.reduce((before, [id, place]) => rank(before, id, place), blank)
      expect(ranked(asked, filling).length + unranked(asked, filling).length).toBe(4)
      expect(touched(filling)).toBe(new Set(moves.map(([id]) => id)).size)
    }),
  )
})
