import { hidden, saltBytes, sealOf, type Opened } from '@linyi/shared/domain/ballot/secret/lot'
import { device } from '#lib/live/device.ts'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

/**
 * A witness's number on their own device. It lies there before its seal is sent, so that a refresh between sealing and
 * opening loses nothing; nobody else learns it before it is opened.
 */
export class MyNumber {
  readonly #visit: MeetingVisit
  readonly #ballot: string
  readonly #path: string
  /** As it was sealed; null before, or on another device. */
  sealed: Opened | null = $state.raw(null)
  /** What was kept has been looked up. */
  known = $state(false)

  constructor(visit: MeetingVisit, me: string, ballot: string) {
    this.#visit = visit
    this.#ballot = ballot
    this.#path = `lot/${me}/${ballot}`
    void visit.kept.under(this.#path).then(([kept]) => {
      this.sealed ??= (kept as Opened | undefined) ?? null
      this.known = true
    })
  }

  async seal(number: string): Promise<void> {
    const opened = hidden(number, device.chance(saltBytes))
    await this.#visit.kept.put(this.#path, opened)
    this.sealed = opened
    const seal = sealOf(this.#ballot, opened)
    await this.#visit.send('ballot.sealNumber', { ballot: this.#ballot as never, seal })?.outcome
  }

  async open(): Promise<void> {
    if (!this.sealed) return
    await this.#visit.send('ballot.openNumber', { ballot: this.#ballot as never, ...this.sealed })?.outcome
  }
}
