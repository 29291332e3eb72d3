import type { Surroundings } from '../surroundings.ts'

/** A device whose time passes only when the test says so, and whose chance is the same in every run. */
export function createHandClock(seed: number) {
  let nowMs = 0
  let state = seed
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  const nextByte = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 16) & 0xff
  }
  const surroundings: Surroundings = {
    deviceNow: () => 1_700_000_000_000 + nowMs,
    monotonicMs: () => nowMs,
    after: (delayMs, run) => {
      const timer = { at: nowMs + delayMs, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    chance: (count) => Uint8Array.from({ length: count }, nextByte),
  }
  return {
    surroundings,
    pass: (ms: number) => {
      nowMs += ms
      for (const timer of [...timers]) {
        if (timer.at > nowMs || !timers.delete(timer)) continue
        timer.run()
      }
    },
  }
}
