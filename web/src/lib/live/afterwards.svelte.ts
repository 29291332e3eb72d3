import type { Phase } from '@linyi/shared/domain/meeting/schema'
import type { ShownRatings } from '@linyi/shared/domain/rating/shown'
import { meetingPath } from '@linyi/shared/protocol/addresses'
import { type MeetingAnswer } from '@linyi/shared/protocol/bodies'
import { visitOf } from './visit.svelte.ts'

/** How often the figures are asked for while somebody looks at them. */
const askMs = 15_000

/**
 * What everyone may know of a meeting's end and the stream does not carry: how it was rated, for an event would say who
 * did it, and the leaf of its closing entry, which no event can hold.
 */
export class Afterwards {
  readonly #meeting: string
  ratings: ShownRatings | null = $state.raw(null)
  /** 64 hex digits; null until the close. */
  root: string | null = $state(null)

  constructor(meeting: string) {
    this.#meeting = meeting
  }

  /** Asks anew. An answer that does not come leaves what is known. */
  async ask(): Promise<void> {
    const response = await fetch(meetingPath(this.#meeting)).catch(() => null)
    if (!response?.ok) return
    const { meeting } = (await response.json()) as MeetingAnswer
    this.ratings = meeting.ratings
    this.root = meeting.root
  }
}

/** For a component: what is known, asked anew when the phase changes, and now and then while the page is looked at. */
export function followAfterwards(phase: () => Phase | null): Afterwards {
  const after = new Afterwards(visitOf().facts.meeting)
  $effect(() => {
    phase()
    void after.ask()
  })
  $effect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void after.ask(), askMs)
    return () => clearInterval(timer)
  })
  return after
}
