/** The strokes of 正 beside a count: 5 a character, the rest in writing order. Over 60 a bar says it better: null. */
export function tallyStrokes(count: number): readonly number[] | null {
  if (count > 60) return null
  const full = Array.from({ length: Math.floor(count / 5) }, () => 5)
  return count % 5 ? [...full, count % 5] : full
}
