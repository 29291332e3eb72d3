import { limits } from '@linyi/shared/lib/limits'
import type { ForeignState } from '../../bus/port.ts'
import type { Clock } from '../clock.ts'
import { frameOf, readEntries, writeEntry, type PresenceFrame } from './presence-entry.ts'

/** What others see beside a caret. Stamped by the server: what a client says of itself is overwritten (decisions 4). */
export type PersonTag = {
  readonly id: string
  readonly name: string
  /** The office or duty shown instead of the name; empty for a resident. */
  readonly role: string
}

/** One connection, as presence knows it. */
export type PresenceSource = {
  readonly participant: string
  /** The Yjs client ids this connection speaks for; written here alone. */
  readonly clients: Set<number>
}

export type PresenceDeps = {
  readonly clock: Clock
  readonly tagOf: (participant: string) => PersonTag
  /** Whose a client id is by the doc's own register. */
  readonly ownerOf: (client: number) => string | null
  /** How many connections hear each frame. */
  readonly audience: () => number
  readonly send: (frame: PresenceFrame) => void
  /** What has changed of those who are connected here, for other nodes. */
  readonly share: (states: readonly ForeignState[]) => void
}

export type Presence = {
  /** Reads an awareness update. Ids of others are dropped without a word: every stock client echoes them. */
  readonly receive: (source: PresenceSource, update: Uint8Array) => PresenceOutcome
  readonly leave: (source: PresenceSource) => void
  /** Everyone, for a newcomer. */
  readonly all: () => PresenceFrame
  /** Everyone under fresh clocks, or receivers let them fade after 30 s. */
  readonly renew: () => PresenceFrame
  /** What another node says of those who are connected there. */
  readonly foreign: (node: string, states: readonly ForeignState[]) => void
  /** Everyone who is connected here. */
  readonly own: () => readonly ForeignState[]
  /** Somebody's name or office changed: stamps and sends them again. */
  readonly restamp: (participant: string) => void
  /** The last one here has gone. */
  readonly stop: () => void
}

export type PresenceOutcome = 'read' | 'tooLarge' | 'malformed'

type Known = {
  readonly participant: string
  /** Null when its connection has gone, or is one of another node. */
  source: PresenceSource | null
  /** Where its connection is: null for here. */
  node: string | null
  /** When that node last spoke of it. */
  heardAt: number
  /**
   * Our own numbering, so that whoever comes back with an old clock is seen at once and not after 15 s. It is the time
   * of sending or one more than the last: receivers keep the highest they saw, also over our restarts.
   */
  clock: number
  /** What the client said last, unstamped; null when gone. */
  state: object | null
  /** What was last sent, null when nobody sees this one. */
  entry: Uint8Array | null
}

const frameEveryMs = 100
const coloursMax = 6
/** Three beats of another node: one that is gone takes its people along. */
const foreignMsMax = 45_000

/** Who is in a doc's room and where they write: never stored, and never believed about identity (decisions 4). */
export function createPresence(deps: PresenceDeps): Presence {
  const { clock, tagOf, ownerOf, audience, send, share } = deps
  const known = new Map<number, Known>()
  const changed = new Set<number>()
  /** In order of arrival; more than six people share colours, so the label always shows. */
  const colours = new Map<string, number>()
  let shown = 0
  let callOff: (() => void) | null = null
  let everyone: PresenceFrame | null = null

  const stamp = (participant: string, state: object): string => {
    if (!colours.has(participant)) colours.set(participant, colours.size % coloursMax)
    return JSON.stringify({ ...state, user: { ...tagOf(participant), color: colours.get(participant) } })
  }

  const encode = (client: number, one: Known): Uint8Array => {
    everyone = null
    one.clock = Math.max(one.clock + 1, clock.now())
    const entry = writeEntry(client, one.clock, one.state ? stamp(one.participant, one.state) : 'null')
    one.entry = one.state ? entry : null
    return entry
  }

  const stateOf = (client: number): ForeignState => {
    const { participant, state } = known.get(client)!
    return { client, participant, state }
  }

  /** Large rooms get fewer states a frame, each the latest, in the order they changed. */
  const takeChanges = (): PresenceFrame => {
    const perSecond = limits.presenceStatesPerSecondMax / Math.max(1, audience())
    const entriesMax = Math.max(1, Math.floor((perSecond * frameEveryMs) / 1000))
    const taken = [...changed].slice(0, entriesMax)
    taken.forEach((client) => changed.delete(client))
    const ours = taken.filter((client) => known.get(client)!.node === null)
    if (ours.length > 0) share(ours.map(stateOf))
    return frameOf(new Map(taken.map((client) => [client, encode(client, known.get(client)!)])))
  }

  const flush = () => {
    callOff = changed.size > 0 ? clock.after(frameEveryMs, flush) : null
    if (changed.size > 0) send(takeChanges())
  }

  const touch = (client: number) => {
    changed.add(client)
    // After quiet the first change waits for the end of this turn only.
    callOff ??= clock.after(0, flush)
  }

  const become = (client: number, one: Known, state: object | null) => {
    if (JSON.stringify(one.state) === JSON.stringify(state)) return
    shown += Number(state !== null) - Number(one.state !== null)
    one.state = state
    touch(client)
  }

  /**
   * A connection may come back under its person's earlier id with the first id it names; later on that would be the
   * echo of another tab. Beside it, it may name an id that nobody has had.
   */
  const mayClaim = (source: PresenceSource, client: number): boolean => {
    if (shown >= limits.presenceShownPerRoomMax) return false
    const before = known.get(client)
    if (before) return before.participant === source.participant && source.clients.size === 0
    const owner = ownerOf(client)
    if (owner !== null && owner !== source.participant) return false
    return source.clients.size < limits.presenceIdsPerConnectionMax
  }

  const forgetOldest = () => {
    for (const [client, one] of known) {
      if (known.size <= limits.presenceIdsPerRoomMax) return
      if (!one.source && !one.state && !changed.has(client)) known.delete(client)
    }
  }

  const fresh = (participant: string): Known => ({
    ...{ participant, source: null, node: null, heardAt: 0, clock: 0, state: null, entry: null },
  })

  const claim = (source: PresenceSource, client: number): Known => {
    const before = known.get(client)
    before?.source?.clients.delete(client)
    source.clients.add(client)
    const one = before ?? fresh(source.participant)
    one.source = source
    one.node = null
    known.set(client, one)
    forgetOldest()
    return one
  }

  const readOne = (source: PresenceSource, client: number, json: Uint8Array): PresenceOutcome => {
    const own = source.clients.has(client)
    if (!own && !mayClaim(source, client)) return 'read'
    if (json.length > limits.presenceBytesMax) return 'tooLarge'
    const state: unknown = JSON.parse(new TextDecoder().decode(json))
    if (typeof state !== 'object' || Array.isArray(state)) return 'malformed'
    if (own) become(client, known.get(client)!, state)
    else if (state) become(client, claim(source, client), state)
    return 'read'
  }

  /** Whoever went to another node is there from now on; that they left one is true only of where they were last. */
  const takeForeign = (node: string, { client, participant, state }: ForeignState) => {
    const before = known.get(client)
    if (before && before.participant !== participant) return
    if (state === null && before?.node !== node) return
    if (!before?.state && shown >= limits.presenceShownPerRoomMax) return
    const one = before ?? fresh(participant)
    one.source?.clients.delete(client)
    Object.assign(one, { source: null, node, heardAt: clock.now() } satisfies Partial<Known>)
    known.set(client, one)
    become(client, one, state)
    forgetOldest()
  }

  const dropSilent = () => {
    for (const [client, one] of known)
      if (one.node !== null && clock.now() - one.heardAt > foreignMsMax) become(client, one, null)
  }

  const own = () => [...known].flatMap(([client, { node, state }]) => (!node && state ? stateOf(client) : []))

  const present = () => [...known].filter(([, one]) => one.state !== null)

  return {
    receive: (source, update) => {
      let worst: PresenceOutcome = 'read'
      try {
        for (const { client, json } of readEntries(update)) {
          const outcome = readOne(source, client, json)
          if (outcome !== 'read') worst = outcome
        }
      } catch {
        return 'malformed'
      }
      return worst
    },
    leave: (source) => {
      for (const client of source.clients) {
        const one = known.get(client)!
        one.source = null
        become(client, one, null)
      }
      source.clients.clear()
    },
    all: () => {
      if (everyone) return everyone
      const sent = [...known].flatMap(([client, { entry }]) => (entry ? [[client, entry] as const] : []))
      return (everyone = frameOf(new Map(sent)))
    },
    renew: () => {
      dropSilent()
      const ours = own()
      if (ours.length > 0) share(ours)
      return frameOf(
        new Map(present().map(([client, one]) => (changed.delete(client), [client, encode(client, one)]))),
      )
    },
    foreign: (node, states) => states.forEach((state) => takeForeign(node, state)),
    own,
    restamp: (participant) => {
      for (const [client, one] of present()) if (one.participant === participant) touch(client)
    },
    stop: () => {
      callOff?.()
      const ours = [...changed].filter((client) => known.get(client)!.node === null)
      if (ours.length > 0) share(ours.map(stateOf))
    },
  }
}
