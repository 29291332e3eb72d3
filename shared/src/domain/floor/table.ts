import { limits } from '../../lib/limits.ts'
import type { MeetingState } from '../meeting-state.ts'
import { kinds } from '../meeting/kinds.ts'
import type { ScreenPerson } from '../meeting/screen.ts'
import { standing } from '../resolution/state.ts'
import { turnClockOf, type TurnClock } from './state.ts'

/** `fresh`: an empty cup, for who has not spoken yet and is asked first. The moderator pours and does not speak. */
export type SeatState = 'host' | 'speaking' | 'spoken' | 'fresh'
export type Seat = { readonly participant: string; readonly state: SeatState }

/** Everyone at the table, each person once, in the order in which they sat down. */
export function seatsOf({ roll, floor, meeting }: MeetingState): readonly Seat[] {
  const spoken = new Set(floor.spoken.map(({ participant }) => participant))
  const stateOf = (id: string): SeatState => {
    if (meeting.duties[id]?.includes('moderator')) return 'host'
    if (floor.turn?.request.participant === id) return 'speaking'
    return spoken.has(id) ? 'spoken' : 'fresh'
  }
  return Object.entries(roll.lines)
    .filter(([, line]) => line.mergedInto === '' && !line.removed && (line.joined ?? line.confirmed) !== null)
    .map(([participant]) => ({ participant, state: stateOf(participant) }))
}

/** A tea-talk's table on the wall: who sits there is named, as they are in the room. */
export type ScreenTable = {
  /** `limits.screenSeatsMax` at most; whoever speaks is among them. */
  readonly seats: readonly (ScreenPerson & { readonly state: SeatState })[]
  /** How many sit there in all, and how many of them have not spoken. */
  readonly seated: number
  readonly fresh: number
  readonly clock: TurnClock | null
  /** What nobody objected to, in the order in which it was agreed. */
  readonly agreed: readonly string[]
}

const importance: readonly SeatState[] = ['speaking', 'fresh', 'host', 'spoken']

/** Null for a kind that has an agenda: there the room looks at what is put up. */
export function tableOnScreen(state: MeetingState, person: (id: string) => ScreenPerson): ScreenTable | null {
  if (kinds[state.meeting.facts.kind].agenda !== null) return null
  const seats = seatsOf(state)
  const shown = new Set(
    importance.flatMap((one) => seats.filter((seat) => seat.state === one)).slice(0, limits.screenSeatsMax),
  )
  return {
    seats: seats
      .filter((seat) => shown.has(seat))
      .map(({ participant, state: seat }) => ({ ...person(participant), state: seat })),
    seated: seats.length,
    fresh: seats.filter((seat) => seat.state === 'fresh').length,
    clock: state.floor.turn && turnClockOf(state.floor.turn),
    agreed: standing(state.resolution).map(({ text }) => text),
  }
}
