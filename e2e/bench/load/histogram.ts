/** Counts of times by their size, each within a thirtieth of the true one: small enough to send between processes. */
export type Histogram = number[]

const perOctave = 24
const sizes = perOctave * 36

export const createHistogram = (): Histogram => Array.from({ length: sizes }, () => 0)

export function record(histogram: Histogram, us: number): void {
  const at = us <= 1 ? 0 : Math.min(sizes - 1, Math.floor(Math.log2(us) * perOctave))
  histogram[at]!++
}

export const sumOf = (histograms: readonly Histogram[]): Histogram =>
  histograms.reduce((sum, one) => sum.map((count, at) => count + one[at]!), createHistogram())

export const countOf = (histogram: Histogram): number => histogram.reduce((sum, count) => sum + count, 0)

/** The time in milliseconds that this part of all did not exceed; NaN for none. */
export function percentileMs(histogram: Histogram, part: number): number {
  let left = Math.ceil(part * countOf(histogram))
  if (left === 0) return NaN
  for (const [at, count] of histogram.entries()) {
    left -= count
    if (left <= 0) return 2 ** ((at + 1) / perOctave) / 1000
  }
  return NaN
}
