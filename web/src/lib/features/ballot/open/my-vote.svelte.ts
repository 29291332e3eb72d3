import type { Ballot } from '@linyi/shared/domain/ballot/state'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'
import type { BallotId } from '@linyi/shared/lib/ids'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'
import { choices, type Choice } from '../choices.ts'
import { standingIn, type Standing } from './standing.ts'

/**
 * One person's vote in one open ballot, on one device. The choice is kept here alone, so that a refresh does not lose
 * it, and forgotten as soon as the vote counts, or the ballot is over without it: nothing shows it afterwards. To be made while a component is being made.
 */
export class MyVote {
  readonly #visit: MeetingVisit
  readonly #ballot: string
  readonly #path: string
  readonly #read: () => { readonly state: MeetingState; readonly ballot: Ballot }
  #choice: Choice | null = $state(null)

  constructor(
    visit: MeetingVisit,
    ballot: string,
    read: () => { readonly state: MeetingState; readonly ballot: Ballot },
  ) {
    this.#visit = visit
    this.#ballot = ballot
    this.#read = read
    this.#path = `choice/${visit.actor?.id ?? ''}/${ballot}`
    void visit.kept.under(this.#path).then(([found]) => {
      this.#choice ??= choices.find((choice) => choice === found) ?? null
    })
    $effect(() => {
      if (this.standing === 'cast') this.#forget()
    })
  }

  get choice(): Choice | null {
    return this.#choice
  }

  /** `sending` until the server has said that it counts: never before. */
  get standing(): Standing | 'sending' {
    const { actor } = this.#visit
    const { state, ballot } = this.#read()
    const standing = actor ? standingIn(state, ballot, actor) : 'unseen'
    if (standing === 'cast') return standing
    const onItsWay = this.#visit.sending('ballot.handIn', (fields) => fields['ballot'] === this.#ballot)
    return onItsWay ? 'sending' : standing
  }

  /** When it was counted, on whichever device; null before. */
  get castAt(): number | null {
    const { state, ballot } = this.#read()
    return ballot.handedInAt[personOf(state.roll, this.#visit.actor?.id ?? '')] ?? null
  }

  choose(choice: Choice): void {
    this.#choice = choice
    void this.#visit.kept.put(this.#path, choice)
  }

  /** Sends what was chosen, under one id however often it has to be sent. */
  cast(): void {
    const choice = this.#choice
    if (choice === null || this.standing !== 'paper') return
    this.#visit.send('ballot.handIn', {
      ballot: this.#ballot as BallotId,
      sheet: { method: 'open', choice },
    })
  }

  #forget(): void {
    this.#choice = null
    void this.#visit.kept.drop(this.#path)
  }
}
