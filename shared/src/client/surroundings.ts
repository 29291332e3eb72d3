/** What a client takes from the device it runs on. Handed in, so that tests own time and chance. */
export type Surroundings = {
  /** Milliseconds since 1970 by the device's clock, which may be wrong: used for ids only. */
  readonly deviceNow: () => number
  /** Milliseconds since any fixed moment; never jumps. It may stand still while the device sleeps. */
  readonly monotonicMs: () => number
  /** Runs once after a delay; the answer calls it off. */
  readonly after: (delayMs: number, run: () => void) => () => void
  /** Fresh chance bytes, good enough for ids nobody else will make. */
  readonly chance: (count: number) => Uint8Array
}
