import { createSettlementClient } from '@linyi/shared/client/settlement-client'
import type { SettlementClient } from '@linyi/shared/client/settlement-client/surface'
import { rightsInSettlement, type SettlementRights } from '@linyi/shared/docs/settlement/rights'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import type { Quote } from '@linyi/shared/domain/decider'
import type { CaseVisit } from './case-visit.svelte.ts'
import { docOnPage } from './doc-page.ts'
import { LiveProse } from './prose.svelte.ts'

/**
 * Reading thirty pages over and making their hash, at each of the keys that forty people press, would leave no time for
 * one's own: so long as it took, this many times it rests. A page or two is read at once; at most `restMaxMs` is waited.
 */
const restTimes = 40
const restMaxMs = 250

/** The settlement as this person sees and, if they mediate, writes it. */
export class LiveSettlement extends LiveProse<SettlementClient> {
  readonly #visit: CaseVisit
  #quoted = $state.raw<Quote | null>(null)
  #resting: ReturnType<typeof setTimeout> | null = null
  /** Something came while nothing was worked out. */
  #behind = false

  constructor(visit: CaseVisit, me: string) {
    const doc = `case/${visit.id}/settlement`
    super(
      createSettlementClient({
        ...docOnPage(visit, { me, doc, schema: settlementSchema }),
        rights: () => this.rights,
      }),
    )
    this.#visit = visit
    this.client.listen(() => this.#requote())
  }

  /** At once after a rest, then now and then. */
  #requote(): void {
    this.#behind = this.#resting !== null
    if (this.#behind || !this.client.loaded()) return
    const begunAt = performance.now()
    this.#quoted = this.client.quote()
    const restMs = Math.min(restMaxMs, restTimes * (performance.now() - begunAt))
    this.#resting = setTimeout(() => {
      this.#resting = null
      if (this.#behind) this.#requote()
    }, restMs)
  }

  /**
   * The words as the server has them, and at most a moment ago: whoever agrees to them names the hash of what they saw,
   * and nothing is agreed where it reads otherwise by now.
   */
  override get quote(): Quote {
    return this.#quoted ?? super.quote
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
