import type { AudienceClass } from '@linyi/shared/domain/decider'
import type { AnyRules } from '@linyi/shared/domain/streams'
import { limits } from '@linyi/shared/lib/limits'
import { openEvent } from '@linyi/shared/record/seal'
import type { Outcome, Storage, Unit } from '../storage/port.ts'
import type { SealedEvent, Standing } from './port.ts'
import { idIn } from './names.ts'
import { beforeAll, readOn } from './standing.ts'

/** What became of an append. `fault`: nobody can tell, so everything decided on top of it is off too. */
export type Landed = Outcome | { readonly ok: false; readonly why: 'fault' }

/** One decision on its way to disk. */
export type Flight = {
  readonly unit: Unit
  readonly base: Standing
  readonly standing: Standing
  readonly events: readonly SealedEvent[]
}

/** A stream as it is on disk, and ahead of it the decisions that are on their way there. */
export type StreamLog = {
  readonly ahead: () => Standing
  readonly durable: () => Standing
  /** Settled when `ahead` may be decided on; decide at once then. Rejects with `StorageFault`. */
  readonly ready: () => Promise<void>
  /** Hands a decision on `ahead` to the store, in order; settled when it is folded, or off. Never rejects. */
  readonly append: (flight: Flight) => Promise<Landed>
  /** Settled when all that is under way has landed: whether `ahead` was right all along. */
  readonly heldTrue: () => Promise<boolean>
  readonly eventsAfter: (seq: number) => Promise<readonly SealedEvent[]>
  readonly mentioned: () => ReadonlyMap<AudienceClass, number>
  /** Reads what is new on disk. Rejects with `StorageFault`. */
  readonly reload: () => Promise<void>
  /** An assumption broke, or what is stored was rewritten: reads everything again, and until then stands still. */
  readonly rebuild: () => Promise<void>
  /** How many times that was done. */
  readonly rebuilt: () => number
}

type Deps = {
  readonly stream: string
  readonly rules: AnyRules
  readonly storage: Storage
  /** Reads what is kept beside the events, whenever they are read. */
  readonly readBeside: () => Promise<void>
  readonly onLanded: (events: readonly SealedEvent[]) => void
  readonly onFault: (error: unknown) => void
  /** Has it reloaded at once, and again until that succeeds. */
  readonly reloadSurely: () => void
}

/** What was decided one on top of the other: when one falls, so do all after it. */
type Tail = { fell: 'conflict' | 'fault' | null }

export function createStreamLog(deps: Deps): StreamLog {
  const { stream, rules, storage, readBeside, onLanded, onFault, reloadSurely } = deps
  const first = beforeAll(rules, idIn(stream))
  let durable = first
  let ahead = durable
  let recent: readonly SealedEvent[] = []
  const mentioned = new Map<AudienceClass, number>()
  let tail: Tail = { fell: null }
  let landing: Promise<unknown> = Promise.resolve()
  let trusted = false
  let fromStart = false
  let rebuilt = 0
  let asked = 0
  let reading: Promise<void> | null = null

  const advance = (standing: Standing, events: readonly SealedEvent[]) => {
    const news = events.filter(({ event }) => event.seq > durable.seq)
    durable = standing
    for (const { event, audience } of news) for (const one of audience) mentioned.set(one, event.seq)
    recent = [...recent, ...news].slice(-limits.recentEventsPerRoomMax)
    if (news.length > 0) onLanded(news)
  }

  const allLanded = async () => {
    let last
    do await (last = landing)
    while (last !== landing)
  }

  const readOnce = async () => {
    await allLanded()
    const from = fromStart ? first : durable
    const [rows] = await Promise.all([storage.readStream(stream, from.seq), readBeside()])
    const { standing, events } = readOn(rules, from, rows)
    advance(standing, events)
    if (fromStart) recent = events.slice(-limits.recentEventsPerRoomMax)
    ahead = durable
    fromStart = false
  }

  const readAll = async () => {
    try {
      let served
      do {
        served = asked
        await readOnce()
      } while (served !== asked)
      trusted = true
    } finally {
      // Not a moment later: whoever asks then would be answered with what was read before.
      reading = null
    }
  }

  const reload = () => {
    trusted = false
    asked++
    return (reading ??= readAll())
  }

  const fall = (fallen: Tail, why: 'conflict' | 'fault') => {
    if (fallen.fell) return
    fallen.fell = why
    tail = { fell: null }
    ahead = durable
    reloadSurely()
  }

  const land = async (flight: Flight, mine: Tail, committed: Promise<Landed>): Promise<Landed> => {
    const outcome = await committed
    if (outcome.ok) {
      if (flight.base === durable) advance(flight.standing, flight.events)
      return outcome
    }
    fall(mine, outcome.why === 'fault' ? 'fault' : 'conflict')
    return outcome.why === 'seqTaken' && mine.fell === 'fault' ? { ok: false, why: 'fault' } : outcome
  }

  const commit = (unit: Unit): Promise<Landed> =>
    storage.commit(unit).catch((error: unknown) => {
      onFault(error)
      return { ok: false, why: 'fault' }
    })

  return {
    ahead: () => ahead,
    durable: () => durable,
    mentioned: () => mentioned,
    ready: async () => {
      while (!trusted) await (reading ?? reload())
    },
    append: async (flight) => {
      ahead = flight.standing
      const [mine, committed] = [tail, commit(flight.unit)]
      const landed = landing.then(() => land(flight, mine, committed))
      landing = landed
      const outcome = await landed
      // Written though one before it fell: only the store knows what lies between.
      if (outcome.ok && durable.seq < flight.standing.seq) await reload().catch(reloadSurely)
      return outcome
    },
    heldTrue: async () => {
      const mine = tail
      await landing
      return mine.fell === null
    },
    eventsAfter: async (seq) => {
      const first = recent[0]?.event.seq ?? durable.seq + 1
      if (seq + 1 >= first) return recent.slice(seq + 1 - first)
      const until = durable.seq
      const rows = await storage.readStream(stream, seq)
      return rows.filter((row) => row.seq <= until).map((row) => openEvent(row))
    },
    reload,
    rebuilt: () => rebuilt,
    rebuild: () => {
      fromStart = true
      rebuilt++
      ahead = durable
      return reload()
    },
  }
}
