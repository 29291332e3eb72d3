import type { Clock } from '../rooms/clock.ts'

/** A clock that stands still until a test moves it. */
export type HandClock = Clock & {
  /** Lets time pass, running what falls due on the way, in its order. */
  readonly pass: (ms: number) => void
  /** How many runs are waiting. */
  readonly waiting: () => number
}

export function createHandClock(startsAt: number): HandClock {
  let now = startsAt
  let made = 0
  const due = new Map<number, { readonly at: number; readonly run: () => void }>()

  const next = (until: number) =>
    [...due].filter(([, { at }]) => at <= until).sort(([a, one], [b, other]) => one.at - other.at || a - b)[0]

  return {
    now: () => now,
    after: (delayMs, run) => {
      const id = ++made
      due.set(id, { at: now + delayMs, run })
      return () => due.delete(id)
    },
    pass: (ms) => {
      const until = now + ms
      for (let one = next(until); one; one = next(until)) {
        due.delete(one[0])
        now = one[1].at
        one[1].run()
      }
      now = until
    },
    waiting: () => due.size,
  }
}
