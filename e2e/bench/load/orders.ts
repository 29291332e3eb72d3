import type { Histogram } from './histogram.ts'
import type { Seat } from './seat.ts'

/** What a generator can be told to do. */
export type Order =
  | {
      readonly do: 'open'
      readonly seats: readonly Seat[]
      readonly perSecond: number | null
      readonly announce: boolean
    }
  | { readonly do: 'enter'; readonly seats: readonly Seat[] }
  | { readonly do: 'write'; readonly perSecond: number; readonly seconds: number }
  | { readonly do: 'appear'; readonly everyMs: number; readonly seconds: number; readonly renew: boolean }
  /** At 0 a second: once each. */
  | { readonly do: 'fill'; readonly perSecond: number; readonly seconds: number }
  | { readonly do: 'forget' | 'report' | 'leave' }

export type Opened = {
  readonly allMs: number
  readonly histogram: Histogram
  readonly answerBytes: number
}

/** What a generator has seen since it was last told to forget. */
export type Report = {
  /** From a word's way into its writer's socket to its being read, at every receiver. */
  readonly latency: Histogram
  /** How late the generator itself was. */
  readonly lag: Histogram
  readonly frames: number
  readonly words: number
  readonly clients: number
  /** With what codes lines have ended. */
  readonly closed: readonly number[]
  /** Update frames that no ack has named; of every one where the server sends none. */
  readonly unacked: number
  /** What each writer's entry has to hold. */
  readonly texts: readonly (readonly [issue: string, text: string])[]
}
