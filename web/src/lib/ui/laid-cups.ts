import { seatingOrder } from './seats.ts'

/** Cups are laid by the dozen where nobody said how many will come: there is always a free one. */
const dozen = 12

export const laidCups = (arrived: number, expected: number | null): number =>
  expected === null ? (Math.floor(arrived / dozen) + 1) * dozen : Math.max(arrived, expected)

export type RoundPlace = { readonly x: number; readonly y: number }

/** Names stand under the cups: all of it sits a little higher. */
const labelLift = 22

/** So many are laid at least: an empty chair invites. */
const placesMin = 8

/**
 * Places at a round table of 1080 x 1080, clockwise from the top: one for each who sits there, and where few do some
 * to spare between them.
 */
export function roundPlaces(seated: number): {
  readonly seats: readonly RoundPlace[]
  readonly spare: readonly RoundPlace[]
} {
  const count = Math.max(placesMin, seated)
  const radius = 436
  const centre = 540
  const places = Array.from({ length: count }, (_, place) => {
    const turn = (2 * Math.PI * place) / count
    return { x: centre + radius * Math.sin(turn), y: centre - radius * Math.cos(turn) - labelLift }
  })
  const taken = new Set(seatingOrder(count).slice(0, seated))
  return {
    seats: places.filter((_, place) => taken.has(place)),
    spare: places.filter((_, place) => !taken.has(place)),
  }
}
