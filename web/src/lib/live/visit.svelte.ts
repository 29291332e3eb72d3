import { createConnection, type Connection } from '@linyi/shared/client/connection'
import { createOutbox, type Outbox, type Sent } from '@linyi/shared/client/outbox'
import { createStreamClient, type StreamClient } from '@linyi/shared/client/stream-client'
import type { AccountRole, Actor } from '@linyi/shared/domain/decider'
import { erasedName } from '@linyi/shared/domain/erasure/erased-name'
import { isErased } from '@linyi/shared/domain/erasure/state'
import { can } from '@linyi/shared/domain/meeting-can'
import { evolve } from '@linyi/shared/domain/meeting-fold'
import type { MeetingCommand, MeetingEvent, MeetingState } from '@linyi/shared/domain/meeting-state'
import { personOf } from '@linyi/shared/domain/roll/state'
import type { LiveView } from '@linyi/shared/protocol/page-views'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import { createContext } from 'svelte'
import type { Lang } from '#lib/prefs.ts'
import { ballotKinds } from './ballot-kept.ts'
import type { LiveBoard } from './board.svelte.ts'
import { LiveClock } from './clock.svelte.ts'
import { device } from './device.ts'
import { openKept, type Kept } from './kept.ts'
import { keptList } from './kept-list.ts'
import { overBallots, refusedVotesIn } from './left-over-votes.ts'
import type { LiveMinutes } from './minutes.svelte.ts'
import { LiveOutbox } from './live-outbox.svelte.ts'
import { LiveStream } from './live-stream.svelte.ts'
import { socketLink } from './socket-link.ts'
import { dropToken, takeToken } from './token.ts'
import { keepAwake } from './wake.ts'

type Fields<Type extends MeetingCommand['type']> = Omit<Extract<MeetingCommand, { type: Type }>, 'type'>

/** One open page of one person in one meeting: the only place that talks to the server. */
export class MeetingVisit {
  readonly facts: LiveView
  readonly token: string | null
  readonly kept: Kept
  readonly stream: LiveStream<MeetingState>
  readonly clock: LiveClock
  readonly connection: Connection
  readonly #lang: Lang
  readonly #client: StreamClient<MeetingState>
  #owner: string | null = null
  #closing: Outbox | null = null
  #left = false
  #wasLive = false
  #votesForgotten: readonly string[] = []
  /** Null until the server has said who one is: what is kept on the device belongs to a person. */
  outbox: LiveOutbox | null = $state.raw(null)
  /** Brings Yjs along: on its way since the page runs, beside the line that is opened. */
  readonly #boardCode = import('./board.svelte.ts')
  /** Null until it was fetched, which happens after the first paint. */
  board: LiveBoard | null = $state.raw(null)
  /** The recorder's words, where a page asked for them. */
  minutes: LiveMinutes | null = $state.raw(null)
  /** One ends one's own login from this page, which says so by itself: an end of it does not lead to the door. */
  ending = $state(false)

  constructor(facts: LiveView, lang: Lang) {
    this.facts = facts
    this.#lang = lang
    this.token = takeToken()
    this.kept = openKept()
    this.connection = createConnection(socketLink(this.token, facts.meeting), device)
    this.#client = createStreamClient<MeetingState, MeetingEvent>({
      connection: this.connection,
      stream: { meeting: facts.meeting },
      evolve,
      monotonicMs: device.monotonicMs,
    })
    this.stream = new LiveStream(this.#client)
    this.clock = new LiveClock(this.#client.clock)
    const stops = [
      this.#client.listen(() => this.#onStream()),
      keepAwake({ wake: () => this.#wake('wake'), renew: () => this.#wake('renew') }),
    ]
    this.leave = () => {
      stops.forEach((stop) => stop())
      this.#left = true
      this.#closing?.close()
      this.board?.leave()
      this.minutes?.leave()
      this.#client.close()
      this.connection.leave()
    }
  }

  readonly leave: () => void

  #onStream(): void {
    this.#knowOwner()
    this.#forgetVotes()
    const live = this.#client.status().is === 'live'
    if (live && !this.#wasLive) {
      this.board?.client.wake()
      this.minutes?.client.wake()
    }
    this.#wasLive = live
  }

  #knowOwner(): void {
    const id = this.#client.you()?.id
    if (id === undefined || id === this.#owner) return
    this.#owner = id
    this.#closing?.close()
    this.#closing = createOutbox({
      connection: this.connection,
      stream: { meeting: this.facts.meeting },
      live: this.#client,
      owner: id,
      store: keptList(this.kept, `outbox/${id}/${this.facts.meeting}`),
      surroundings: device,
    })
    this.outbox = new LiveOutbox(this.#closing)
    void this.#openBoard(id)
  }

  /** A choice that was not counted leaves the device with its ballot. */
  #forgetVotes(): void {
    const { state } = this
    if (state === null || this.#owner === null) return
    const over = overBallots(state)
    for (const id of over)
      if (!this.#votesForgotten.includes(id)) void this.kept.drop(`choice/${this.#owner}/${id}`)
    this.#votesForgotten = over
    const { outbox } = this
    if (outbox) refusedVotesIn(over, outbox.refused).forEach((id) => outbox.dismiss(id))
  }

  async #openBoard(me: string): Promise<void> {
    this.board?.leave()
    this.board = null
    const { LiveBoard } = await this.#boardCode
    if (!this.#left && me === this.#owner) this.board = new LiveBoard(this, me)
  }

  /** Opens the minutes for as long as something on the page shows them; who may not is told by the line. */
  readonly openMinutes = (): (() => void) => {
    let wanted = true
    const me = this.#owner
    void import('./minutes.svelte.ts').then(({ LiveMinutes }) => {
      if (wanted && !this.#left && me !== null && me === this.#owner)
        this.minutes ??= new LiveMinutes(this, me)
    })
    return () => {
      wanted = false
      this.minutes?.leave()
      this.minutes = null
    }
  }

  #wake(how: 'wake' | 'renew'): void {
    this.connection[how]()
    this.board?.client[how]()
    this.minutes?.client[how]()
  }

  get state(): MeetingState | null {
    return this.stream.state
  }

  /** Who one is here, with the roles one has now; null before the first answer. */
  get actor(): Actor | null {
    const you = this.stream.you
    return you && { id: you.id, roles: you.roles as readonly AccountRole[] }
  }

  get online(): boolean {
    return this.stream.status.is === 'live'
  }

  /** Asks the server's own rule. The sentence says who can do it instead; null: one may. */
  whyNot(command: MeetingCommand): string | null {
    const { state, actor } = this
    if (!state || !actor) return null
    const rejection = can(state, command, actor)
    return rejection && sentence(rejection)[this.#lang]
  }

  may(command: MeetingCommand): boolean {
    const { state, actor } = this
    return state !== null && actor !== null && can(state, command, actor) === null
  }

  send<Type extends MeetingCommand['type']>(type: Type, fields: Fields<Type>): Sent | null {
    return this.outbox?.send(type, fields) ?? null
  }

  /** Is such a command on its way? */
  sending(
    type: MeetingCommand['type'],
    test: (fields: Readonly<Record<string, unknown>>) => boolean = () => true,
  ) {
    return this.outbox?.pending.some((entry) => entry.type === type && test(entry.fields)) ?? false
  }

  /** What the station calls a grid; empty for none. */
  readonly gridName = (grid: string): string => this.facts.grids.find(({ id }) => id === grid)?.name ?? ''

  /**
   * Somebody's name here, by the line they count under: a phone that came in with a number after its name may be
   * somebody expected. One word for all who were erased; empty for who gave none.
   */
  readonly nameOf = (participant: string): string => {
    const { state } = this
    const person = state === null ? participant : personOf(state.roll, participant)
    if (state && isErased(state.erasure, person)) return erasedName[this.#lang]
    return this.stream.people.get(person)?.name ?? ''
  }

  /** Drops what this device keeps of whose it is. What others left on it stays theirs. */
  async forget(): Promise<void> {
    this.leave()
    for (const kind of ['outbox', 'drafts', 'tray', 'choice', 'plan', 'officials', ...ballotKinds])
      await this.kept.dropUnder(`${kind}/${this.#owner}/`)
    dropToken()
  }

  /** How much waits on this device for the line. */
  get unsent(): number {
    const commands = this.outbox?.pending.filter(({ stage }) => stage !== 'recorded').length ?? 0
    const unsaved = [this.board?.saved, this.minutes?.saved].map((saved) =>
      saved && 'fields' in saved ? saved.fields : 0,
    )
    return commands + unsaved.reduce((sum, fields) => sum + fields, 0)
  }

  /** Gives up the lines there are and makes new ones. */
  renew(): void {
    this.#wake('renew')
  }
}

export const [visitOf, setVisit] = createContext<MeetingVisit>()
