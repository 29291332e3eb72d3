import { reject } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'
import { digest } from '../../record/digest.ts'
import type { MeetingState } from '../meeting-state.ts'
import { minutesOf } from './minutes.ts'
import type { Confirmation } from './state.ts'

/**
 * Hash of what the events have written of the minutes: all of them but the prose, what came after the close, and what
 * stands for good before they are read and was not yet in what earlier meetings confirmed: the words of motions, the
 * evenings before the last, and what was so when a ballot opened.
 */
export function factsHash(state: MeetingState): string {
  const {
    confirmed: _,
    corrections: _c,
    closedAt: _at,
    motions: _m,
    sittings: _s,
    ballots,
    secretBallots,
    ...facts
  } = minutesOf(state)
  return digest({
    ...facts,
    ballots: ballots.map(({ motion, method, result }) => ({ motion, method, result })),
    secretBallots: secretBallots.map(({ motionId: _id, ...ballot }) => ballot),
  })
}

/** Whether what the events write is as it was when the minutes were confirmed: everybody can tell, of what they see. */
export const factsHold = (state: MeetingState): boolean => state.minutes.confirmed?.facts === factsHash(state)

/**
 * The confirmation that still holds, or null: neither the prose nor what the events write has changed since.
 * @param prose hash of the prose as it stands
 */
export function confirmationHolding(state: MeetingState, prose: string): Confirmation | null {
  const { confirmed } = state.minutes
  return confirmed?.quote.hash === prose && factsHold(state) ? confirmed : null
}

/** Why a meeting cannot be closed on its minutes; asked by screens before anybody taps. */
export function closingRefusal(state: MeetingState, prose: string): Answer {
  if (!state.minutes.confirmed) return reject('minutes.unconfirmed')
  return confirmationHolding(state, prose) ? null : reject('minutes.stale')
}
