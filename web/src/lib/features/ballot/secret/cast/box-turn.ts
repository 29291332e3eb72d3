import { ulid } from '@linyi/shared/lib/ids'
import { device } from '#lib/live/device.ts'
import type { Kept } from '#lib/live/kept.ts'

type Turn = { readonly tab: string; readonly until: number }

const turnMs = 5000

/**
 * Two tabs of one person share what the device keeps: only one of them may be at the box at a time, or each would make
 * a token of its own and one of the two would be worth nothing. Web locks are missing on plain http and old phones.
 */
export class BoxTurn {
  readonly #kept: Kept
  readonly #path: string
  readonly #tab = ulid(device.deviceNow(), device.chance(16))

  constructor(kept: Kept, path: string) {
    this.#kept = kept
    this.#path = path
  }

  /** Takes or keeps the turn for a few seconds; false while another tab has it. */
  async take(): Promise<boolean> {
    const now = device.deviceNow()
    const turn = (await this.#kept.change(this.#path, (before) => {
      const held = before as Turn | undefined
      const free = held === undefined || held.until <= now || held.tab === this.#tab
      return free ? { tab: this.#tab, until: now + turnMs } : held
    })) as Turn
    return turn.tab === this.#tab
  }
}
