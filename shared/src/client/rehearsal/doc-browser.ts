import { createDocClient } from '../doc-client.ts'
import type { Draft, DocDrafts, TrayStore } from '../doc-client/keeping.ts'
import type { DocClient, TrayEntry } from '../doc-client/surface.ts'
import { editBetween } from '../text-edit.ts'
import { createHandClock } from './hand-clock.ts'
import { breathe } from './visit.ts'
import type { TextField } from '../../docs/board/shape.ts'
import type { BoardRights } from '../../docs/board/rights.ts'
import type { Office } from './doc-office.ts'

/** What a device keeps of one person and one doc over a refresh. */
export type Shelf = {
  readonly drafts: DocDrafts & { readonly all: Map<string, Draft> }
  readonly tray: TrayStore<TrayEntry> & { readonly all: Map<string, TrayEntry> }
  /** The device keeps no more. */
  full: boolean
}

const storeOf = <T extends { readonly id: string }>(isFull: () => boolean) => {
  const all = new Map<string, T>()
  return {
    all,
    load: async () => [...all.values()],
    put: async (one: T, instead: readonly string[] = []) => {
      if (isFull()) throw new Error('no room')
      instead.forEach((id) => all.delete(id))
      all.set(one.id, one)
    },
    drop: async (id: string) => void all.delete(id),
  }
}

export const createShelf = (): Shelf => {
  const shelf: Shelf = {
    full: false,
    drafts: storeOf<Draft>(() => shelf.full),
    tray: storeOf<TrayEntry>(() => shelf.full),
  }
  return shelf
}

/** One open page of somebody with the board on it. */
export type Browser = {
  readonly client: DocClient
  readonly shelf: Shelf
  readonly pass: (ms: number) => void
  /** Makes a text of the board say this, as a text box would. */
  readonly say: (issue: string, field: TextField, words: string) => void
  readonly read: (issue: string, field?: TextField) => string
}

let seed = 1

/** What the meeting allows whoever writes. */
export type RightsOf = (writer: string) => BoardRights

/** @param rightsOf null: what the meeting allows is not known in this browser */
export const openBrowser = async (
  office: Office,
  rightsOf: RightsOf | null,
  writer: string,
  shelf: Shelf = createShelf(),
): Promise<Browser> => {
  const clock = createHandClock(seed++)
  const client = createDocClient({
    link: office.link(writer),
    me: writer,
    rights: () => rightsOf?.(writer) ?? null,
    drafts: shelf.drafts,
    trayStore: shelf.tray,
    surroundings: clock.surroundings,
  })
  await breathe()
  return {
    client,
    shelf,
    pass: clock.pass,
    say: (issue, field, words) => {
      const text = client.text(issue, field)
      const edit = editBetween(text.read(), words)
      if (edit) text.write([edit])
    },
    read: (issue, field = 'title') => client.text(issue, field).read(),
  }
}
