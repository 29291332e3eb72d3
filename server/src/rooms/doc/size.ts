import * as Y from 'yjs'

export type DocSize = {
  /** False: the doc has no room for this. What only deletes always fits. */
  readonly fits: (update: Uint8Array) => boolean
  readonly grew: (bytes: number) => void
}

/** Keeps a doc within its bound. Counts updates, which is too much, and measures only when the count is over. */
export function createDocSize(bytesMax: number, bytesAtFirst: number, measure: () => number): DocSize {
  let bytes = bytesAtFirst
  let measured = false
  const over = (more: number) => bytes + more > bytesMax
  return {
    fits: (update) => {
      if (over(update.length) && !measured) {
        bytes = measure()
        measured = true
      }
      return !over(update.length) || Y.parseUpdateMeta(update).to.size === 0
    },
    grew: (more) => {
      bytes += more
      measured = false
    },
  }
}
