import { createConnection, type Connection } from '@linyi/shared/client/connection'
import { createStreamClient } from '@linyi/shared/client/stream-client'
import type { AccountRole, Actor } from '@linyi/shared/domain/decider'
import { stationStream, type StationEvent, type StationState } from '@linyi/shared/domain/station-stream'
import type { StationCommand } from '@linyi/shared/domain/station/schema'
import { ulid } from '@linyi/shared/lib/ids'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import type { Lang } from '#lib/prefs.ts'
import { device } from './device.ts'
import { LiveStream } from './live-stream.svelte.ts'
import { socketLink } from './socket-link.ts'
import { takeToken } from './token.ts'
import { keepAwake } from './wake.ts'

const deaf = { batch: () => {}, view: () => {}, notice: () => {}, papers: () => {} }

/** What came of a command: done, refused with a sentence, or null when nothing was heard. */
export type Answered = { readonly done: true } | { readonly done: false; readonly why: string | null }

/** One open page of somebody who works at a station. */
export class StationVisit {
  readonly station: string
  readonly stream: LiveStream<StationState>
  readonly #connection: Connection
  readonly #lang: Lang
  readonly leave: () => void

  /** @param listed heard when the station's list of cases shows something new, or may have meanwhile */
  constructor(station: string, lang: Lang, listed: () => void = () => {}) {
    this.station = station
    this.#lang = lang
    this.#connection = createConnection(socketLink(takeToken(), station), device)
    const client = createStreamClient<StationState, StationEvent>({
      connection: this.#connection,
      stream: { station },
      evolve: stationStream.decider.evolve,
      monotonicMs: device.monotonicMs,
    })
    this.stream = new LiveStream(client)
    let wasLive = false
    const stops = [
      client.listen(() => {
        const isLive = client.status().is === 'live'
        if (isLive && !wasLive) listed()
        wasLive = isLive
      }),
      this.#connection.hear({ ...deaf, listed: ({ stream }) => stream === station && listed() }),
      keepAwake({ wake: () => this.#connection.wake(), renew: () => this.#connection.renew() }),
    ]
    this.leave = () => {
      stops.forEach((stop) => stop())
      client.close()
      this.#connection.leave()
    }
  }

  get actor(): Actor | null {
    const you = this.stream.you
    return you && { id: you.id, roles: you.roles as readonly AccountRole[] }
  }

  /** Asks the server's own rule. The sentence says who can do it instead; null: one may. */
  whyNot(command: StationCommand): string | null {
    const { actor } = this
    const { state } = this.stream
    if (!state || !actor) return null
    const rejection = stationStream.decider.can(state, command, actor)
    return rejection && sentence(rejection)[this.#lang]
  }

  /** Sent once more under the same id it is done once: who heard nothing may press again. */
  async send(
    command: StationCommand,
    id: string = ulid(device.deviceNow(), device.chance(16)),
  ): Promise<Answered> {
    const ack = await this.#connection.command({ id, station: this.station, ...command })
    if (ack?.ok) return { done: true }
    return { done: false, why: ack ? ack.error[this.#lang] : null }
  }
}
