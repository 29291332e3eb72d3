import { createProseClient } from '@linyi/shared/client/prose-client'
import { minutesRights } from '@linyi/shared/docs/minutes/rights'
import { proseSchema } from '@linyi/shared/docs/minutes/shape'
import type { GateCode } from '@linyi/shared/docs/gate/verdict'
import { docOnPage } from './doc-page.ts'
import { LiveProse } from './prose.svelte.ts'
import type { MeetingVisit } from './visit.svelte.ts'

/** The recorder's words as staff see and write them. */
export class LiveMinutes extends LiveProse {
  readonly #visit: MeetingVisit

  constructor(visit: MeetingVisit, me: string) {
    const doc = `meeting/${visit.facts.meeting}/minutes`
    super(createProseClient(docOnPage(visit, { me, doc, schema: proseSchema })))
    this.#visit = visit
  }

  /** Why this person cannot write now; null when they can, or when that is not known here. */
  get barred(): GateCode | null {
    const { state, actor } = this.#visit
    return state && actor && minutesRights(state, actor, this.knowsAll ? proseSchema : null).write()
  }
}
