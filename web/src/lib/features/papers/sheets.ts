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

/** What a sheet has room for, in mm: the first has the head of the paper on it, the last what stands under all rows. */
type Heights = { readonly first: number; readonly next: number; readonly foot: number }

/** Rows sheet by sheet, as many as fit; the foot never stands on a sheet without a row, where there is one to give it. */
export function sheetsByHeight<T>(
  lines: readonly T[],
  heightOf: (line: T) => number,
  { first, next, foot }: Heights,
): readonly (readonly T[])[] {
  const sheets: T[][] = [[]]
  let left = first
  const begin = (line: T) => {
    sheets.push([line])
    left = next - heightOf(line)
  }
  for (const line of lines) {
    const onSheet = sheets[sheets.length - 1]!
    if (onSheet.length > 0 && heightOf(line) > left) begin(line)
    else {
      onSheet.push(line)
      left -= heightOf(line)
    }
  }
  const last = sheets[sheets.length - 1]!
  if (last.length > 1 && foot > left) begin(last.pop()!)
  return sheets
}
