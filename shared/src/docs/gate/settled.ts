import * as Y from 'yjs'
import type { Struct } from './decode.ts'
import type { Arrival } from './law.ts'
import { MALFORMED, type View } from './view.ts'

/**
 * Where everything in an update would live, in an order in which every reference is already settled; the words of what
 * would live nowhere. Null: no client could have named such places.
 */
export const settled = (
  view: View,
  structs: readonly Struct[],
  dying: ReadonlySet<Y.Item>,
): { readonly arrivals: readonly Arrival[]; readonly inert: readonly string[] } | null => {
  const arrivals: Arrival[] = []
  const inert: string[] = []
  for (const struct of structs) {
    const home = view.settle(struct)
    if (home === MALFORMED) return null
    if (!(struct instanceof Y.Item)) continue
    if (home) arrivals.push({ item: struct, home })
    else if (!dying.has(struct) && struct.content instanceof Y.ContentString) inert.push(struct.content.str)
  }
  return { arrivals, inert }
}
