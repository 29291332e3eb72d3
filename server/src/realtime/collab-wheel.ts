import type { Clock } from '../rooms/clock.ts'

const slotMs = 1000
/** A stock client gives a line up after 30 s of silence, and lets a person fade whom nobody renewed for as long. */
const slotCount = 15

/** One timer for every room: each is called once in 15 seconds, not all at once. */
export type Wheel = {
  /** Returns the way to stop. */
  readonly add: (beat: () => void) => () => void
  readonly stop: () => void
}

export function createWheel(clock: Clock): Wheel {
  const slots = Array.from({ length: slotCount }, () => new Set<() => void>())
  let hand = 0
  let added = 0
  let callOff: (() => void) | null = null

  const turn = () => {
    hand = (hand + 1) % slotCount
    slots[hand]!.forEach((beat) => beat())
    callOff = slots.some((slot) => slot.size > 0) ? clock.after(slotMs, turn) : null
  }

  return {
    add: (beat) => {
      const slot = slots[added++ % slotCount]!
      slot.add(beat)
      callOff ??= clock.after(slotMs, turn)
      return () => slot.delete(beat)
    },
    stop: () => callOff?.(),
  }
}
