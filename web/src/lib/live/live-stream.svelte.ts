import type { StreamClient, StreamStatus, Viewer } from '@linyi/shared/client/stream-client'
import type { WirePerson } from '@linyi/shared/protocol/messages'
import { createSubscriber } from 'svelte/reactivity'

/** A stream client whose every reading is a dependency of who reads it. */
export class LiveStream<S> {
  readonly #client: StreamClient<S>
  readonly #hear: () => void

  constructor(client: StreamClient<S>) {
    this.#client = client
    this.#hear = createSubscriber((tell) => client.listen(tell))
  }

  get status(): StreamStatus {
    this.#hear()
    return this.#client.status()
  }

  get state(): S | null {
    this.#hear()
    return this.#client.state()
  }

  get you(): Viewer | null {
    this.#hear()
    return this.#client.you()
  }

  papersIn(box: string): number | null {
    this.#hear()
    return this.#client.papersIn(box)
  }

  get people(): ReadonlyMap<string, WirePerson> {
    this.#hear()
    return this.#client.people()
  }
}
