/** A list of listeners, told without arguments: who hears it reads the present state for themselves. */
export type Signal = {
  readonly tell: () => void
  /** The answer takes the listener off the list. */
  readonly listen: (listener: () => void) => () => void
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>()
  return {
    tell: () => {
      for (const listener of [...listeners]) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
