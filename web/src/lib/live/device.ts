import type { Surroundings } from '@linyi/shared/client/surroundings'

/** The browser's clock, timers and chance. `getRandomValues` is there on plain http, where `randomUUID` is not. */
export const device: Surroundings = {
  deviceNow: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
  chance: (count) => crypto.getRandomValues(new Uint8Array(count)),
}
