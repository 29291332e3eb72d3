import type { Instant } from '../domain/decider.ts'

/**
 * The server's clock as seen from here: what timers count by. A reading is late by its time on the line, so of all
 * readings since the line came up the most advanced one is nearest the truth.
 */
export type ServerClock = {
  /** The next reading counts alone: the device may have slept, and its monotonic clock with it. */
  readonly restart: () => void
  readonly read: (serverNow: Instant) => void
  /** Null before the first reading. */
  readonly now: () => Instant | null
}

export function createServerClock(monotonicMs: () => number): ServerClock {
  let offsetMs: number | null = null
  let fresh = true
  return {
    restart: () => {
      fresh = true
    },
    read: (serverNow) => {
      const readingMs = serverNow - monotonicMs()
      if (fresh || offsetMs === null || readingMs > offsetMs) offsetMs = readingMs
      fresh = false
    },
    now: () => (offsetMs === null ? null : offsetMs + monotonicMs()),
  }
}
