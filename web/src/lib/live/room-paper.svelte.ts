import { createProseClient } from '@linyi/shared/client/prose-client'
import type { GateCode } from '@linyi/shared/docs/gate/verdict'
import { rightsInPaper } from '@linyi/shared/docs/working/rights'
import { workingSchema } from '@linyi/shared/docs/working/shape'
import type { CaucusRoom } from '@linyi/shared/domain/mediation/caucus/rooms'
import type { CaseVisit } from './case-visit.svelte.ts'
import { docOnPage } from './doc-page.ts'
import { LiveProse } from './prose.svelte.ts'

/** The working paper of one private room, or the mediators' notes. */
export class LiveRoomPaper extends LiveProse {
  readonly #visit: CaseVisit
  readonly #room: CaucusRoom

  constructor(visit: CaseVisit, me: string, room: CaucusRoom) {
    const doc = `case/${visit.id}/${room}`
    super(createProseClient({ ...docOnPage(visit, { me, doc, schema: workingSchema }), name: 'working' }))
    this.#visit = visit
    this.#room = room
  }

  /** Why this person cannot write now; null when they can, or when that is not known here. */
  get barred(): GateCode | null {
    const { state, actor } = this.#visit
    const schema = this.knowsAll ? workingSchema : null
    return state && actor && rightsInPaper(state, actor, this.#room, schema).write()
  }
}
