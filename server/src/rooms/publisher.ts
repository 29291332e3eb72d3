/** Tells listeners once for everything that happened in one turn of the event loop. */
export type Publisher<T> = {
  /** Something happened; the answer is settled when everyone was told. */
  readonly tellSoon: () => Promise<void>
  /** Settled when everyone was told of all that happened so far. */
  readonly told: () => Promise<void>
  readonly watch: (listener: (change: T) => void) => () => void
}

/**
 * @param collect what to tell, asked for just before
 * @param onBug a listener threw: the others are told all the same
 */
export function createPublisher<T>(collect: () => T, onBug: (error: unknown) => void): Publisher<T> {
  const listeners = new Set<(change: T) => void>()
  let soon: Promise<void> | null = null

  const tell = () => {
    soon = null
    const change = collect()
    for (const listener of [...listeners]) {
      try {
        listener(change)
      } catch (error) {
        onBug(error)
      }
    }
  }

  return {
    tellSoon: () =>
      (soon ??= new Promise((settled) => {
        setImmediate(() => {
          tell()
          settled()
        })
      })),
    told: () => soon ?? Promise.resolve(),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
