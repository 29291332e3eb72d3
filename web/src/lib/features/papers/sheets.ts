/** How many rows a sheet of A4 holds: the first one has the head of the paper on it. */
type Rows = {
  readonly first: number
  readonly next: number
  /** At least so many left free for whoever is not listed. */
  readonly spare: number
}

/** Rows sheet by sheet, every sheet full: free rows are null. */
export function sheetsOf<T>(
  lines: readonly T[],
  { first, next, spare }: Rows,
): readonly (readonly (T | null)[])[] {
  const wanted = Math.max(first, lines.length + spare)
  const further = Math.ceil((wanted - first) / next)
  const rows = Array.from({ length: first + further * next }, (_, index) => lines[index] ?? null)
  return Array.from({ length: 1 + further }, (_, sheet) =>
    sheet === 0 ? rows.slice(0, first) : rows.slice(first + (sheet - 1) * next, first + sheet * next),
  )
}
