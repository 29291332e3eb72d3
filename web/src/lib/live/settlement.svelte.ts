import { createSettlementClient } from '@linyi/shared/client/settlement-client'
import type {
  LostWords,
  SettlementClient,
  SettlementPresent,
} from '@linyi/shared/client/settlement-client/surface'
import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import { rightsInSettlement } from '@linyi/shared/docs/settlement/rights'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import type { Quote } from '@linyi/shared/domain/decider'
import { createSubscriber } from 'svelte/reactivity'
import type { CaseVisit } from './case-visit.svelte.ts'
import { collabLink, guarded } from './collab-link.ts'
import { device } from './device.ts'
import { keptList } from './kept-list.ts'

/** The settlement as this person sees and, if they mediate, writes it. Loaded after the first paint. */
export class LiveSettlement {
  readonly client: SettlementClient
  readonly #visit: CaseVisit
  readonly #hear: () => void
  readonly leave: () => void

  constructor(visit: CaseVisit, me: string) {
    const doc = `case/${visit.id}/settlement`
    this.#visit = visit
    this.client = createSettlementClient({
      link: guarded(
        collabLink(doc, visit.token, settlementSchema),
        () => visit.online && visit.actor?.id === me,
      ),
      rights: () => this.rights,
      drafts: keptList(visit.kept, `drafts/${me}/${doc}`),
      trayStore: keptList(visit.kept, `tray/${me}/${doc}`),
      surroundings: device,
    })
    this.#hear = createSubscriber((tell) => this.client.listen(tell))
    const keep = () => this.client.keepNow()
    addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    this.leave = () => {
      removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      this.client.leave()
    }
  }

  /**
   * What the case allows this person now; null while that is not known here. Where a newer page wrote what this one has no
   * name for, it reads: an editor would delete that as it opens (decisions 9).
   */
  get rights() {
    this.#hear()
    const { state, actor } = this.#visit
    const schema = this.client.knowsAll() ? settlementSchema : null
    return state && actor && rightsInSettlement(state, actor, schema)
  }

  get loaded(): boolean {
    this.#hear()
    return this.client.loaded()
  }

  /** The words as the server has them: what an assent is given to. */
  get quote(): Quote {
    this.#hear()
    return this.client.quote()
  }

  /** The words as they stand on this device. */
  get draft(): Quote {
    this.#hear()
    return this.client.draft()
  }

  /** What editors bind to; another doc after a refusal. */
  get local() {
    this.#hear()
    return this.client.local()
  }

  get saved(): SavedState {
    this.#hear()
    return this.client.saved()
  }

  get tray(): readonly LostWords[] {
    this.#hear()
    return this.client.tray()
  }

  get present(): readonly SettlementPresent[] {
    this.#hear()
    return this.client.present()
  }
}
