import { createOutbox, type Outbox, type Sent } from '@linyi/shared/client/outbox'
import type { Connection } from '@linyi/shared/client/connection'
import { createStreamClient, type StreamClient, type StreamRef } from '@linyi/shared/client/stream-client'
import type { Actor, Recorded } from '@linyi/shared/domain/decider'
import type { Rejection } from '@linyi/shared/domain/rejection'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import type { Lang } from '#lib/prefs.ts'
import { device } from './device.ts'
import type { Kept } from './kept.ts'
import { keptList } from './kept-list.ts'
import { LiveOutbox } from './live-outbox.svelte.ts'
import { LiveStream } from './live-stream.svelte.ts'

/** The server's own rules for a stream, as far as a page asks them. */
type Rules<S, C, E> = {
  readonly evolve: (state: S, event: Recorded<E>) => S
  readonly can: (state: S, command: C, actor: Actor) => Rejection | null
}

type Options<S, C, E> = {
  readonly connection: Connection
  readonly stream: StreamRef
  /** Under which name this device keeps what waits here; nothing else is kept under it. */
  readonly name: string
  readonly rules: Rules<S, C, E>
  readonly kept: Kept
  readonly lang: Lang
}

type Fields<C extends { readonly type: string }, Type extends C['type']> = Omit<
  Extract<C, { type: Type }>,
  'type'
>

/** One stream over a page's line, and what this person sends to it. */
export class LiveRoom<S, C extends { readonly type: string }, E> {
  readonly stream: LiveStream<S>
  readonly client: StreamClient<S>
  readonly #rules: Rules<S, C, E>
  readonly #options: Options<S, C, E>
  #owner: string | null = null
  #closing: Outbox | null = null
  /** Null until the server has said who one is: what waits on the device belongs to a person. */
  outbox: LiveOutbox | null = $state.raw(null)
  readonly leave: () => void

  constructor(options: Options<S, C, E>) {
    this.#options = options
    this.#rules = options.rules
    this.client = createStreamClient<S, E>({
      connection: options.connection,
      stream: options.stream,
      evolve: options.rules.evolve,
      monotonicMs: device.monotonicMs,
    })
    this.stream = new LiveStream(this.client)
    const stop = this.client.listen(() => this.#knowOwner())
    this.leave = () => {
      stop()
      this.#closing?.close()
      this.client.close()
    }
  }

  #knowOwner(): void {
    const id = this.client.you()?.id
    if (id === undefined || id === this.#owner) return
    this.#owner = id
    this.#closing?.close()
    const { connection, stream, kept, name } = this.#options
    this.#closing = createOutbox({
      connection,
      stream,
      live: this.client,
      owner: id,
      store: keptList(kept, `outbox/${id}/${name}`),
      surroundings: device,
    })
    this.outbox = new LiveOutbox(this.#closing)
  }

  get state(): S | null {
    return this.stream.state
  }

  /** Who one is here, with the roles one has now; null before the first answer. */
  get actor(): Actor | null {
    const you = this.stream.you
    return you && { id: you.id, roles: you.roles as Actor['roles'] }
  }

  get online(): boolean {
    return this.stream.status.is === 'live'
  }

  /** Asks the server's own rule. The sentence says who can do it instead; null: one may. */
  whyNot(command: C): string | null {
    const { state, actor } = this
    const rejection = state && actor && this.#rules.can(state, command, actor)
    return rejection && sentence(rejection)[this.#options.lang]
  }

  may(command: C): boolean {
    const { state, actor } = this
    return state !== null && actor !== null && this.#rules.can(state, command, actor) === null
  }

  send<Type extends C['type']>(type: Type, fields: Fields<C, Type>): Sent | null {
    return this.outbox?.send(type, fields) ?? null
  }

  /** Is such a command on its way? */
  sending(
    type: C['type'],
    test: (fields: Readonly<Record<string, unknown>>) => boolean = () => true,
  ): boolean {
    return this.outbox?.pending.some((entry) => entry.type === type && test(entry.fields)) ?? false
  }
}
