import type { Surroundings } from '../surroundings.ts'
import type { Draft, DocDrafts } from './keeping.ts'

/** At a good line most edits are acked before they would be kept. */
const keepAfterMs = 200

/** Keeps what has no ack yet on the device, a moment after each change. */
export type DraftKeeper = {
  /** Something was written or acked. */
  readonly changed: () => void
  /** Resolves once it is kept, or could not be. */
  readonly keepNow: () => Promise<void>
  /** Whether all that has no ack yet would survive a refresh. */
  readonly isKept: () => boolean
}

/** @param draft what to keep; null when everything is acked */
export const createDraftKeeper = (
  drafts: DocDrafts,
  id: string,
  draft: () => Draft | null,
  after: Surroundings['after'],
  told: () => void,
): DraftKeeper => {
  let version = 0
  let keptVersion = 0
  let stored = false
  let callOff: (() => void) | null = null

  const keep = async () => {
    callOff?.()
    callOff = null
    const keeping = version
    const now = draft()
    if (!now && !stored) return void (keptVersion = keeping)
    stored = now !== null
    try {
      await (now ? drafts.put(now) : drafts.drop(id))
    } catch {
      // A full or forbidden store: `isKept` says so, and the next change tries again.
      return
    }
    keptVersion = Math.max(keptVersion, keeping)
    told()
  }

  return {
    changed: () => {
      version++
      callOff ??= after(keepAfterMs, () => void keep())
    },
    keepNow: keep,
    isKept: () => keptVersion === version,
  }
}
