import { handsMethod } from '@linyi/shared/domain/ballot/hands/method'
import type { Ballot } from '@linyi/shared/domain/ballot/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'
import type { BallotId } from '@linyi/shared/lib/ids'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

/**
 * Where somebody stands in a show of hands: a `counter` who has yet to count, whose count is on its way or `counted`,
 * one who is not needed because two others have (`spare`), or anyone else, who raises a hand.
 */
type Standing = 'counter' | 'sending' | 'counted' | 'spare' | 'voter'

/** One person's count in one round of a show of hands. To be made while a component is being made. */
export class MyCount {
  readonly #visit: MeetingVisit
  readonly #id: string
  readonly #read: () => { readonly state: MeetingState; readonly ballot: Ballot }

  constructor(
    visit: MeetingVisit,
    id: string,
    read: () => { readonly state: MeetingState; readonly ballot: Ballot },
  ) {
    this.#visit = visit
    this.#id = id
    this.#read = read
  }

  get standing(): Standing {
    const { actor } = this.#visit
    const { state, ballot } = this.#read()
    if (!actor) return 'voter'
    if (ballot.marked[personOf(state.roll, actor.id)]) return 'counted'
    const refusal = handsMethod.mayHandIn(state, ballot, actor)
    if (refusal) return refusal.code === 'ballot.alreadyCounted' ? 'spare' : 'voter'
    const onItsWay = this.#visit.sending('ballot.handIn', (fields) => fields['ballot'] === this.#id)
    return onItsWay ? 'sending' : 'counter'
  }

  /** How often hands were counted and the counts did not agree. */
  get rounds(): number {
    return this.#read().ballot.disagreed.length
  }

  send(yes: number, no: number): void {
    if (this.standing !== 'counter') return
    this.#visit.send('ballot.handIn', { ballot: this.#id as BallotId, sheet: { method: 'hands', yes, no } })
  }
}
