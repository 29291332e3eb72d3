import { createSignal } from '@linyi/shared/client/signal'
import { createStore, del, delMany, entries, keys, promisifyRequest, update, type UseStore } from 'idb-keyval'

/**
 * Small things kept on the device under a path, `person/meeting/...`: a shared tablet must not send one person's words
 * as another's. Where the browser keeps nothing (a private window), they last as long as the page.
 */
export type Kept = {
  readonly put: (path: string, value: unknown) => Promise<void>
  /**
   * As `put`, and in the place of others, which go in the same step; rejects when it would not survive a refresh. Then it
   * lasts as long as the page all the same, and the others stay.
   */
  readonly keep: (path: string, value: unknown, instead?: readonly string[]) => Promise<void>
  /** Puts what comes of what is there, with nothing of another tab in between; answers it. */
  readonly change: (path: string, to: (before: unknown) => unknown) => Promise<unknown>
  readonly drop: (path: string) => Promise<void>
  /** All whose path begins so. */
  readonly dropUnder: (path: string) => Promise<void>
  /** Values whose path begins so, in the order of their paths. */
  readonly under: (path: string) => Promise<readonly unknown[]>
  /** Paths of what the device did not take: it lasts as long as the page. */
  readonly unkept: () => readonly string[]
  /** Told when there is something else that the device did not take. Returns the way to stop. */
  readonly listen: (told: () => void) => () => void
}

const byPath = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)

const startingWith = (path: string, pairs: [string, unknown][]) =>
  pairs.filter(([kept]) => kept.startsWith(path))

/** What may hold such things, and rejects when it does not. */
export type Store = Pick<Kept, 'change' | 'drop' | 'dropUnder'> & {
  /** In one step, or not at all. */
  readonly put: (path: string, value: unknown, instead: readonly string[]) => Promise<void>
  readonly under: (path: string) => Promise<readonly [string, unknown][]>
}

const onDevice = (store: UseStore): Store => ({
  put: (path, value, instead) =>
    store('readwrite', (all) => {
      all.put(value, path)
      for (const one of instead) if (one !== path) all.delete(one)
      return promisifyRequest(all.transaction)
    }),
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

const inPage = (pairs: Map<string, unknown>): Store => ({
  put: async (path, value, instead) => {
    for (const one of instead) pairs.delete(one)
    pairs.set(path, value)
  },
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

const nothing = async (): Promise<void> => {}

/**
 * Kept on the device, and in the page's memory what the device does not take: a full one still gives back what it has,
 * and still forgets it.
 * @param device null where there is none
 */
export function keptOn(device: Store | null): Kept {
  const pairs = new Map<string, unknown>()
  const page = inPage(pairs)
  /** What was asked for last under each path, until the device has answered, or it was dropped: then it is wanted no more. */
  const keeping = new Map<string, symbol>()
  const changed = createSignal()
  /** Tells of it when other things are in the page alone afterwards. */
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = [...pairs.keys()].join('\n')
    try {
      return await work()
    } finally {
      if ([...pairs.keys()].join('\n') !== before) changed.tell()
    }
  }
  const keep: Kept['keep'] = (path, value, instead = []) =>
    watched(async () => {
      const mine = Symbol(path)
      keeping.set(path, mine)
      try {
        if (!device) throw new Error('this browser keeps nothing')
        await device.put(path, value, instead)
        for (const one of [path, ...instead]) pairs.delete(one)
      } catch (error) {
        if (keeping.get(path) === mine) await page.put(path, value, [])
        throw error
      } finally {
        if (keeping.get(path) === mine) keeping.delete(path)
      }
    })
  return {
    put: (path, value) => keep(path, value).catch(nothing),
    keep,
    change: (path, to) =>
      watched(async () => {
        try {
          if (!device) return await page.change(path, to)
          const after = await device.change(path, to)
          pairs.delete(path)
          return after
        } catch {
          return page.change(path, to)
        }
      }),
    drop: (path) =>
      watched(async () => {
        pairs.delete(path)
        keeping.delete(path)
        await device?.drop(path).catch(nothing)
      }),
    dropUnder: (path) =>
      watched(async () => {
        await page.dropUnder(path)
        for (const one of [...keeping.keys()]) if (one.startsWith(path)) keeping.delete(one)
        await device?.dropUnder(path).catch(nothing)
      }),
    under: async (path) => {
      const kept = (await device?.under(path).catch(() => [])) ?? []
      const found = new Map([...kept, ...(await page.under(path))])
      return [...found].sort(byPath).map(([, value]) => value)
    },
    unkept: () => [...pairs.keys()],
    listen: changed.listen,
  }
}

/** IndexedDB, and the page's memory for what it does not take. */
export function openKept(): Kept {
  try {
    return keptOn(onDevice(createStore('linyi', 'kept')))
  } catch {
    return keptOn(null)
  }
}
