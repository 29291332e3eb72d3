import { issuesOf } from '@linyi/shared/docs/board/shape'
import { limits } from '@linyi/shared/lib/limits'
import type * as Y from 'yjs'
import type { Clock } from './clock.ts'

export type Sweep = {
  /** To be called after every change of the board. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Finds issues that were begun and never finished: without title or author after ten seconds (decisions 2). An issue
 * may be made in several transactions, and its writer may be gone between two of them.
 * @param remove takes such issues off the board, if they still are unfinished
 */
export function createSweep(
  clock: Clock,
  board: () => Y.Doc,
  remove: (ids: readonly string[]) => void,
): Sweep {
  let since = new Map<string, number>()
  let callOff: (() => void) | null = null

  const look = () => {
    since = new Map(unfinishedIn(board()).map((id) => [id, since.get(id) ?? clock.now()]))
    if (since.size > 0) callOff ??= clock.after(limits.unfinishedIssueMsMax, sweep)
  }

  const sweep = () => {
    callOff = null
    const due = [...since].filter(([, at]) => clock.now() - at >= limits.unfinishedIssueMsMax)
    if (due.length > 0) remove(due.map(([id]) => id))
    look()
  }

  return { look, stop: () => callOff?.() }
}

export function unfinishedIn(board: Y.Doc): string[] {
  const ids: string[] = []
  issuesOf(board).forEach((issue, id) => {
    if (!issue.has('title') || !issue.has('author')) ids.push(id)
  })
  return ids
}
