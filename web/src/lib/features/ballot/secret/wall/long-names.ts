/** Half-widths of a name that stands in one line of a wall at its full size, the mark of who was chosen beside it. */
const lineMax = 24

const widthOf = (name: string): number =>
  Array.from(name).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)

/** Is one of these cut off in a line: then all of them stand smaller, in two. */
export const areLong = (names: readonly string[]): boolean => names.some((name) => widthOf(name) > lineMax)
