import { limits } from '@linyi/shared/lib/limits'

export type Folding = {
  /** A row was written: folds when there are too many of them, or too much in them. */
  readonly grew: (bytes: number) => void
  /** Folds, after one that is under way. Rejects with `StorageFault`. */
  readonly now: () => Promise<void>
  /** As `now`, when the doc is left with more rows than it may be; a fault is only noted. The last fold there is. */
  readonly atRest: () => Promise<void>
  /** No fold begins by itself any more. */
  readonly stop: () => void
}

/**
 * Keeps a doc's log short: its rows are written over by one that holds all of them. By bytes as well as by number,
 * because the store deletes what was folded in one go, and keeps every commit waiting meanwhile.
 * @param stands bytes of each row that stands
 * @param fold answers how long the new row is
 */
export function createFolding(
  stands: readonly number[],
  fold: () => Promise<number>,
  onFailed: (error: unknown) => void,
): Folding {
  let rows = stands.length
  /** Of the row that holds all that came before, and of those after it. */
  let whole = stands[0] ?? 0
  let since = stands.slice(1).reduce((sum, bytes) => sum + bytes, 0)
  let underWay: Promise<void> | null = null
  let waiting = 0
  let stopped = false

  const isDue = () => rows > limits.docRowsMax || since > Math.max(limits.docRowsBytesMax, whole)

  const once = async () => {
    const [rowsBefore, sinceBefore] = [rows, since]
    rows = 1
    since = 0
    try {
      whole = await fold()
    } catch (error) {
      rows += rowsBefore - 1
      since += sinceBefore
      throw error
    }
  }

  const now = async () => {
    waiting++
    while (underWay) await underWay.catch(() => undefined)
    waiting--
    underWay = once()
    try {
      await underWay
    } finally {
      underWay = null
    }
    look()
  }

  /** Whoever waits folds what came meanwhile as well. After a fold that failed the next row is soon enough. */
  const look = () => {
    if (isDue() && !underWay && waiting === 0 && !stopped) now().catch(onFailed)
  }

  return {
    grew: (bytes) => {
      rows++
      since += bytes
      look()
    },
    now,
    atRest: async () => {
      stopped = true
      while (underWay) await underWay.catch(() => undefined)
      if (rows > limits.docRowsAtRestMax) await now().catch(onFailed)
    },
    stop: () => {
      stopped = true
    },
  }
}
