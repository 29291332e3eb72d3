import type { Clock } from './clock.ts'

const againMs = 1000

/** Reads that nobody waits for, and that have to succeed all the same: nobody may ever ask for what they bring. */
export type UntilRead = {
  /** Reads, and again a second after it failed, until it has succeeded once. */
  readonly begin: (read: () => Promise<void>) => void
  /** Nobody looks at it any more. */
  readonly end: () => void
}

/** @param onFault told of the first failure of each, not of those that follow it */
export function createUntilRead(clock: Clock, onFault: (error: unknown) => void): UntilRead {
  const failing = new Map<() => Promise<void>, () => void>()
  let ended = false

  const begin = (read: () => Promise<void>): void => {
    read().then(
      () => {
        failing.get(read)?.()
        failing.delete(read)
      },
      (error: unknown) => {
        if (!failing.has(read)) onFault(error)
        failing.get(read)?.()
        if (!ended)
          failing.set(
            read,
            clock.after(againMs, () => begin(read)),
          )
      },
    )
  }

  return {
    begin,
    end: () => {
      ended = true
      failing.forEach((callOff) => callOff())
      failing.clear()
    },
  }
}
