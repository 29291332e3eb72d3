import { limits } from '@linyi/shared/lib/limits'
import type { Log } from '../log.ts'
import { createBucket } from '../rooms/bucket.ts'
import type { Clock } from '../rooms/clock.ts'
import type { Storage } from '../storage/port.ts'

/** The store built anew after erasures: not once for each of a great many, because nobody can write meanwhile. */
export type Purges = {
  /** Never rejects: what the erasure wrote over is gone from the disk by then, or is tried again each minute. */
  readonly after: (erasure: string) => Promise<void>
  /** It is done but for a purge that is still to come. */
  readonly awaits: (erasure: string) => boolean
}

type Deps = {
  readonly storage: Pick<Storage, 'purge' | 'markErased'>
  readonly clock: Clock
  readonly log: Log
  readonly inTurn: (job: () => Promise<void>) => Promise<void>
}

const minuteMs = 60_000

export function createPurges({ storage, clock, log, inTurn }: Deps): Purges {
  const bucket = createBucket(clock.now, limits.purgesAtOnceMax, 1000 / minuteMs)
  const waiting = new Set<string>()
  let isPlanned = false

  const purge = async (): Promise<void> => {
    const done = [...waiting]
    await storage.purge()
    for (const erasure of done) {
      await storage.markErased(erasure)
      waiting.delete(erasure)
    }
  }

  const plan = (waitMs: number): void => {
    isPlanned = true
    clock.after(waitMs, () => {
      isPlanned = false
      void inTurn(purgeOrLater)
    })
  }

  const purgeOrLater = (): Promise<void> =>
    purge().catch((error: unknown) => {
      log.error({ err: error }, 'what was erased is still in the store’s file')
      if (!isPlanned) plan(minuteMs)
    })

  return {
    awaits: (erasure) => waiting.has(erasure),
    after: async (erasure) => {
      waiting.add(erasure)
      if (isPlanned) return
      const waitMs = bucket.spend(1)
      if (waitMs > 0) plan(waitMs)
      else await purgeOrLater()
    },
  }
}
