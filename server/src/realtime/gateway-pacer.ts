import type { Clock } from '../rooms/clock.ts'

/** Runs what is asked for at once after a quiet while, and no more than once an interval. */
export type Pacer = {
  readonly soon: () => void
  readonly stop: () => void
}

export function createPacer(clock: Clock, intervalMs: () => number, run: () => void): Pacer {
  let ranAt = -Infinity
  let callOff: (() => void) | null = null

  const runNow = () => {
    callOff = null
    ranAt = clock.now()
    run()
  }

  return {
    soon: () => {
      if (callOff) return
      const sinceMs = clock.now() - ranAt
      // A clock that was set back must not hold anything up.
      if (sinceMs >= 0 && sinceMs < intervalMs()) callOff = clock.after(intervalMs() - sinceMs, runNow)
      else runNow()
    },
    stop: () => callOff?.(),
  }
}
