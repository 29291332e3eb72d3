/** The two sounds of a turn: half a minute is left, the time is up (FLOOR-4). */
export type Signal = 'nearly' | 'over'

const nearlyMs = 30_000
/** A machine that slept over the moment keeps quiet: a late sound would be taken for the next one. */
const lateMs = 5000

/**
 * Which signal fell between two readings of one turn's clock.
 * @param beforeMs milliseconds left at the reading before, null at the first
 * @param nowMs milliseconds left now, negative once it is over
 */
export function signalBetween(beforeMs: number | null, nowMs: number): Signal | null {
  const fell = (atMs: number): boolean =>
    beforeMs !== null && beforeMs > atMs && nowMs <= atMs && nowMs > atMs - lateMs
  if (fell(0)) return 'over'
  return fell(nearlyMs) ? 'nearly' : null
}
