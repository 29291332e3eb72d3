import type { Log } from '../log.ts'
import type { Clock } from '../rooms/clock.ts'
import type { Storage } from '../storage/port.ts'

/** Takes off the disk in what order a box was filled, and with what key its tokens were signed. */
export type Closing = {
  /** Begins at once; what fails is tried again each minute and by the next start. */
  readonly close: (box: string) => void
  readonly stop: () => void
}

const minuteMs = 60_000

/**
 * A file of SQLite's has its rows in the order of their keys, but within a page lies what came first at the end, and
 * the log has pages as they were. Built anew and cut to nothing, neither tells any more (decisions 7).
 */
export function createClosing({
  storage,
  clock,
  log,
}: {
  readonly storage: Pick<Storage, 'moveBox' | 'purge'>
  readonly clock: Clock
  readonly log: Log
}): Closing {
  const planned = new Map<string, () => void>()
  let turn: Promise<void> = Promise.resolve()
  let isStopped = false

  const closeNow = async (box: string): Promise<void> => {
    if (isStopped) return
    for (const from of ['open', 'sealed'] as const) await storage.moveBox(box, from, 'closing')
    await storage.purge()
    await storage.moveBox(box, 'closing', 'closed')
  }

  const close = (box: string): void => {
    planned.delete(box)
    turn = turn
      .then(() => closeNow(box))
      .catch((error: unknown) => {
        log.error({ err: error }, 'the order in which a box was filled is still in the store’s file')
        if (!isStopped)
          planned.set(
            box,
            clock.after(minuteMs, () => close(box)),
          )
      })
  }

  return {
    close,
    stop: () => {
      isStopped = true
      planned.forEach((callOff) => callOff())
    },
  }
}
