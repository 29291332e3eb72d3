import { createHmac } from 'node:crypto'
import type { Instant } from '@linyi/shared/domain/decider'
import type { Bus } from '../bus/port.ts'

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

type Joined = {
  readonly bus: Pick<Bus, 'publish' | 'subscribe'>
  /** What the nodes know of each other and nobody else: what was tried is told by a name made with it. */
  readonly secret: string
}

/**
 * Tries at any node count at all of them, so that more nodes allow no more. What a moment's delay on the bus lets through is
 * one try a node.
 * @param of what is tried
 */
export function triesOfAll(of: string, own: Tries, { bus, secret }: Joined): Tries {
  const nameOf = (key: string) => createHmac('sha256', secret).update(`${of} ${key}`).digest('base64url')
  const tell = (key: string, change: 'took' | 'gaveBack' | 'cleared') =>
    bus.publish({ about: 'tried', of, key, change })

  bus.subscribe((message) => {
    if (message.about !== 'tried' || message.of !== of) return
    if (message.change === 'took') own.take(message.key)
    else if (message.change === 'gaveBack') own.giveBack(message.key)
    else own.clear(message.key)
  })

  return {
    take(key) {
      tell(nameOf(key), 'took')
      return own.take(nameOf(key))
    },
    giveBack(key) {
      tell(nameOf(key), 'gaveBack')
      own.giveBack(nameOf(key))
    },
    clear(key) {
      tell(nameOf(key), 'cleared')
      own.clear(nameOf(key))
    },
  }
}
