import type { Surroundings } from '../surroundings.ts'
import type { Draft, DocDrafts } from './keeping.ts'

/** At a good line most edits are acked before they would be kept. */
const keepAfterMs = 200

/** Keeps what has no ack yet on the device, a moment after each change. */
export type DraftKeeper = {
  /** Something was written or acked. */
  readonly changed: () => void
  /** These hold what is kept under this visit from now on: they go as it is kept. */
  readonly takeOver: (ids: readonly string[]) => void
  /** Something is about to be written anew: what is kept of it would come back beside that. */
  readonly outdate: () => void
  /** Whether the device may still hold what was written anew since: nothing of that is to be sent meanwhile. */
  readonly isOutdated: () => boolean
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
  let asked = 0
  /** Whether the device may hold anything under this visit's id. */
  let stored = false
  /** How often something was written anew, and how often when what the device has now was put together. */
  let outdated = 0
  let keptOutdated = 0
  let takenOver: readonly string[] = []
  let callOff: (() => void) | null = null

  const isOutdated = () => outdated > keptOutdated
  const settled = (until: number, older: readonly string[]) => {
    keptOutdated = Math.max(keptOutdated, until)
    takenOver = takenOver.filter((one) => !older.includes(one))
  }
  const drop = async () => {
    const [until, older] = [outdated, takenOver]
    const all = stored ? [id, ...older] : older
    stored = false
    await Promise.all(all.map((one) => drafts.drop(one)))
    settled(until, older)
  }
  const put = async (now: Draft) => {
    const [until, older] = [outdated, takenOver]
    stored = true
    await drafts.put(now, older)
    settled(until, older)
  }

  const keep = async () => {
    callOff?.()
    callOff = null
    const mine = ++asked
    const keeping = version
    const now = draft()
    try {
      await (now ? put(now) : drop())
      keptVersion = Math.max(keptVersion, keeping)
    } catch {
      // A full or forbidden store: `isKept` says so, and the next change tries again. What was asked since settles the rest.
      if (isOutdated() && mine === asked) await drop()
    }
    told()
  }

  return {
    changed: () => {
      version++
      callOff ??= after(keepAfterMs, () => void keep())
    },
    takeOver: (ids) => {
      takenOver = [...takenOver, ...ids]
    },
    outdate: () => {
      if (stored || takenOver.length > 0) outdated++
    },
    isOutdated,
    keepNow: keep,
    isKept: () => keptVersion === version,
  }
}
