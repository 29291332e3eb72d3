import { createSignal } from '../signal.ts'
import type { TrayStore } from './keeping.ts'

/** Refused words, on this device until their writer dismisses them. */
export type Tray<Entry> = {
  readonly entries: () => readonly Entry[]
  readonly put: (entry: Entry) => void
  readonly dismiss: (id: string) => void
  readonly restore: () => Promise<void>
  readonly listen: (listener: () => void) => () => void
}

export const createTray = <Entry extends { readonly id: string }>(store: TrayStore<Entry>): Tray<Entry> => {
  let entries: readonly Entry[] = []
  const changed = createSignal()
  const set = (next: readonly Entry[]) => {
    entries = next
    changed.tell()
  }
  return {
    entries: () => entries,
    put: (entry) => {
      // A device that keeps nothing still shows the words until the page is closed.
      store.put(entry).catch(() => undefined)
      set([...entries.filter(({ id }) => id !== entry.id), entry])
    },
    dismiss: (id) => {
      void store.drop(id)
      set(entries.filter((entry) => entry.id !== id))
    },
    restore: async () => {
      const kept = await store.load()
      set([...kept.filter(({ id }) => !entries.some((entry) => entry.id === id)), ...entries])
    },
    listen: changed.listen,
  }
}
