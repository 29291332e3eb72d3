/**
 * What people compare by ear and eye: the first 64 bits of a root, as four groups of four (decisions 6).
 * @param root 64 hex digits
 */
export const fingerprintOf = (root: string): readonly string[] =>
  [0, 4, 8, 12].map((from) => root.slice(from, from + 4).toUpperCase())
