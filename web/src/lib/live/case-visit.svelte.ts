import type { SavedState } from '@linyi/shared/client/doc-client/surface'
import { createConnection, type Connection } from '@linyi/shared/client/connection'
import type { Actor } from '@linyi/shared/domain/decider'
import { dayOf, type Day } from '@linyi/shared/domain/days'
import { canInCase } from '@linyi/shared/domain/mediation/case-can'
import { evolveCase } from '@linyi/shared/domain/mediation/case-fold'
import type { CaseCommand, CaseEvent, CaseState } from '@linyi/shared/domain/mediation/case-state'
import { caucusRooms, type CaucusRoom } from '@linyi/shared/domain/mediation/caucus/rooms'
import {
  caucusStream,
  type CaucusCommand,
  type CaucusEvent,
  type CaucusState,
} from '@linyi/shared/domain/mediation/caucus-stream'
import type { Side } from '@linyi/shared/domain/mediation/party/schema'
import { isCommittee, isMediator, partyOf } from '@linyi/shared/domain/mediation/who'
import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { Lang } from '#lib/prefs.ts'
import { LiveClock } from './clock.svelte.ts'
import { device } from './device.ts'
import { openKept, type Kept } from './kept.ts'
import { LiveRoom } from './live-room.svelte.ts'
import type { LiveRoomPaper } from './room-paper.svelte.ts'
import type { LiveSettlement } from './settlement.svelte.ts'
import { socketLink } from './socket-link.ts'
import { dropToken, takeToken } from './token.ts'
import { keepAwake } from './wake.ts'

export type LiveCase = LiveRoom<CaseState, CaseCommand, CaseEvent>
export type LiveCaucus = LiveRoom<CaucusState, CaucusCommand, CaucusEvent>

/** What somebody is in a case. */
export type Standing = {
  /** The party they are or act for; null for who is none. */
  readonly party: string | null
  readonly side: Side | null
  readonly mediates: boolean
  /** 人民调解委员会: the station's head acts for it. */
  readonly committee: boolean
}

/** One open page of one person in one case: the only place that talks to the server about it. */
export class CaseVisit {
  readonly id: string
  readonly token: string | null
  readonly kept: Kept
  readonly lang: Lang
  readonly case: LiveCase
  readonly clock: LiveClock
  readonly connection: Connection
  readonly #rooms = new SvelteMap<CaucusRoom, LiveCaucus>()
  readonly #papers = new SvelteMap<CaucusRoom, LiveRoomPaper>()
  #left = false
  /** Whose docs are open here. */
  #docsOf: string | null = null
  /** Null until it was fetched, which happens after the first paint: it brings Yjs along. */
  settlement: LiveSettlement | null = $state.raw(null)
  readonly leave: () => void

  constructor(id: string, lang: Lang) {
    this.id = id
    this.lang = lang
    this.token = takeToken()
    this.kept = openKept()
    this.connection = createConnection(socketLink(this.token, id), device)
    this.case = new LiveRoom<CaseState, CaseCommand, CaseEvent>({
      connection: this.connection,
      stream: { case: id },
      name: id,
      rules: { can: canInCase, evolve: evolveCase },
      kept: this.kept,
      lang,
    })
    this.clock = new LiveClock(this.case.client.clock)
    const stops = [
      this.case.client.listen(() => this.#onCase()),
      keepAwake({ wake: () => this.#wake('wake'), renew: () => this.#wake('renew') }),
    ]
    this.leave = () => {
      this.#left = true
      stops.forEach((stop) => stop())
      this.#leaveDocs()
      for (const room of this.#rooms.values()) room.leave()
      this.case.leave()
      this.connection.leave()
    }
  }

  /** Opens the doors that are this person's: a party's own room, and all of them for a mediator. */
  #onCase(): void {
    const [state, you] = [this.case.client.state(), this.case.client.you()]
    if (!state || !you) return
    const { side, mediates } = this.#standingOf(state, { id: you.id, roles: you.roles as Actor['roles'] })
    const mine = mediates ? caucusRooms : side ? ([`caucus/${side}`] as const) : []
    for (const room of mine) if (!this.#rooms.has(room)) this.#rooms.set(room, this.#enter(room))
    void this.#openDocs(you.id, mine)
    if (this.case.client.status().is === 'live') for (const doc of this.#docs()) doc.client.wake()
  }

  #enter(room: CaucusRoom): LiveCaucus {
    return new LiveRoom<CaucusState, CaucusCommand, CaucusEvent>({
      connection: this.connection,
      stream: { case: this.id, room },
      name: `${this.id}/${room}`,
      rules: caucusStream.decider,
      kept: this.kept,
      lang: this.lang,
    })
  }

  /** The settlement, and each paper that an earlier visit wrote on and could not send. */
  async #openDocs(me: string, rooms: readonly CaucusRoom[]): Promise<void> {
    if (this.#docsOf === me) return
    this.#leaveDocs()
    this.#docsOf = me
    const { LiveSettlement } = await import('./settlement.svelte.ts')
    if (this.#left || me !== this.#docsOf) return
    this.settlement = new LiveSettlement(this, me)
    for (const room of rooms) {
      const waiting = await this.kept.under(`drafts/${me}/case/${this.id}/${room}/`)
      if (waiting.length > 0) await this.openPaper(room)
    }
  }

  /**
   * Opens the paper of a room the first time somebody looks at it, and leaves it open: what was typed in it goes out
   * while they sit in another.
   */
  readonly openPaper = async (room: CaucusRoom): Promise<void> => {
    const me = this.#docsOf
    const { LiveRoomPaper } = await import('./room-paper.svelte.ts')
    if (this.#left || me === null || me !== this.#docsOf || this.#papers.has(room)) return
    this.#papers.set(room, new LiveRoomPaper(this, me, room))
  }

  #docs(): readonly (LiveSettlement | LiveRoomPaper)[] {
    return [...(this.settlement ? [this.settlement] : []), ...this.#papers.values()]
  }

  #leaveDocs(): void {
    for (const doc of this.#docs()) doc.leave()
    this.settlement = null
    this.#papers.clear()
  }

  #wake(how: 'wake' | 'renew'): void {
    this.connection[how]()
    for (const doc of this.#docs()) doc.client[how]()
  }

  #standingOf(state: CaseState, actor: Actor): Standing {
    const party = partyOf(state, actor)
    return {
      party,
      side: party === null ? null : (state.party.parties[party]?.side ?? null),
      mediates: isMediator(state, actor),
      committee: isCommittee(actor),
    }
  }

  get state(): CaseState | null {
    return this.case.state
  }

  get actor(): Actor | null {
    return this.case.actor
  }

  get online(): boolean {
    return this.case.online
  }

  get standing(): Standing {
    const { state, actor } = this
    return state && actor
      ? this.#standingOf(state, actor)
      : { party: null, side: null, mediates: false, committee: false }
  }

  /** A closed room this person may enter; null for the others, which for them are not there. */
  room(name: CaucusRoom): LiveCaucus | null {
    return this.#rooms.get(name) ?? null
  }

  /** The paper of such a room; null until it was opened. */
  paper(room: CaucusRoom): LiveRoomPaper | null {
    return this.#papers.get(room) ?? null
  }

  /** What has become of the words in every doc that is open here. */
  get saved(): readonly SavedState[] {
    return this.#docs().map((doc) => doc.saved)
  }

  /** The day by the server's clock, in China. */
  get today(): Day {
    return dayOf(this.clock.now)
  }

  /** What somebody is called in this case; empty for who gave no name. */
  readonly nameOf = (participant: string): string => this.case.stream.people.get(participant)?.name ?? ''

  /** Gives up the lines there are and makes new ones. */
  renew(): void {
    this.#wake('renew')
  }

  /** Drops what this device keeps of whose it is: a tablet that a party borrowed. */
  async forget(): Promise<void> {
    const owner = this.actor?.id
    this.leave()
    for (const kind of ['outbox', 'drafts', 'tray', 'typed', 'seen'])
      await this.kept.dropUnder(`${kind}/${owner}/`)
    dropToken()
  }
}

export const [caseOf, setCase] = createContext<CaseVisit>()
