import { limits } from '@linyi/shared/lib/limits'
import type { Clock } from '../clock.ts'

export type Sweep = {
  /** To be called after every change of the doc. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Finds what was begun in a doc and is still unfinished after ten seconds (decisions 2).
 * @param unfinished what of it there is now, by id
 * @param remove takes it off, where it still is unfinished
 */
export function createSweep(
  clock: Clock,
  unfinished: () => readonly string[],
  remove: (ids: readonly string[]) => void,
): Sweep {
  let since = new Map<string, number>()
  // What a doc was left with counts from its first change or its first ten seconds: it is not built to be looked at.
  let callOff: (() => void) | null = clock.after(limits.unfinishedIssueMsMax, () => sweep())

  const look = () => {
    since = new Map(unfinished().map((id) => [id, since.get(id) ?? clock.now()]))
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
