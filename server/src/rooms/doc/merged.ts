import * as Y from 'yjs'

/** Merging a list costs more for each of it the longer it is. */
const mergedAtOnce = 100

/** One update that holds all of them, of which there is at least one. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!
  if (updates.length <= mergedAtOnce) return Y.mergeUpdates([...updates])
  const groups: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mergedAtOnce)
    groups.push(merged(updates.slice(at, at + mergedAtOnce)))
  return merged(groups)
}

/** Nothing was written, nothing was deleted. */
export const isEmptyUpdate = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0

/** Of somebody who has nothing: a count of no clients. */
export const isEmptyVector = (vector: Uint8Array): boolean => vector.length === 1 && vector[0] === 0
