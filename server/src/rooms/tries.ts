import type { Instant } from '@linyi/shared/domain/decider'

export type Tries = {
  /** Counts one more try; false when there were too many within the window. */
  take(key: string): boolean
  /** One that was counted beforehand and turned out good. */
  giveBack(key: string): void
  /** A good try clears the slate. */
  clear(key: string): void
}

/**
 * Counts tries per key, never per address: a hall, and a mobile carrier, is one address.
 * @param max tries per window that are let through
 * @param keysMax keys remembered; past it the one longest untouched is forgotten
 */
export function createTries(max: number, windowMs: number, keysMax: number, now: () => Instant): Tries {
  const counts = new Map<string, { since: Instant; count: number }>()
  const current = (key: string) => {
    const held = counts.get(key)
    return held && now() - held.since < windowMs ? held : { since: now(), count: 0 }
  }
  return {
    take(key) {
      const before = current(key)
      counts.delete(key)
      counts.set(key, { ...before, count: before.count + 1 })
      if (counts.size > keysMax) counts.delete(counts.keys().next().value!)
      return before.count < max
    },
    giveBack(key) {
      const held = counts.get(key)
      if (held) counts.set(key, { ...held, count: Math.max(0, held.count - 1) })
    },
    clear: (key) => void counts.delete(key),
  }
}
