import type { Instant } from '../decider.ts'
import type { MeetingState } from '../meeting-state.ts'
import { standing } from '../resolution/state.ts'
import { shownRatings, type ShownRatings } from './shown.ts'

/** What an evening leaves behind, for a wall. Before the close too: people rate while the minutes are read. */
export type ScreenThanks = {
  /** Null until the close. */
  readonly closedAt: Instant | null
  readonly ratings: ShownRatings
  readonly decisions: number
  readonly followUps: number
}

export function thanksOnScreen(state: MeetingState): ScreenThanks {
  const { meeting, resolution } = state
  const decided = standing(resolution)
  return {
    closedAt: meeting.closedAt,
    ratings: shownRatings(state),
    decisions: decided.length,
    followUps: decided.reduce((sum, { followUps }) => sum + followUps.length, 0),
  }
}
