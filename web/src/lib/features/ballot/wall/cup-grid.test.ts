import { describe, expect, it } from 'vitest'
import { cupGrid, wallCupsMax } from './cup-grid.ts'

const room = { width: 616, height: 300 }
const low = { width: 616, height: 150 }

describe('the cups on the wall', () => {
  it.each([room, low])('have room for all of them, up to the bound, in %o', (in_) => {
    for (let total = 0; total <= wallCupsMax; total++) {
      const { perRow, side } = cupGrid(total, in_)
      expect(perRow * side).toBeLessThanOrEqual(in_.width)
      expect(Math.ceil(total / perRow) * side).toBeLessThanOrEqual(in_.height)
      expect(side).toBeGreaterThanOrEqual(in_ === low ? 25 : 37)
    }
  })

  it('stand ten to a row as long as they have room, and then are as large as they can be', () => {
    expect([12, 50, 54, 88, 110].map((total) => cupGrid(total, room))).toEqual([
      { perRow: 10, side: 61 },
      { perRow: 10, side: 60 },
      { perRow: 11, side: 56 },
      { perRow: 13, side: 42 },
      { perRow: 16, side: 38 },
    ])
  })
})
