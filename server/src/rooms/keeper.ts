import type { Clock } from './clock.ts'

/** Something kept in memory, held by one user of it. */
export type Hold<T> = { readonly value: T; /** To be called once. */ readonly release: () => void }

/** Keeps what is costly to load while somebody holds it, and a while longer. */
export type Keeper<T> = {
  /** Loads it once for all who ask meanwhile. Rejects as `load` does; then the next to ask loads anew. */
  readonly take: (key: string, load: () => Promise<T>) => Promise<Hold<T>>
  /** What is in memory by now. */
  readonly peek: (key: string) => T | null
  readonly all: () => readonly T[]
  readonly count: () => number
  /** Lets go of everything, held or not. */
  readonly close: () => void
}

type Entry<T> = { users: number; idleSince: number; readonly loading: Promise<T>; value: T | null }

type Options<T> = {
  readonly clock: Clock
  readonly idleMs: number
  readonly letGo: (value: T) => void
  /** Not worth keeping once nobody holds it. */
  readonly isEmpty: (value: T) => boolean
}

export function createKeeper<T>({ clock, idleMs, letGo, isEmpty }: Options<T>): Keeper<T> {
  const entries = new Map<string, Entry<T>>()
  let callOff: (() => void) | null = null

  const drop = (key: string, entry: Entry<T>) => {
    if (entries.get(key) !== entry) return
    entries.delete(key)
    if (entry.value !== null) letGo(entry.value)
  }

  const sweep = () => {
    callOff = null
    const idle = [...entries].filter(([, { users }]) => users === 0)
    for (const [key, entry] of idle) if (clock.now() - entry.idleSince >= idleMs) drop(key, entry)
    if (idle.some(([key, entry]) => entries.get(key) === entry)) sweepLater()
  }
  /** Only while something is idle: what is held is nobody's to look at. */
  const sweepLater = () => {
    callOff ??= clock.after(idleMs, sweep)
  }

  const begin = (key: string, load: () => Promise<T>): Entry<T> => {
    const entry: Entry<T> = { users: 0, idleSince: 0, loading: load(), value: null }
    entries.set(key, entry)
    entry.loading.then(
      (value) => (entry.value = value),
      () => drop(key, entry),
    )
    return entry
  }

  const leave = (key: string, entry: Entry<T>) => {
    entry.users--
    entry.idleSince = clock.now()
    if (entry.users > 0 || entries.get(key) !== entry) return
    if (entry.value !== null && isEmpty(entry.value)) drop(key, entry)
    else sweepLater()
  }

  return {
    take: async (key, load) => {
      const entry = entries.get(key) ?? begin(key, load)
      entry.users++
      try {
        return { value: await entry.loading, release: () => leave(key, entry) }
      } catch (error) {
        leave(key, entry)
        throw error
      }
    },
    peek: (key) => entries.get(key)?.value ?? null,
    all: () => [...entries.values()].flatMap(({ value }) => value ?? []),
    count: () => entries.size,
    close: () => {
      callOff?.()
      for (const [key, entry] of [...entries]) drop(key, entry)
    },
  }
}
