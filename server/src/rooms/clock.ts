import type { Instant } from '@linyi/shared/domain/decider'

/** Time as the rooms see it; handed in, so that tests own it. */
export type Clock = {
  readonly now: () => Instant
  /** Runs once after a delay; the answer calls it off. */
  readonly after: (delayMs: number, run: () => void) => () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after: (delayMs, run) => {
    if (delayMs <= 0) return nextTurn(run)
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

/** The shortest timer waits a millisecond: half of what a lone edit takes. */
const nextTurn = (run: () => void) => {
  const turn = setImmediate(run)
  return () => clearImmediate(turn)
}
