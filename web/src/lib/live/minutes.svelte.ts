import { createProseClient } from '@linyi/shared/client/prose-client'
import type { LostProse, ProseClient, ProsePresent } from '@linyi/shared/client/prose-client/surface'
import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import { minutesRights } from '@linyi/shared/docs/minutes/rights'
import { proseSchema } from '@linyi/shared/docs/minutes/shape'
import type { GateCode } from '@linyi/shared/docs/gate/verdict'
import type { Quote } from '@linyi/shared/domain/decider'
import { createSubscriber } from 'svelte/reactivity'
import { collabLink, guarded } from './collab-link.ts'
import { device } from './device.ts'
import { keptList } from './kept-list.ts'
import type { MeetingVisit } from './visit.svelte.ts'

/** The recorder's words as staff see and write them. */
export class LiveMinutes {
  readonly client: ProseClient
  readonly #visit: MeetingVisit
  readonly #hear: () => void
  readonly leave: () => void

  constructor(visit: MeetingVisit, me: string) {
    const doc = `meeting/${visit.facts.meeting}/minutes`
    this.#visit = visit
    this.client = createProseClient({
      link: guarded(collabLink(doc, visit.token, proseSchema), () => visit.online && visit.actor?.id === me),
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

  /** Why this person cannot write now; null when they can, or when that is not known here. */
  get barred(): GateCode | null {
    const { state, actor } = this.#visit
    return state && actor && minutesRights(state, actor, proseSchema).write()
  }

  get loaded(): boolean {
    this.#hear()
    return this.client.loaded()
  }

  /** The words as the server has them. */
  get quote(): Quote {
    this.#hear()
    return this.client.quote()
  }

  /** What an editor binds to; another doc after a refusal. */
  get local() {
    this.#hear()
    return this.client.local()
  }

  get saved(): SavedState {
    this.#hear()
    return this.client.saved()
  }

  get tray(): readonly LostProse[] {
    this.#hear()
    return this.client.tray()
  }

  get present(): readonly ProsePresent[] {
    this.#hear()
    return this.client.present()
  }
}
