import * as Y from 'yjs'
import type { AnyEvent } from '@linyi/shared/domain/streams'
import { limits } from '@linyi/shared/lib/limits'
import type { Bus } from '../../bus/port.ts'
import { StorageFault, type Storage } from '../../storage/port.ts'
import type { Clock } from '../clock.ts'
import type { ClientClaim, DocCopies } from './copies.ts'
import { tickOf } from './consequences.ts'
import { byteLength, effectOf, tellWriters, tickLength, type Entry } from './entry.ts'
import type { DocRules } from './rules.ts'

export type LineDeps = {
  readonly doc: string
  /** Of the last row on disk. */
  readonly seq: number
  readonly copies: DocCopies
  readonly rules: DocRules
  readonly storage: Storage
  readonly bus: Bus
  readonly clock: Clock
  /** How many connections hear each tick. */
  readonly audience: () => number
  /** What came in this turn and was not looked at yet. */
  readonly admitArrived: () => void
  /** Judges an entry again and pushes what comes of it. */
  readonly admitAgain: (entry: Entry) => void
  /** On disk, and in `copies.stored`. */
  readonly onCommitted: (update: Uint8Array) => void
  /** A tick is over and its writers were told. */
  readonly onSettled: () => void
  readonly onFailed: (error: unknown) => void
}

/** The way of accepted updates to disk: one tick at a time, in order, each written once. */
export type DocLine = {
  readonly seq: () => number
  readonly push: (entry: Entry) => void
  /** Entries not yet on disk. */
  readonly entries: () => readonly Entry[]
  readonly backlogBytes: () => number
  /** To be called before judging: the meeting may have gone on since the pending entries were judged. */
  readonly reaffirm: () => void
  /** Somebody else wrote to this doc: it is read again and what is pending is judged again. */
  readonly fallBehind: () => void
  /** Takes up what a decision wrote in its own commit. Only between ticks. */
  readonly adopt: (update: Uint8Array, claims: readonly ClientClaim[]) => void
  /** Resolves when everything is on disk, without waiting for the tick. Rejects with `StorageFault`. */
  readonly drained: () => Promise<void>
  readonly stop: () => void
}

const tickMsMin = 20
/** What one process can write to its sockets beside everything else. */
const writesPerMsMax = 100
const lostRacesMax = 20

export function createDocLine(deps: LineDeps): DocLine {
  const { doc, copies, rules, storage, bus, clock } = deps
  let seq = deps.seq
  /** The meeting as it was when every pending entry was found allowed. */
  let judgedUnder = rules.head().state
  let pending: Entry[] = []
  let flying: Entry[] = []
  let bytes = 0
  let behind = false
  let lostRaces = 0
  let lastTickOverAt = -Infinity
  let callOff: (() => void) | null = null
  let busy: Promise<void> | null = null
  let stopped = false

  const readmit = (entries: readonly Entry[]) => {
    for (const { writer, claims } of entries) {
      if (!writer) continue
      writer.openEntries--
      writer.newClients.giveBack(claims.length)
    }
    entries.forEach(deps.admitAgain)
  }

  const reaffirm = () => {
    const { state } = rules.head()
    if (state === judgedUnder) return
    judgedUnder = state
    if (pending.every(stands)) return
    const again = pending
    pending = []
    bytes = byteLength(flying)
    copies.redraft(flying)
    readmit(again)
  }

  const stands = ({ writer, questions }: Entry): boolean => {
    if (!writer || questions.length === 0) return true
    const rights = rules.rightsOf(writer)
    return questions.every((question) => question(rights) === null)
  }

  const readAgain = async () => {
    behind = false
    const state = await storage.readDoc(doc, seq)
    // After it: whoever may not see any more what was written is away before it is sent.
    await rules.refresh()
    const again = [...flying, ...pending]
    flying = []
    pending = []
    bytes = 0
    const update = copies.takeIn(state)
    seq = state.seq
    judgedUnder = rules.head().state
    deps.onCommitted(update)
    readmit(again)
  }

  const take = (update: Uint8Array, claims: readonly ClientClaim[]) => {
    copies.keep(update, claims)
    seq++
    deps.onCommitted(update)
  }

  const tick = async () => {
    deps.admitArrived()
    if (rules.kind.consequences) await rules.steady()
    if (behind) return readAgain()
    reaffirm()
    const { entries, follows } = tickOf(
      rules.kind,
      copies,
      rules.head().state,
      pending.slice(0, tickLength(pending)),
    )
    flying = pending.splice(0, entries.length)
    const update = effectOf(flying)
    if (update && !(await write(update, follows))) return
    settle(update)
    deps.onSettled()
  }

  /** A writer hears in one of what others wrote and that their own is on disk: a write costs more than what is in it. */
  const settle = (update: Uint8Array | null) => {
    const done = flying
    const ends = [...new Set(done.flatMap(({ writer }) => writer ?? []))].map(({ port }) => port.inOne())
    try {
      if (update) {
        take(
          update,
          done.flatMap(({ claims }) => claims),
        )
        bus.publish({ about: 'doc', doc, seq })
      }
      flying = []
      bytes -= byteLength(done)
      tellWriters(done)
    } finally {
      ends.forEach((end) => end())
    }
  }

  const write = async (update: Uint8Array, follows: readonly AnyEvent[]): Promise<boolean> => {
    const clients = flying.flatMap(({ claims }) => claims)
    const { stream, seq: streamSeq } = rules.head()
    const append = { doc, expectedSeq: seq, update, clients, judgedAt: { stream, seq: streamSeq } }
    const by = flying[0]?.writer?.participant ?? ''
    const outcome = await (follows.length === 0
      ? storage.commit({ docs: [append] })
      : rules.follow({ by, events: follows, docs: [append] }))
    if (!outcome.ok && outcome.why === 'fault') throw new StorageFault(`${doc} could not be written`)
    behind ||= !outcome.ok
    lostRaces = outcome.ok ? 0 : lostRaces + 1
    if (lostRaces > lostRacesMax) throw new StorageFault(`${doc} lost ${lostRaces} races in a row`)
    return outcome.ok
  }

  const run = async () => {
    callOff?.()
    callOff = null
    try {
      await tick()
    } catch (error) {
      stopped = true
      deps.onFailed(error)
    }
    busy = null
    lastTickOverAt = clock.now()
    schedule()
  }

  const schedule = () => {
    if (stopped || busy || callOff || (pending.length === 0 && !behind)) return
    const isDue = behind || pending.length > limits.updatesPerTickMax
    const tickMs = Math.max(tickMsMin, deps.audience() / writesPerMsMax)
    // Counted from the end of the last: a machine that takes long to write to everybody is asked less often.
    const sinceMs = Math.max(0, clock.now() - lastTickOverAt)
    callOff = clock.after(isDue ? 0 : Math.max(0, tickMs - sinceMs), () => {
      callOff = null
      busy ??= run()
    })
  }

  return {
    seq: () => seq,
    push: (entry) => {
      if (entry.writer) entry.writer.openEntries++
      pending.push(entry)
      bytes += entry.update.length
      schedule()
    },
    entries: () => [...flying, ...pending],
    backlogBytes: () => bytes,
    reaffirm,
    fallBehind: () => {
      behind = true
      schedule()
    },
    adopt: (update, claims) => {
      copies.write((draft) => Y.applyUpdate(draft, update), claims)
      take(update, claims)
    },
    drained: async () => {
      deps.admitArrived()
      while (!stopped && (behind || pending.length > 0 || flying.length > 0)) await (busy ??= run())
      if (stopped) throw new StorageFault(`${doc} was dropped`)
    },
    stop: () => {
      stopped = true
      callOff?.()
    },
  }
}
