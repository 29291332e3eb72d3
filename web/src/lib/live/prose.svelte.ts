import type { ProseClient } from '@linyi/shared/client/prose-client/surface'
import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import type { Quote } from '@linyi/shared/domain/decider'
import { createSubscriber } from 'svelte/reactivity'
import { keepAsPageGoes } from './doc-page.ts'

/** What the clients of all rich texts have in common. */
type AnyProseClient = Omit<ProseClient, 'tray' | 'present'> & {
  readonly tray: () => readonly unknown[]
  readonly present: () => readonly unknown[]
}

/** A rich text as one person sees and writes it. Loaded after the first paint: it brings Yjs along. */
export class LiveProse<Client extends AnyProseClient = ProseClient> {
  readonly client: Client
  /** Whatever is read after it is read anew when the client has something new. */
  protected readonly hear: () => void
  readonly leave: () => void

  constructor(client: Client) {
    this.client = client
    this.hear = createSubscriber((tell) => client.listen(tell))
    const stop = keepAsPageGoes(client.keepNow)
    this.leave = () => {
      stop()
      client.leave()
    }
  }

  get loaded(): boolean {
    this.hear()
    return this.client.loaded()
  }

  /** The words as the server has them: what a decision would quote. */
  get quote(): Quote {
    this.hear()
    return this.client.quote()
  }

  /** What editors bind to; another doc after a refusal. */
  get local() {
    this.hear()
    return this.client.local()
  }

  /** Whether an editor may be bound: a newer page may have written what this one has no name for. */
  get knowsAll(): boolean {
    this.hear()
    return this.client.knowsAll()
  }

  get saved(): SavedState {
    this.hear()
    return this.client.saved()
  }

  get tray(): ReturnType<Client['tray']> {
    this.hear()
    return this.client.tray() as ReturnType<Client['tray']>
  }

  get present(): ReturnType<Client['present']> {
    this.hear()
    return this.client.present() as ReturnType<Client['present']>
  }
}
