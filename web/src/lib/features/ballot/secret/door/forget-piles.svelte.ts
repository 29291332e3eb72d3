import { standingCount } from '@linyi/shared/domain/ballot/secret/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'
import { pilePath } from './pile.ts'

/** Ballots whose sheets nobody reads any more, in one string: an effect runs when it changes, not with every event. */
const readIn = (state: MeetingState | null): string =>
  Object.entries(state?.ballot.secret ?? {})
    .filter(([, ballot]) => ballot.annulled !== null || standingCount(ballot) !== undefined)
    .map(([id]) => id)
    .join(' ')

/**
 * What somebody has read off the sheets goes from their device once it is counted or the ballot called off, also where
 * they had left the table by then. To be called while a component is being made.
 */
export function forgetPiles(visit: MeetingVisit): void {
  const read = $derived(readIn(visit.state))
  const me = $derived(visit.actor?.id ?? '')
  $effect(() => {
    if (me !== '' && read !== '') for (const box of read.split(' ')) void visit.kept.drop(pilePath(me, box))
  })
}
