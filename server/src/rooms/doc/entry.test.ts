import { limits } from '@linyi/shared/lib/limits'
import { describe, expect, test } from 'vitest'
import { ownEntry, tickLength } from './entry.ts'

const entries = (count: number, bytes: number) =>
  Array.from({ length: count }, () => ownEntry(new Uint8Array(bytes)))

describe('a tick', () => {
  test('takes as many updates as it may, and leaves the next to the next', () => {
    expect(tickLength(entries(limits.updatesPerTickMax, 1))).toBe(limits.updatesPerTickMax)
    expect(tickLength(entries(limits.updatesPerTickMax + 1, 1))).toBe(limits.updatesPerTickMax)
  })

  test('takes as many bytes as one frame may hold, and leaves the next to the next', () => {
    const half = limits.collabFrameBytesMax / 2
    expect(tickLength(entries(2, half))).toBe(2)
    expect(tickLength([...entries(2, half), ...entries(1, 1)])).toBe(2)
  })

  test('takes one update, however large', () => {
    expect(tickLength(entries(2, limits.collabFrameBytesMax + 1))).toBe(1)
  })
})
