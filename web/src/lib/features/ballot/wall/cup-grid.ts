/** Rows of cups, in pixels of the wall: so many beside each other, each in a square of this side. */
export type CupGrid = { readonly perRow: number; readonly side: number }

/** What a card of the wall has for its cups, in pixels of its 1920 x 1080. */
export type Room = { readonly width: number; readonly height: number }

/** Beyond this many they are too small to count from the last row of chairs; there a small row, or a bar, tells as much. */
export const wallCupsMax = 110
/** As on the picture: ten to a row fill the card. */
const perRowMin = 10
const sideMax = 62

/** The largest cups of which all have room, ten to a row where they have. */
export function cupGrid(total: number, { width, height }: Room): CupGrid {
  const grids = Array.from({ length: Math.max(1, total - perRowMin + 1) }, (_, more): CupGrid => {
    const perRow = perRowMin + more
    return { perRow, side: Math.min(sideMax, Math.floor(width / perRow), heightEach(total, perRow, height)) }
  })
  return grids.reduce((best, grid) => (grid.side > best.side ? grid : best))
}

const heightEach = (total: number, perRow: number, height: number): number =>
  Math.floor(height / Math.max(1, Math.ceil(total / perRow)))
