export type Sides<Seat> = {
  readonly top: readonly Seat[]
  readonly right: readonly Seat[]
  readonly bottom: readonly Seat[]
  readonly left: readonly Seat[]
}

/**
 * People around a table, clockwise from top left: as many as `sideMax` at each short side, the rest along the top and
 * the bottom, in as many rows as it takes. A small circle has nobody at its sides.
 */
export function seatSides<Seat>(seats: readonly Seat[], sideMax: number): Sides<Seat> {
  const side = seats.length < 10 ? 0 : Math.min(sideMax, Math.floor(seats.length / 5))
  const top = Math.ceil((seats.length - 2 * side) / 2)
  const bottom = seats.length - 2 * side - top
  const from = (start: number, count: number) => seats.slice(start, start + count)
  return {
    top: from(0, top),
    right: from(top, side),
    bottom: [...from(top + side, bottom)].reverse(),
    left: [...from(top + side + bottom, side)].reverse(),
  }
}
