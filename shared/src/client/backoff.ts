const firstMs = 500
/** Whoever waits when the server is back has to be there again within five seconds. */
const longestMs = 4500

/**
 * How long to wait before the next try, full jitter: after a restart a whole hall must not come back in one second.
 * @param tries how many tries have failed in a row, from 1
 * @param chance two bytes
 * @returns milliseconds, 250 to 4,750
 */
export function backoffMs(tries: number, chance: Uint8Array): number {
  const ceilingMs = Math.min(longestMs, firstMs * 2 ** Math.min(tries, 10))
  const share = ((chance[0] ?? 0) * 256 + (chance[1] ?? 0)) / 65_535
  return 250 + Math.round(ceilingMs * share)
}
