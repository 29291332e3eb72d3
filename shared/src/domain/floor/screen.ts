import { limits } from '../../lib/limits.ts'
import { secondersOf } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import type { BoardLine, ScreenPerson } from '../meeting/screen.ts'
import { speakingOrder } from './order.ts'
import { turnClockOf, type TurnClock } from './state.ts'

/** Who speaks about what, for a wall. It counts the time itself, from the server's instants. */
export type ScreenFloor = {
  /** The words of the motion that is debated; empty while there is none. */
  readonly motion: string
  /** Null where it is the agenda item or a motion that is spoken about. */
  readonly issue: (BoardLine & { readonly ordinal: number; readonly seconds: number }) | null
  readonly speaker: ScreenPerson | null
  readonly clock: TurnClock | null
  readonly next: readonly ScreenPerson[]
  /** How many wait in all. */
  readonly waiting: number
}

/** @param listed the lines everyone sees, in their order */
export function floorOnScreen(
  { floor, issue, motion }: MeetingState,
  listed: readonly BoardLine[],
  person: (id: string) => ScreenPerson,
): ScreenFloor {
  const at = listed.findIndex(({ id }) => floor.subject === `issue/${id}`)
  const line = listed[at]
  const waiting = speakingOrder(floor)
  const { turn } = floor
  return {
    motion: motion.motions[motion.active]?.text ?? '',
    issue: line ? { ...line, ordinal: at + 1, seconds: secondersOf(issue, line.id).length } : null,
    speaker: turn && person(turn.request.participant),
    clock: turn && turnClockOf(turn),
    next: waiting.slice(0, limits.screenWaitingMax).map(({ participant }) => person(participant)),
    waiting: waiting.length,
  }
}
