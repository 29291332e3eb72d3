/** What a tea bowl shows: the ring drains clockwise from twelve; over time it counts up behind a plus. */
export type Bowl = {
  /** 2:08, or +0:14 */
  readonly digits: string
  /** How much of the ring is left, 0 to 1. */
  readonly left: number
  readonly mood: 'running' | 'nearly' | 'over'
}

const nearlyMs = 30_000

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** @param leftMs milliseconds left of the turn, negative once it is over */
export function bowl(leftMs: number, totalMs: number): Bowl {
  // 0:01 until the very end, +0:01 only after a whole second over: never 0:00 with time in the ring.
  if (leftMs <= 0) return { digits: `+${minutes(Math.floor(-leftMs / 1000))}`, left: 0, mood: 'over' }
  return {
    digits: minutes(Math.ceil(leftMs / 1000)),
    left: totalMs > 0 ? Math.min(1, leftMs / totalMs) : 0,
    mood: leftMs <= nearlyMs ? 'nearly' : 'running',
  }
}
