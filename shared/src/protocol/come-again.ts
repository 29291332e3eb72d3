/** A hall is back within this, however large it is. */
const withinMsMax = 10_000
const withinMsMin = 500
/** What a server takes in without anybody waiting: each comes with a login, a snapshot and two lines. */
const comersPerMsMax = 0.25

/** In how long so many are to come again, each at a moment of its own by chance. */
export const returnWithinMs = (people: number): number =>
  Math.min(withinMsMax, Math.max(withinMsMin, Math.ceil(people / comersPerMsMax)))

const WITHIN = / within=(\d{1,5})$/

/** The reason of a close with 4503: why, and in how long to come again. */
export const comeAgain = (code: string, withinMs: number): string => `${code} within=${withinMs}`

/** Null where a reason does not say. What nobody of ours would say counts as the longest. */
export function withinIn(reason: string): number | null {
  const said = WITHIN.exec(reason)?.[1]
  return said === undefined ? null : Math.min(withinMsMax, Number(said))
}
