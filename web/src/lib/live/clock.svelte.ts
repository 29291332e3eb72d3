import type { ServerClock } from '@linyi/shared/client/server-clock'
import { createSubscriber } from 'svelte/reactivity'

const tickMs = 1000

/** The server's time, told once a second to whoever looks at it. */
export class LiveClock {
  readonly #clock: ServerClock
  readonly #hear = createSubscriber((tell) => {
    const timer = setInterval(tell, tickMs)
    return () => clearInterval(timer)
  })

  constructor(clock: ServerClock) {
    this.#clock = clock
  }

  /** Milliseconds since 1970; the device's own clock until the server was first heard. */
  get now(): number {
    this.#hear()
    return this.#clock.now() ?? Date.now()
  }
}
