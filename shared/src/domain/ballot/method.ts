import type { Actor } from '../decider.ts'
import type { InBoth } from '../in-both.ts'
import type { MeetingState } from '../meeting-state.ts'
import type { Answer } from '../rules-table.ts'
import type { Sheet } from './schema.ts'
import type { Ballot, Tally } from './state.ts'

/**
 * A way of voting. What all ways share (opening on a motion, freezing the roll, stopping, closing, the result) is the
 * folder above; a method says who hands in what, when there is enough of it, and what it comes to. A further method is
 * a folder beside these, one line in `methods.ts` and its sheet in `schema.ts`: nothing outside `ballot/` changes.
 */
export type Method<Own extends Sheet> = {
  readonly name: InBoth
  /** What people are asked for, in the order in which they are. */
  readonly asks: readonly (keyof Tally)[]
  /** May this person hand in a sheet now? */
  readonly mayHandIn: (state: MeetingState, ballot: Ballot, actor: Actor) => Answer
  /** Said aloud, so that everybody knows it at once; else it is theirs alone until the result, and for ever. */
  readonly spoken: boolean
  /** Who is down for it: who hands it in, or whom they write down. */
  readonly whose: (handedInBy: string, sheet: Own) => string
  /** Is this sheet one that can be counted? */
  readonly fits: (ballot: Ballot, sheet: Own) => Answer
  /** Do the sheets contradict each other, so that all are handed in anew? */
  readonly disagree: (sheets: readonly Own[]) => boolean
  /** Why the ballot cannot be closed yet; null when it can. */
  readonly ready: (ballot: Ballot) => Answer
  /** Whether the ballot is closed by what this person hands in. */
  readonly closes: (state: MeetingState, actor: Actor) => boolean
  readonly tally: (sheets: readonly Own[]) => Tally
  /** Whether the closed ballot says who voted how. */
  readonly named: boolean
}
