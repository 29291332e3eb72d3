import type { Log } from '../log.ts'
import type { Clock } from '../rooms/clock.ts'
import type { BoxState, Storage } from '../storage/port.ts'

/** Takes off the disk in what order a box was filled, and with what key its tokens were signed. */
export type Closing = {
  /**
   * Begins at once; what fails is tried again each minute and by the next start.
   * @param isSettled nobody puts right any more what came back on paper: which papers those were goes, too
   */
  readonly close: (box: string, isSettled: boolean) => void
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
  readonly storage: Pick<Storage, 'moveBox' | 'purge' | 'box' | 'readBox'>
  readonly clock: Clock
  readonly log: Log
}): Closing {
  const planned = new Map<string, () => void>()
  let turn: Promise<void> = Promise.resolve()
  let isStopped = false

  const move = async (box: string, froms: readonly BoxState[], to: BoxState): Promise<void> => {
    for (const from of froms) await storage.moveBox(box, from, to)
  }

  const closeNow = async (box: string, isSettled: boolean): Promise<void> => {
    if (isStopped) return
    const state = (await storage.box(box))?.state
    if (!state || state === 'settled' || state === 'lost') return
    if (!isSettled) {
      if (state === 'closed') return
      await move(box, ['open', 'sealed'], 'closing')
      await storage.purge()
      return move(box, ['closing'], 'closed')
    }
    const hasSheets = (await storage.readBox(box)).sheets !== null
    await move(box, ['open', 'sealed', 'closing', 'closed'], 'settling')
    // One that is closed and has no sheets leaves nothing to be taken off the disk.
    if (state !== 'closed' || hasSheets) await storage.purge()
    await move(box, ['settling'], 'settled')
  }

  const close = (box: string, isSettled: boolean): void => {
    planned.get(box)?.()
    planned.delete(box)
    turn = turn
      .then(() => closeNow(box, isSettled))
      .catch((error: unknown) => {
        log.error({ err: error }, 'the order in which a box was filled is still in the store’s file')
        if (!isStopped)
          planned.set(
            box,
            clock.after(minuteMs, () => close(box, isSettled)),
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
