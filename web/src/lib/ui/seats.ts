export type Cup = 'filled' | 'empty' | 'excused'

/** Beyond this many seats a person no longer counts cups, and a phone no longer draws them well. */
export const cupsMax = 400

/** A row of cups: those who are here first, then those on leave, then the empty seats. Null over `cupsMax`. */
export function cupRow(filled: number, total: number, excused = 0): readonly Cup[] | null {
  const seats = Math.max(filled, total)
  if (seats > cupsMax) return null
  return Array.from({ length: seats }, (_, seat) =>
    seat < filled ? 'filled' : seat < filled + excused ? 'excused' : 'empty',
  )
}

const gcd = (a: number, b: number): number => (b ? gcd(b, a % b) : a)

/**
 * In which order the seats around a table fill: each next one far from the last, as people really sit down, and the
 * same on every screen. A permutation of 0..count-1.
 */
export function seatingOrder(count: number): readonly number[] {
  if (count === 0) return []
  let step = Math.max(1, Math.round(count * 0.618))
  while (gcd(step, count) !== 1) step++
  return Array.from({ length: count }, (_, turn) => (turn * step) % count)
}

export type Seat = { readonly x: number; readonly y: number }

/** Where `count` seats stand around a long table of `width` x `height`, `gap` outside its edge, clockwise from top left. */
export function tableSeats(count: number, width: number, height: number, gap: number): readonly Seat[] {
  const across = Math.round((count * width) / (width + height) / 2)
  const down = Math.floor((count - 2 * across) / 2)
  const extra = count - 2 * (across + down)
  const along = (n: number, length: number): number[] =>
    Array.from({ length: n }, (_, i) => ((i + 0.5) * length) / n)
  return [
    ...along(across + extra, width).map((x) => ({ x, y: -gap })),
    ...along(down, height).map((y) => ({ x: width + gap, y })),
    ...along(across, width).map((x) => ({ x: width - x, y: height + gap })),
    ...along(down, height).map((y) => ({ x: -gap, y: height - y })),
  ]
}
