import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
import type { Chance } from '../fixtures/chance.ts'

const nextTurn = setImmediate
/** Some day; every run begins with it. */
const dayOne = 1_800_000_000_000

const lastTurns = 20

type Waiting = { readonly at: number; readonly order: number; readonly run: () => void }

/**
 * Gives this process a time and a chance of its own, for good: timers wait for no clock, and what is drawn comes from the seed. So a run is the same each
 * time, takes no longer than its work, and may be as short of processor time as its seed says.
 */
export function takeOwnTime() {
  let now = 0
  let order = 0
  let chance: Chance | null = null
  let waiting: Waiting[] = []

  const wait = (run: () => void, delayMs: number): Waiting => {
    const one = { at: now + Math.max(1, Number.isFinite(delayMs) ? delayMs : 1), order: order++, run }
    waiting.push(one)
    return one
  }

  class Timer {
    #one: Waiting
    readonly #run: () => void
    readonly #delayMs: number
    constructor(run: () => void, delayMs: number) {
      this.#run = run
      this.#delayMs = delayMs
      this.#one = wait(run, delayMs)
    }
    stop() {
      waiting = waiting.filter((one) => one !== this.#one)
    }
    refresh() {
      this.stop()
      this.#one = wait(this.#run, this.#delayMs)
      return this
    }
    ref() {
      return this
    }
    unref() {
      return this
    }
    hasRef() {
      return true
    }
    close() {
      this.stop()
      return this
    }
  }

  const stop = (timer: unknown) => {
    if (timer instanceof Timer) timer.stop()
  }
  const after = (run: (...given: unknown[]) => void, delayMs = 1, ...given: unknown[]) =>
    new Timer(() => run(...given), delayMs)
  const every = (run: (...given: unknown[]) => void, delayMs = 1, ...given: unknown[]) => {
    const timer: Timer = new Timer(() => {
      timer.refresh()
      run(...given)
    }, delayMs)
    return timer
  }
  const bytes = (count: number) => Buffer.from(Uint8Array.from({ length: count }, () => chance!.upTo(256)))
  const real = {
    randomBytes: crypto.randomBytes,
    randomInt: crypto.randomInt,
    fill: globalThis.crypto.getRandomValues.bind(globalThis.crypto),
  }

  Object.assign(globalThis, {
    setTimeout: after,
    clearTimeout: stop,
    setInterval: every,
    clearInterval: stop,
  })
  Date.now = () => dayOne + Math.floor(now)
  performance.now = () => now
  Object.assign(timers, {
    setTimeout: (delayMs?: number, value?: unknown) =>
      new Promise((done) => void new Timer(() => done(value), delayMs ?? 1)),
  })
  Object.assign(crypto, {
    randomBytes: (count: number, ...rest: readonly never[]) =>
      chance && rest.length === 0 ? bytes(count) : real.randomBytes(count, ...(rest as readonly [never])),
    randomInt: (from: number, below?: number) => {
      const [least, most] = below === undefined ? [0, from] : [from, below]
      return chance ? least + chance.upTo(most - least) : real.randomInt(least, most)
    },
  })
  syncBuiltinESMExports()
  const draw = <T extends ArrayBufferView>(into: T): T => {
    if (!chance) return real.fill(into as never) as never
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).forEach(
      (_, i, all) => (all[i] = chance!.upTo(256)),
    )
    return into
  }
  globalThis.crypto.getRandomValues = draw as never
  Math.random = () => (chance ? chance.upTo(2 ** 31) / 2 ** 31 : 0.5)

  const pass = () => {
    const next = waiting.reduce<Waiting | null>(
      (first, one) =>
        !first || one.at < first.at || (one.at === first.at && one.order < first.order) ? one : first,
      null,
    )
    if (!next) return
    waiting = waiting.filter((one) => one !== next)
    now = Math.max(now, next.at)
    next.run()
  }

  /**
   * @param turns how many turns of the event loop lie before the next timer: the fewer, the shorter of processor time is everybody
   */
  return async <T>(luck: Chance, turns: () => number, work: () => Promise<T>): Promise<T> => {
    now = 0
    order = 0
    waiting = []
    chance = luck
    const run = { over: false }
    const result = work().finally(() => {
      run.over = true
    })
    result.catch(() => undefined)
    while (!run.over) {
      for (let turn = turns(); turn > 0; turn--) await new Promise((done) => nextTurn(done))
      pass()
    }
    // What is still under way is not to reach into the next run.
    for (let turn = 0; turn < lastTurns; turn++) await new Promise((done) => nextTurn(done))
    chance = null
    return result
  }
}
