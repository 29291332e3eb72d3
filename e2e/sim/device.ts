import { setTimeout as sleep } from 'node:timers/promises'
import type { Draft, DocDrafts, TrayStore } from '@linyi/shared/client/doc-client/keeping'
import type { TrayEntry } from '@linyi/shared/client/doc-client/surface'
import type { OutboxEntry, OutboxStore } from '@linyi/shared/client/outbox'
import type { Surroundings } from '@linyi/shared/client/surroundings'
import { listIssues, type BoardIssue } from '@linyi/shared/docs/board/list'
import * as Y from 'yjs'
import type { Chance } from '../fixtures/chance.ts'

/** So much faster than at home pass the waits between two tries, or a run would be nothing but waiting. */
const haste = 20
/** What waits longer is patience with a server that does not answer, which here may be a busy one. */
const patienceMs = 5000
const patienceHaste = 4
/** How long a device takes to keep something, in ms: most are quick, some are busy with something else. */
const keepMsMaxes = [3, 3, 20, 60]

/** What a device is: its chance, its time, and a shelf that outlives its pages. */
export type Device = {
  readonly surroundings: Surroundings
  readonly shelf: Shelf
}

/** A device as one of its pages has it. */
export type PageShelf = {
  readonly drafts: DocDrafts
  readonly tray: TrayStore<TrayEntry>
  readonly outbox: OutboxStore
  /** Everything asked of it so far is done. */
  readonly rested: () => Promise<void>
  /** The page is gone in the middle: what it had asked for and was not done yet, or asks for from now on, never is. */
  readonly tear: () => void
}

export type Shelf = {
  readonly open: () => PageShelf
  readonly fill: (full: boolean) => void
  /** How often it has kept nothing. */
  readonly failures: () => number
  /** What it holds at this moment. */
  readonly all: () => {
    readonly drafts: readonly Draft[]
    readonly tray: readonly TrayEntry[]
    readonly outbox: readonly OutboxEntry[]
  }
}

/** @param note told of whatever is put and dropped */
export const createDevice = (chance: Chance, note: (line: string) => void): Device => ({
  surroundings: {
    deviceNow: Date.now,
    monotonicMs: () => performance.now(),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs / (delayMs > patienceMs ? patienceHaste : haste))
      return () => clearTimeout(timer)
    },
    chance: (count) => Uint8Array.from({ length: count }, () => chance.upTo(256)),
  },
  shelf: createShelf(chance, note),
})

const show = (one: object): unknown => ('edits' in one ? wordsOf(one as Draft) : one)

/** The words of a kept draft, as the page that finds it shows them. */
export function wordsOf({ confirmed, edits }: Draft): readonly BoardIssue[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, confirmed)
  for (const { updates } of edits) for (const update of updates) Y.applyUpdate(doc, update)
  return listIssues(doc)
}

/** As a browser's own store: one thing after another, each a moment later, copied when it was handed in. */
function createShelf(chance: Chance, note: (line: string) => void): Shelf {
  const keepMsMax = keepMsMaxes[chance.upTo(keepMsMaxes.length)]!
  let full = false
  let failures = 0
  let free: Promise<unknown> = Promise.resolve()
  let asked = 0
  const drafts = new Map<string, Draft>()
  const tray = new Map<string, TrayEntry>()
  const outbox = new Map<string, OutboxEntry>()

  const open = (): PageShelf => {
    let torn = false
    const later = <T>(act: () => T): Promise<T> => {
      if (torn) return new Promise<never>(() => undefined)
      asked++
      const delayMs = chance.upTo(keepMsMax)
      const done = free.then(async () => {
        await sleep(delayMs)
        return torn ? new Promise<never>(() => undefined) : act()
      })
      free = done.catch(() => undefined)
      return done
    }
    const storeOn = <T extends { readonly id: string }>(name: string, all: Map<string, T>) => ({
      load: () => later(() => structuredClone([...all.values()])),
      put: (one: T, instead: readonly string[] = []) => {
        const copy = structuredClone(one)
        return later(() => {
          note(`${full ? 'has no room for' : 'keeps'} ${name} ${copy.id} ${JSON.stringify(show(copy))}`)
          if (full) failures++
          if (full) throw new Error('no room')
          for (const id of instead) all.delete(id)
          all.set(copy.id, copy)
        })
      },
      drop: (id: string) =>
        later(() => {
          if (all.delete(id)) note(`drops ${name} ${id}`)
        }),
    })
    const outboxOn = storeOn('command', outbox)
    return {
      drafts: storeOn('draft', drafts),
      tray: storeOn('refused', tray),
      // What the device does not keep lasts as long as the page.
      outbox: { ...outboxOn, put: (entry) => outboxOn.put(entry).catch(() => undefined) },
      rested: async () => {
        let before: number
        do {
          before = asked
          await later(() => undefined)
          // What was answered meanwhile may have asked for more.
        } while (asked > before + 1)
      },
      tear: () => {
        torn = true
        free = Promise.resolve()
      },
    }
  }
  return {
    open,
    fill: (now) => {
      full = now
    },
    failures: () => failures,
    all: () => ({
      drafts: [...drafts.values()],
      tray: [...tray.values()],
      outbox: [...outbox.values()],
    }),
  }
}
