import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rankBetween, ranksFor } from './rank.ts'
import { RANK } from './shape.ts'

describe('a rank', () => {
  test('fits between any two that differ, wherever they came from', () => {
    const rank = fc.stringMatching(/^[0-9A-Za-z]{1,12}$/)
    fc.assert(
      fc.property(rank, rank, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        const between = rankBetween(low, high)
        // Between a rank and itself with zeros behind it there is nothing.
        if (high.startsWith(low) && /^0*$/.test(high.slice(low.length))) expect(between).toBeNull()
        else {
          expect(between! > low && between! < high).toBe(true)
          expect(between).toMatch(RANK)
        }
      }),
    )
  })

  test('stays short at either end of a full board', () => {
    for (const toFront of [true, false]) {
      let end = rankBetween(null, null)!
      for (let i = 0; i < 500; i++) {
        const next = toFront ? rankBetween(null, end)! : rankBetween(end, null)!
        expect(toFront ? next < end : next > end).toBe(true)
        end = next
      }
      expect(end.length).toBeLessThanOrEqual(4)
    }
  })

  test('is refused between equal ranks, in the wrong order, and where there is no room left', () => {
    expect(rankBetween('V', 'V')).toBeNull()
    expect(rankBetween('W', 'V')).toBeNull()
    expect(rankBetween('V', `V${'0'.repeat(63)}1`)).toBeNull()
  })

  test('of a whole list are in order and apart', () => {
    const ranks = ranksFor(500)
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks).size).toBe(500)
    for (const rank of ranks) expect(rank).toMatch(RANK)
  })
})
