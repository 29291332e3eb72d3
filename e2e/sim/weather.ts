import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from '../fixtures/chance.ts'

/** How long a message may be on its way, in ms. */
const delayMsMax = 6

/** What lies between one device and the server: it delays, and breaks lines with what is on its way. */
export type Weather = {
  /** One direction of a line: what it carries arrives a moment later and in order, or not at all. */
  readonly way: (line: BreakableLine) => (arrive: () => void) => void
  /** Nothing gets through either way until the next line. */
  readonly cut: () => void
  /** From now on no line breaks by itself. */
  readonly mend: () => void
}

export type BreakableLine = { readonly isUp: () => boolean; readonly snap: () => void }

/** @param breaksInHundred of how many messages in a hundred the line breaks instead */
export function createWeather(chance: Chance, breaksInHundred: number): Weather {
  const lines = new Set<BreakableLine>()
  let mended = false
  const snap = (line: BreakableLine) => {
    lines.delete(line)
    line.snap()
  }
  return {
    way: (line) => {
      lines.add(line)
      let free = Promise.resolve()
      return (arrive) => {
        const delayMs = chance.upTo(delayMsMax)
        const breaks = !mended && chance.upTo(100) < breaksInHundred
        free = free.then(async () => {
          await sleep(delayMs)
          if (!line.isUp()) return
          if (breaks) snap(line)
          else arrive()
        })
      }
    },
    cut: () => lines.forEach(snap),
    mend: () => {
      mended = true
    },
  }
}
