import { createShelf, type Shelf } from './doc-browser.ts'
import { breathe } from './visit.ts'

/** A device that does one thing after another, each when the test says so. */
export type SlowDevice = {
  /** What it holds. */
  readonly holds: Shelf
  /** As the page that is open has it. */
  readonly page: () => Shelf
  /** Does the next so many things that were asked of it. */
  readonly act: (count: number) => Promise<void>
  /** How often it had no room. */
  readonly failures: () => number
  /** The page is gone in the middle: what it asked for and was not done yet, or asks for from now on, never is. */
  readonly tear: () => void
}

type Kept<One> = {
  readonly all: Map<string, One>
  readonly load: () => Promise<readonly One[]>
  readonly put: (one: One, instead: readonly string[]) => Promise<void>
  readonly drop: (id: string) => Promise<void>
}

export const createSlowDevice = (): SlowDevice => {
  const holds = createShelf()
  let asked: (() => Promise<void>)[] = []
  let failures = 0

  const open = (): Shelf => {
    const mine = asked
    const later = <T>(act: () => Promise<T>) =>
      new Promise<T>((done, failed) => {
        mine.push(() => act().then(done, failed))
      })
    const slowly = <One>({ all, load, put, drop }: Kept<One>): Kept<One> => ({
      all,
      load: () => later(load),
      put: (one, instead) =>
        later(() =>
          put(one, instead).catch((error: unknown) => {
            failures++
            throw error
          }),
        ),
      drop: (id) => later(() => drop(id)),
    })
    const tray = slowly({ ...holds.tray, put: (one) => holds.tray.put(one) })
    return {
      drafts: slowly(holds.drafts),
      tray: { ...tray, put: (one) => tray.put(one, []) },
      full: false,
    }
  }
  let page = open()
  return {
    holds,
    page: () => page,
    act: async (count) => {
      for (const act of asked.splice(0, count)) {
        await act()
        await breathe()
      }
    },
    failures: () => failures,
    tear: () => {
      asked = []
      page = open()
    },
  }
}
