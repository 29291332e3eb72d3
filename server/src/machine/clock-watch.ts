import { uptime } from 'node:os'
import type { Instant } from '@linyi/shared/domain/decider'
import { limits } from '@linyi/shared/lib/limits'

/** Notices when the machine's clock is set, by hand or by the network. */
export type ClockWatch = {
  readonly check: () => void
  /** How far it was set last, negative when back; null when that is long ago. */
  readonly jumpMs: () => number | null
}

/** Counts on while the machine sleeps, so that waking up is no jump. */
export const sinceBootMs = (): number => uptime() * 1000

export function createClockWatch(now: () => Instant, bootMs: () => number): ClockWatch {
  let known = now() - bootMs()
  let jump: { readonly byMs: number; readonly atMs: number } | null = null
  return {
    check: () => {
      const byMs = now() - bootMs() - known
      if (Math.abs(byMs) <= limits.clockStepMsMax) return
      known += byMs
      jump = { byMs, atMs: bootMs() }
    },
    jumpMs: () => (jump && bootMs() - jump.atMs < limits.clockJumpShownMs ? jump.byMs : null),
  }
}
