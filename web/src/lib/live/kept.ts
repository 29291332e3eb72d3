import { createStore, del, delMany, entries, keys, set, update, type UseStore } from 'idb-keyval'

/**
 * Small things kept on the device under a path, `person/meeting/...`: a shared tablet must not send one person's words
 * as another's. Where the browser keeps nothing (a private window), they last as long as the page.
 */
export type Kept = {
  readonly put: (path: string, value: unknown) => Promise<void>
  /** Puts what comes of what is there, with nothing of another tab in between; answers it. */
  readonly change: (path: string, to: (before: unknown) => unknown) => Promise<unknown>
  readonly drop: (path: string) => Promise<void>
  /** All whose path begins so. */
  readonly dropUnder: (path: string) => Promise<void>
  /** Values whose path begins so, in the order of their paths. */
  readonly under: (path: string) => Promise<readonly unknown[]>
}

const byPath = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

const startingWith = (path: string, pairs: [string, unknown][]) =>
  pairs
    .filter(([kept]) => kept.startsWith(path))
    .sort(byPath)
    .map(([, value]) => value)

const onDevice = (store: UseStore): Kept => ({
  put: (path, value) => set(path, value, store),
  change: async (path, to) => {
    let after: unknown
    await update(path, (before: unknown) => (after = to(before)), store)
    return after
  },
  drop: (path) => del(path, store),
  dropUnder: async (path) =>
    delMany(
      (await keys<string>(store)).filter((kept) => kept.startsWith(path)),
      store,
    ),
  under: async (path) => startingWith(path, await entries<string, unknown>(store)),
})

const inPage = (pairs: Map<string, unknown>): Kept => ({
  put: async (path, value) => void pairs.set(path, value),
  change: async (path, to) => {
    const after = to(pairs.get(path))
    pairs.set(path, after)
    return after
  },
  drop: async (path) => void pairs.delete(path),
  dropUnder: async (path) => {
    for (const kept of [...pairs.keys()]) if (kept.startsWith(path)) pairs.delete(kept)
  },
  under: async (path) => startingWith(path, [...pairs]),
})

/** IndexedDB, or the page's memory from the first time that fails. */
export function openKept(): Kept {
  const page = inPage(new Map())
  let device: Kept | null = null
  try {
    device = onDevice(createStore('linyi', 'kept'))
  } catch {
    device = null
  }
  const tried = async <T>(use: (kept: Kept) => Promise<T>): Promise<T> => {
    if (device)
      try {
        return await use(device)
      } catch {
        device = null
      }
    return use(page)
  }
  return {
    put: (path, value) => tried((kept) => kept.put(path, value)),
    change: (path, to) => tried((kept) => kept.change(path, to)),
    drop: (path) => tried((kept) => kept.drop(path)),
    dropUnder: (path) => tried((kept) => kept.dropUnder(path)),
    under: (path) => tried((kept) => kept.under(path)),
  }
}
