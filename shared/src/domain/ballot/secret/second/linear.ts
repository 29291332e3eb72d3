/** A line over the endowment: `at` + `by` × endowment. Both whole numbers. */
export type Line = { readonly at: bigint; readonly by: bigint }

export const flat = (at: bigint): Line => ({ at, by: 0n })
export const minus = (one: Line, other: Line): Line => ({ at: one.at - other.at, by: one.by - other.by })
export const times = ({ at, by }: Line, factor: bigint): Line => ({ at: at * factor, by: by * factor })

/** What holds of lines at one endowment, which is not below zero, and how far beyond it everything that was asked still holds. */
export type Watch = {
  /** Above zero, zero or below, here. */
  readonly sign: (line: Line) => -1 | 0 | 1
  /** The last whole endowment up to which every answer that was given is the same; null where it is for good. */
  readonly until: () => bigint | null
}

export function watch(endowment: bigint): Watch {
  let end: bigint | null = null
  const holds = (last: bigint): void => {
    if (end === null || last < end) end = last
  }
  return {
    until: () => end,
    sign: ({ at, by }) => {
      const value = at + by * endowment
      if (value === 0n) {
        if (by !== 0n) holds(endowment)
        return 0
      }
      const [rest, slope] = value > 0n ? [at, by] : [-at, -by]
      // It stays on its side for as long as it does not fall to zero.
      if (slope < 0n) holds((rest - 1n) / -slope)
      return value > 0n ? 1 : -1
    },
  }
}
