import { limits } from '@linyi/shared/lib/limits'
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
}

export type Presence = {
  /** Reads an awareness update. Ids of others are dropped without a word: every stock client echoes them. */
  readonly receive: (source: PresenceSource, update: Uint8Array) => PresenceOutcome
  readonly leave: (source: PresenceSource) => void
  /** Everyone, for a newcomer. */
  readonly all: () => PresenceFrame
  /** Everyone under fresh clocks, or receivers let them fade after 30 s. */
  readonly renew: () => PresenceFrame
  /** Somebody's name or office changed: stamps and sends them again. */
  readonly restamp: (participant: string) => void
  readonly stop: () => void
}

export type PresenceOutcome = 'read' | 'tooLarge' | 'malformed'

type Known = {
  readonly participant: string
  /** Null when its connection has gone. */
  source: PresenceSource | null
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

/** Who is in a doc's room and where they write: never stored, and never believed about identity (decisions 4). */
export function createPresence({ clock, tagOf, ownerOf, audience, send }: PresenceDeps): Presence {
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

  /** Large rooms get fewer states a frame, each the latest, in the order they changed. */
  const takeChanges = (): PresenceFrame => {
    const perSecond = limits.presenceStatesPerSecondMax / Math.max(1, audience())
    const entriesMax = Math.max(1, Math.floor((perSecond * frameEveryMs) / 1000))
    const taken = [...changed].slice(0, entriesMax)
    taken.forEach((client) => changed.delete(client))
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
      if (!one.source && !changed.has(client)) known.delete(client)
    }
  }

  const claim = (source: PresenceSource, client: number): Known => {
    const before = known.get(client)
    before?.source?.clients.delete(client)
    source.clients.add(client)
    const one = before ?? { participant: source.participant, source, clock: 0, state: null, entry: null }
    one.source = source
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
      const sent = [...known].flatMap(([client, { entry }]) => (entry ? [[client, entry] as const] : []))
      return (everyone ??= frameOf(new Map(sent)))
    },
    renew: () =>
      frameOf(
        new Map(present().map(([client, one]) => (changed.delete(client), [client, encode(client, one)]))),
      ),
    restamp: (participant) => {
      for (const [client, one] of present()) if (one.participant === participant) touch(client)
    },
    stop: () => callOff?.(),
  }
}
