import { describe, expect, test } from 'vitest'
import { dragTo, shiftOf, type Span } from './drag-order.svelte.ts'

/** Four rows, the third twice as high. */
const spans: readonly Span[] = [
  { top: 0, height: 50 },
  { top: 50, height: 50 },
  { top: 100, height: 100 },
  { top: 200, height: 50 },
]
const shifts = (from: number, by: number) => {
  const dragged = dragTo(spans, from, by)
  return spans.map((_, at) => shiftOf(dragged, at))
}

describe('a row that is carried', () => {
  test('stays where it is until its middle has passed another’s', () => {
    expect(dragTo(spans, 0, 0)).toMatchObject({ from: 0, to: 0 })
    expect(dragTo(spans, 0, 50).to).toBe(0)
    expect(dragTo(spans, 0, 51).to).toBe(1)
  })

  test('goes to either end, and no further', () => {
    expect(dragTo(spans, 0, 9999).to).toBe(3)
    expect(dragTo(spans, 3, -9999).to).toBe(0)
  })

  test('has the rows it passes give way by its own height', () => {
    expect(shifts(0, 130)).toEqual([130, -50, -50, 0])
    expect(shifts(2, -130)).toEqual([100, 100, -130, 0])
    expect(shifts(1, 0)).toEqual([0, 0, 0, 0])
  })
})
