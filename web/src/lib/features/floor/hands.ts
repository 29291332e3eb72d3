import { speakingOrder } from '@linyi/shared/domain/floor/order'
import { turnsOf, type Request } from '@linyi/shared/domain/floor/state'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'

/** A raised hand with how often its person has spoken on the subject. */
export type Hand = Request & { readonly turns: number }

/** Who waits, in the order they will speak. */
export const handsUp = ({ floor }: MeetingState): readonly Hand[] =>
  speakingOrder(floor).map((request) => ({ ...request, turns: turnsOf(floor, request.participant) }))

/** Where somebody stands: speaking, so many before them, or neither. Any of their phones is they. */
export function standingOf(
  state: MeetingState,
  actor: string,
): 'speaking' | 'apart' | { readonly ahead: number } {
  const me = personOf(state.roll, actor)
  if (state.floor.turn?.request.participant === me) return 'speaking'
  const ahead = speakingOrder(state.floor).findIndex(({ participant }) => participant === me)
  return ahead < 0 ? 'apart' : { ahead }
}

/** One takes a side on an issue or a motion; an agenda item has none. */
export const takesSides = ({ floor }: MeetingState): boolean =>
  floor.subject.startsWith('issue/') || floor.subject.startsWith('motion/')

/** Whole minutes until everyone who waits has spoken. */
export function minutesOfWaiting(state: MeetingState): number {
  const { turnSeconds, elderSeconds } = rulesIn(state.meeting).floor
  const seconds = state.floor.queue.reduce((sum, { elder }) => sum + (elder ? elderSeconds : turnSeconds), 0)
  return Math.ceil(seconds / 60)
}

/** May somebody raise a hand of their own: they are in, and do not chair. */
export function hasHand(state: MeetingState, actor: string): boolean {
  const me = personOf(state.roll, actor)
  const line = state.roll.lines[me]
  const chairs = [actor, me].some((id) => state.meeting.duties[id]?.includes('moderator'))
  const isIn = line !== undefined && !line.removed && (line.joined !== null || line.confirmed !== null)
  return isIn && !chairs
}

/** The floor is there while the meeting is at work. */
export const isAtWork = ({ meeting }: MeetingState): boolean =>
  meeting.phase === 'inProgress' || meeting.phase === 'voting'
