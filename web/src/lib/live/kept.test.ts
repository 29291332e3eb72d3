import { describe, expect, it } from 'vitest'
import { keptOn, type Store } from './kept.ts'

/** A device that keeps in a map, and takes nothing more while it is full. */
function device() {
  const pairs = new Map<string, unknown>()
  const state = { isFull: false, isAway: false }
  const asked = (takes: boolean) => {
    if (state.isAway || (takes && state.isFull)) throw new DOMException('full', 'QuotaExceededError')
  }
  const store: Store = {
    put: async (path, value, instead) => {
      asked(true)
      for (const one of instead) pairs.delete(one)
      pairs.set(path, value)
    },
    change: async (path, to) => {
      asked(true)
      const after = to(pairs.get(path))
      pairs.set(path, after)
      return after
    },
    drop: async (path) => (asked(false), void pairs.delete(path)),
    dropUnder: async (path) => {
      asked(false)
      for (const kept of [...pairs.keys()]) if (kept.startsWith(path)) pairs.delete(kept)
    },
    under: async (path) => (asked(false), [...pairs].filter(([kept]) => kept.startsWith(path))),
  }
  return { pairs, state, store }
}

describe('a device that is full', () => {
  it('is told of, and the words last as long as the page', async () => {
    const { store, state } = device()
    const kept = keptOn(store)
    state.isFull = true
    await expect(kept.keep('drafts/a', 'new')).rejects.toThrow('full')
    await kept.put('drafts/b', 'other')
    expect(await kept.under('drafts/')).toEqual(['new', 'other'])
    expect(await keptOn(store).under('drafts/')).toEqual([])
  })

  it('gives back what it has beside what came since, the newer before the older', async () => {
    const { store, state } = device()
    const kept = keptOn(store)
    await kept.put('drafts/a', 'old')
    await kept.put('drafts/b', 'stands')
    state.isFull = true
    await kept.put('drafts/a', 'new')
    expect(await kept.under('drafts/')).toEqual(['new', 'stands'])
  })

  it('says what is in the page alone, and when it is no more', async () => {
    const { store, state } = device()
    const kept = keptOn(store)
    const told: (readonly string[])[] = []
    kept.listen(() => told.push(kept.unkept()))
    await kept.put('outbox/a', 'kept')
    state.isFull = true
    await kept.put('tray/a', 'refused')
    await kept.put('tray/a', 'refused, longer')
    await kept.keep('drafts/a', 'typed').catch(() => undefined)
    await kept.drop('tray/a')
    state.isFull = false
    await kept.keep('drafts/a', 'typed')
    expect(told).toEqual([['tray/a'], ['tray/a', 'drafts/a'], ['drafts/a'], []])
  })

  it('is not asked back for what was dropped before it had answered', async () => {
    const { store, state } = device()
    const { promise: full, resolve: answer } = Promise.withResolvers<undefined>()
    const kept = keptOn({ ...store, put: (...one) => full.then(() => store.put(...one)) })
    state.isFull = true
    const [sent, written] = [kept.put('outbox/a', 'sent'), kept.put('tray/a', 'refused')]
    await Promise.all([kept.drop('outbox/a'), kept.dropUnder('tray/')])
    const anew = kept.put('tray/a', 'refused anew')
    answer(undefined)
    await Promise.all([sent, written, anew])
    expect(kept.unkept()).toEqual(['tray/a'])
    expect(await kept.under('')).toEqual(['refused anew'])
  })

  it('forgets what it has', async () => {
    const { store, state, pairs } = device()
    const kept = keptOn(store)
    for (const path of ['drafts/a', 'tray/a', 'tray/b']) await kept.put(path, 'old')
    state.isFull = true
    await kept.put('drafts/a', 'new')
    await kept.put('tray/a', 'new')
    await kept.drop('drafts/a')
    await kept.dropUnder('tray/')
    expect([...pairs]).toEqual([])
    expect(await kept.under('')).toEqual([])
  })

  it('lets nothing go for what it does not take, and all of it for what it does', async () => {
    const { store, state, pairs } = device()
    const kept = keptOn(store)
    for (const path of ['drafts/a', 'drafts/b']) await kept.keep(path, 'old')
    state.isFull = true
    await expect(kept.keep('drafts/c', 'new', ['drafts/a', 'drafts/b'])).rejects.toThrow('full')
    expect([...pairs.keys()]).toEqual(['drafts/a', 'drafts/b'])
    state.isFull = false
    await kept.keep('drafts/c', 'new', ['drafts/a', 'drafts/b'])
    expect(await kept.under('drafts/')).toEqual(['new'])
    expect([...pairs.keys()]).toEqual(['drafts/c'])
  })

  it('is asked again, and has what it takes then', async () => {
    const { store, state, pairs } = device()
    const kept = keptOn(store)
    state.isFull = true
    await kept.put('drafts/a', 'first')
    state.isFull = false
    await kept.keep('drafts/a', 'second')
    expect([...pairs]).toEqual([['drafts/a', 'second']])
    expect(await kept.under('drafts/')).toEqual(['second'])
  })
})

describe('a browser that keeps nothing', () => {
  const away = device()
  away.state.isAway = true

  it.each([
    ['there is no store', null],
    ['the store never answers well', away.store],
  ])('has all of it as long as the page: %s', async (_, store) => {
    const kept = keptOn(store)
    await expect(kept.keep('turn/a', 1)).rejects.toThrow()
    expect(await kept.change('turn/a', (before) => Number(before) + 1)).toBe(2)
    await kept.put('turn/b', 3)
    expect(await kept.under('turn/')).toEqual([2, 3])
    await kept.drop('turn/a')
    await kept.dropUnder('turn/')
    expect(await kept.under('turn/')).toEqual([])
  })
})
