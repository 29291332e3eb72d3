import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { forgetBallot } from '#lib/live/ballot-kept.ts'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

/** Secret ballots that were called off, in one string: an effect runs when it changes, not with every event. */
const annulledIn = (state: MeetingState | null): string =>
  Object.entries(state?.ballot.secret ?? {})
    .filter(([, { annulled }]) => annulled !== null)
    .map(([id]) => id)
    .join(' ')

/**
 * What was filled into a ballot that was called off, or cast, counts for nothing: this device forgets it, at once or
 * when it comes back to the meeting. To be called while a component is being made.
 */
export function forgetAnnulled(visit: MeetingVisit): void {
  const annulled = $derived(annulledIn(visit.state))
  const me = $derived(visit.actor?.id ?? '')
  $effect(() => {
    if (me !== '' && annulled !== '')
      for (const ballot of annulled.split(' ')) void forgetBallot(visit.kept, me, ballot)
  })
}
