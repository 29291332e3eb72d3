import type { Histogram } from './histogram.ts'
import type { Seat } from './seat.ts'

/** Where somebody may sit: at the first, and after it has ended at the next, in turn. */
export type Ways = readonly Seat[]

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
  /** Come and stay: whoever loses the line comes again, as our own pages do. */
  | { readonly do: 'stay'; readonly people: readonly Ways[] }
  | { readonly do: 'forget' | 'report' | 'leave' | 'stayed' }

export type Opened = {
  readonly allMs: number
  readonly histogram: Histogram
  readonly answerBytes: number
}

/** How it went with those who stay, since they came. */
export type Stayed = {
  /** Who have the whole doc now. */
  readonly here: number
  /** From the end of a line until its client had the whole doc again. */
  readonly away: Histogram
  /** Dialled while nobody listened. */
  readonly inVain: number
  /** Taken by a server and sent away before they had anything. */
  readonly turnedAway: number
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
