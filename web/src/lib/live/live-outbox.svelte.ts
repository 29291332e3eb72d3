import type { Outbox, OutboxEntry, PendingEntry, Sent } from '@linyi/shared/client/outbox'
import type { WireError } from '@linyi/shared/protocol/messages'
import { createSubscriber } from 'svelte/reactivity'

/** An outbox whose every reading is a dependency of who reads it. */
export class LiveOutbox {
  readonly #outbox: Outbox
  readonly #hear: () => void

  constructor(outbox: Outbox) {
    this.#outbox = outbox
    this.#hear = createSubscriber((tell) => outbox.listen(tell))
  }

  /** On their way, oldest first: to be shown as such, never as done. */
  get pending(): readonly PendingEntry[] {
    this.#hear()
    return this.#outbox.pending()
  }

  get refused(): readonly (OutboxEntry & { readonly refused: WireError })[] {
    this.#hear()
    return this.#outbox.refused()
  }

  send(type: string, fields: Readonly<Record<string, unknown>>): Sent {
    return this.#outbox.send(type, fields)
  }

  dismiss(id: string): void {
    this.#outbox.dismiss(id)
  }
}
