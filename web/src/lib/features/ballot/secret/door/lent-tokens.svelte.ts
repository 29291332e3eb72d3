import { createBoxClient, type BoxClient } from '@linyi/shared/client/box-client'
import { boxLink } from '@linyi/shared/client/box-client/link'
import { memoryStore } from '@linyi/shared/client/box-client/store'
import { SvelteMap } from 'svelte/reactivity'
import { device } from '#lib/live/device.ts'

/**
 * What the shared tablet holds of those who came to it: a token each, in memory alone and never what was chosen. Who
 * left before voting can come back to this tablet; a refresh forgets everybody, and a token that was not used is
 * then 未收回, as a paper that somebody carried off.
 */
export class LentTokens {
  readonly #box: string
  readonly #token: string | null
  readonly #clients = new SvelteMap<string, BoxClient>()

  constructor(box: string, token: string | null) {
    this.#box = box
    this.#token = token
  }

  /** Whether this tablet has a token of theirs that was not used. */
  has(slip: string): boolean {
    return this.#clients.has(slip)
  }

  of(slip: string): BoxClient {
    const known = this.#clients.get(slip)
    if (known) return known
    const link = boxLink((url, init) => fetch(url, init), '', this.#token)
    const { chance } = device
    const client = createBoxClient({ box: this.#box, link, store: memoryStore(), chance, slip })
    const forgetting: BoxClient = {
      ...client,
      cast: async (ballot) => {
        const cast = await client.cast(ballot)
        if (cast.ok) this.#clients.delete(slip)
        return cast
      },
    }
    this.#clients.set(slip, forgetting)
    return forgetting
  }
}
