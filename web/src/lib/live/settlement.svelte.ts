import { createSettlementClient } from '@linyi/shared/client/settlement-client'
import type { SettlementClient } from '@linyi/shared/client/settlement-client/surface'
import { rightsInSettlement, type SettlementRights } from '@linyi/shared/docs/settlement/rights'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import type { Quote } from '@linyi/shared/domain/decider'
import type { CaseVisit } from './case-visit.svelte.ts'
import { docOnPage } from './doc-page.ts'
import { LiveProse } from './prose.svelte.ts'

/** The settlement as this person sees and, if they mediate, writes it. */
export class LiveSettlement extends LiveProse<SettlementClient> {
  readonly #visit: CaseVisit

  constructor(visit: CaseVisit, me: string) {
    const doc = `case/${visit.id}/settlement`
    super(
      createSettlementClient({
        ...docOnPage(visit, { me, doc, schema: settlementSchema }),
        rights: () => this.rights,
      }),
    )
    this.#visit = visit
  }

  /**
   * What the case allows this person now; null while that is not known here. Where a newer page wrote what this one has no
   * name for, it reads: an editor would delete that as it opens (decisions 9).
   */
  get rights(): SettlementRights | null {
    this.hear()
    const { state, actor } = this.#visit
    const schema = this.client.knowsAll() ? settlementSchema : null
    return state && actor && rightsInSettlement(state, actor, schema)
  }

  /** The words as they stand on this device. */
  get draft(): Quote {
    this.hear()
    return this.client.draft()
  }
}
