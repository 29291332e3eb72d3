import { seatingOrder } from '#lib/ui/seats.ts'

/** Cups are laid by the dozen where nobody said how many will come: there is always a free one. */
const dozen = 12

export const laidCups = (arrived: number, expected: number | null): number =>
  expected === null ? (Math.floor(arrived / dozen) + 1) * dozen : Math.max(arrived, expected)

export type RoundSeat = { readonly x: number; readonly y: number; readonly taken: boolean }

/** Seats at a round table of 1080 x 1080, clockwise from the top: always some to spare, 16 at most. */
export function roundSeats(arrived: number): readonly RoundSeat[] {
  const count = Math.min(16, Math.max(8, arrived + 2))
  const radius = 436
  const centre = 540
  const taken = new Set(seatingOrder(count).slice(0, arrived))
  return Array.from({ length: count }, (_, place) => {
    const turn = (2 * Math.PI * place) / count
    return {
      x: centre + radius * Math.sin(turn),
      y: centre - radius * Math.cos(turn),
      taken: taken.has(place),
    }
  })
}
