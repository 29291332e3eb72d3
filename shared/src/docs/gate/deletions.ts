import * as Y from 'yjs'
import type { DeletedRange, Section } from './decode.ts'

/** A stretch of an item that is alive now, or comes with the update, and would be deleted. */
export type Cut = { readonly item: Y.Item; readonly from: number; readonly to: number }

export type Deletions = {
  /** Only what has an effect: a whole delete set, which every reconnect brings, is mostly long done. */
  readonly ranges: ReadonlyMap<number, readonly DeletedRange[]>
  readonly cuts: readonly Cut[]
  /** Whether ranges without effect were left out. */
  readonly trimmed: boolean
}

/** Finds what the delete set would delete; null when a range reaches past everything known (Yjs would keep it for later). */
export const deletionsIn = (
  store: Y.Doc['store'],
  byClient: ReadonlyMap<number, Section>,
  deletions: ReadonlyMap<number, readonly DeletedRange[]>,
): Deletions | null => {
  const ranges = new Map<number, DeletedRange[]>()
  const cuts: Cut[] = []
  let trimmed = false
  for (const [client, given] of deletions) {
    const state = Y.getState(store, client)
    const fresh = byClient.get(client)?.structs ?? []
    const last = fresh[fresh.length - 1]
    const reach = last ? last.id.clock + last.length : state
    const kept: DeletedRange[] = []
    for (const { clock, len } of given) {
      const end = clock + len
      if (end > reach) return null
      const before = kept.length
      if (clock < state) cut(store.clients.get(client)!, clock, Math.min(end, state), cuts, kept)
      if (end > state) cut(fresh, Math.max(clock, state), end, cuts, kept)
      trimmed ||= kept.length !== before + 1 || kept[before]!.len !== len
    }
    if (kept.length > 0) ranges.set(client, kept)
  }
  return { ranges, cuts, trimmed }
}

const cut = (
  structs: readonly (Y.Item | Y.GC)[],
  from: number,
  to: number,
  cuts: Cut[],
  kept: DeletedRange[],
): void => {
  for (let i = Y.findIndexSS(structs as (Y.Item | Y.GC)[], from); i < structs.length; i++) {
    const item = structs[i]!
    if (item.id.clock >= to) return
    if (!(item instanceof Y.Item) || item.deleted) continue
    const piece = { item, from: Math.max(from, item.id.clock), to: Math.min(to, item.id.clock + item.length) }
    cuts.push(piece)
    const last = kept[kept.length - 1]
    if (last && last.clock + last.len === piece.from) kept.pop()
    const clock = last && last.clock + last.len === piece.from ? last.clock : piece.from
    kept.push({ clock, len: piece.to - clock })
  }
}

/** The items of which no part is left; an item is cut in several places only by ranges that do not touch. */
export const wholeCuts = (cuts: readonly Cut[]): ReadonlySet<Y.Item> =>
  new Set(cuts.filter(({ item, from, to }) => to - from === item.length).map(({ item }) => item))
