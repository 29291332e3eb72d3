const leastMs = 250
const firstMs = 500
/** Whoever waits when the server is back has to be there again within five seconds. */
const longestMs = 4500

/**
 * How long to wait before the next try, full jitter: after a restart a whole hall must not come back in one second.
 * @param tries how many tries have failed in a row, from 1; of no matter where the server asked for something
 * @param chance two bytes
 * @param withinMs what the server asked for when it ended the line: it knows how many come with us
 * @returns milliseconds, 250 to 4,750; to 250 more than the server asked for, where it did
 */
export function backoffMs(tries: number, chance: Uint8Array, withinMs: number | null = null): number {
  const ceilingMs = withinMs ?? Math.min(longestMs, firstMs * 2 ** Math.min(tries, 10))
  const share = ((chance[0] ?? 0) * 256 + (chance[1] ?? 0)) / 65_535
  return leastMs + Math.round(ceilingMs * share)
}
