import { limits } from '@linyi/shared/lib/limits'
import * as Y from 'yjs'
import type { Bus } from '../../bus/port.ts'
import type { Log } from '../../log.ts'
import { StorageFault, type DocState, type Storage } from '../../storage/port.ts'
import type { Clock } from '../clock.ts'
import type { HeldDoc } from './port.ts'
import { createAdmission } from './admission.ts'
import { createDocCopies } from './copies.ts'
import { ownEntry } from './entry.ts'
import { createFolding } from './folding.ts'
import { holdDoc } from './hold.ts'
import { judgeInto } from './judging.ts'
import { createDocLine } from './line.ts'
import { isEmptyVector } from './merged.ts'
import type { DocRules } from './rules.ts'
import { createDocSize } from './size.ts'
import { createSweep } from './sweep.ts'
import type { DocWriter, Joining, WriterPort } from './writer.ts'

export type DocRoomDeps = {
  readonly storage: Storage
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
}

/** Who hears of a doc. */
export type DocAudience = {
  /** On disk now: for every connection, its writer's too. */
  readonly committed: (update: Uint8Array) => void
  /** The room is gone; every connection has to come again. Nothing that was acked is lost. */
  readonly dropped: () => void
  /** How many connections it speaks for. */
  readonly size: () => number
}

/** The live side of one doc. */
export type DocRoom = {
  readonly doc: string
  readonly rules: DocRules
  readonly join: (who: Joining, port: WriterPort) => DocWriter
  /**
   * Takes an update frame of a connection.
   * @param complete it holds everything the connection has (sync step 2)
   * @returns false when the room lags behind: read no more from this connection until `relieved`
   */
  readonly receive: (writer: DocWriter, update: Uint8Array, complete: boolean) => boolean
  readonly leave: (writer: DocWriter) => void
  /** What is on disk beyond a state vector. Throws when that is not one. */
  readonly beyond: (stateVector: Uint8Array) => Uint8Array
  readonly storedVector: () => Uint8Array
  /** What we have, counting what is on its way to disk: nobody needs to send it again. */
  readonly draftVector: () => Uint8Array
  readonly ownerOf: (client: number) => string | null
  /** Returns the way to stop. */
  readonly listen: (audience: DocAudience) => () => void
  readonly hold: <T>(work: (held: HeldDoc) => Promise<T>) => Promise<T>
  /** Reads the doc when all that was accepted is on disk. Rejects with `StorageFault`. */
  readonly read: <T>(look: (stored: Y.Doc) => T) => Promise<T>
  /** Changes words whoever they belong to, and leaves nothing of the old ones in the log. Rejects with `StorageFault`. */
  readonly rewrite: (change: (draft: Y.Doc) => void) => Promise<void>
  readonly isUsed: () => boolean
  /** Somebody else wrote the doc's row `seq`. */
  readonly heardOf: (seq: number) => void
  /** Brings everything to disk, folds a long log into one row, and ends. */
  readonly close: () => Promise<void>
}

type Arrival = { readonly writer: DocWriter; readonly update: Uint8Array; readonly complete: boolean }

const bytesIn = (arrived: readonly Arrival[]): number =>
  arrived.reduce((bytes, { update }) => bytes + update.length, 0)

const answersMax = 32

/** @param onDropped the room has ended by itself: a store that does not answer, or a broken assumption of ours */
export function createDocRoom(
  doc: string,
  state: DocState,
  rules: DocRules,
  { storage, bus, clock, log }: DocRoomDeps,
  onDropped: () => void,
): DocRoom {
  const { kind } = rules
  const copies = createDocCopies(state)
  const audiences = new Set<DocAudience>()
  const answers = new Map<string, Uint8Array>()
  const paused = new Set<DocWriter>()
  /** What came while the gate was stopped; null while it is not. */
  let arrivals: Arrival[] | null = null
  let arrivedBytes = 0
  /** What came in this turn of the event loop after the first; null in a turn in which nothing has come yet. */
  let inbox: Arrival[] | null = null
  let holds = 0
  let turn: Promise<unknown> = Promise.resolve()
  let ended = false

  const drop = (error: unknown) => {
    if (ended) return
    if (error instanceof StorageFault)
      log.warn({ doc, error: error.message }, 'doc room dropped: the store did not answer')
    else log.error({ doc, err: error }, 'doc room dropped: a broken assumption')
    end()
    audiences.forEach((one) => one.dropped())
    onDropped()
  }

  const end = () => {
    ended = true
    line.stop()
    sweep.stop()
    folding.stop()
    rules.close()
  }

  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      drop(error)
    }
  }

  const folding = createFolding(
    state.updates.map(({ length }) => length),
    async () => {
      const whole = Y.encodeStateAsUpdate(copies.stored())
      await storage.compactDoc(doc, line.seq(), whole)
      return whole.length
    },
    (error) => log.warn({ doc, err: error }, 'a doc could not be compacted'),
  )

  const line = createDocLine({
    doc,
    seq: state.seq,
    copies,
    rules,
    storage,
    bus,
    clock,
    audience: () => [...audiences].reduce((sum, one) => sum + one.size(), 0),
    admitArrived: () => admitArrived(),
    admitAgain: (entry) => admission.admitAgain(entry),
    onCommitted: (update) => {
      answers.clear()
      audiences.forEach((one) => one.committed(update))
      sweep.look()
      folding.grew(update.length)
    },
    onSettled: () => relieve(),
    onFailed: drop,
  })
  const size = createDocSize(
    kind.bytesMax,
    state.updates.reduce((bytes, update) => bytes + update.length, 0),
    () => Y.encodeStateAsUpdate(copies.draft()).length,
  )
  const judge = judgeInto(copies, rules, size)
  const admission = createAdmission({ kind, copies, line, clock, log, judge })
  const unfinishedIn = (copy: Y.Doc) => kind.unfinished?.in(copy) ?? []
  const sweep = createSweep(
    clock,
    () => unfinishedIn(copies.stored()),
    (ids) => {
      if (arrivals) return
      const effect = copies.write((draft) => {
        const still = unfinishedIn(draft)
        kind.unfinished?.remove(
          draft,
          ids.filter((id) => still.includes(id)),
        )
      }, [])
      if (effect) line.push(ownEntry(effect))
    },
  )

  const admit = ({ writer, update, complete }: Arrival) => admission.admit(writer, update, complete)

  const admitAll = (arrived: readonly Arrival[]) => {
    if (!kind.plain) return arrived.forEach(admit)
    line.reaffirm()
    for (let next = 0; next < arrived.length;)
      copies.together((isOver) => {
        do admit(arrived[next++]!)
        while (next < arrived.length && !isOver())
      })
  }

  const admitArrived = () => {
    const arrived = inbox ?? []
    if (arrived.length === 0) return
    inbox = []
    arrivedBytes -= bytesIn(arrived)
    if (!ended) guarded(() => admitAll(arrived))
  }

  /** The first of a turn is looked at at once, in a quiet room all; who comes with it waits for the turn's end. */
  const receive = (arrival: Arrival) => {
    if (inbox) {
      inbox.push(arrival)
      arrivedBytes += arrival.update.length
      return
    }
    inbox = []
    setImmediate(() => {
      admitArrived()
      inbox = null
      relieve()
    })
    guarded(() => admit(arrival))
  }

  const backlogBytes = () => arrivedBytes + line.backlogBytes()

  const relieve = () => {
    if (paused.size === 0 || backlogBytes() > limits.docBacklogBytesMax / 2) return
    const relieved = [...paused]
    paused.clear()
    relieved.forEach((writer) => writer.port.relieved())
  }

  const shut = async <T>(work: (held: HeldDoc) => Promise<T>): Promise<T> => {
    const held = holdDoc(doc, kind, copies, line)
    admitArrived()
    arrivals = []
    try {
      await line.drained()
      return await work(held)
    } finally {
      held.end()
      await line.drained().catch(() => undefined)
      const arrived = arrivals
      arrivals = null
      arrivedBytes -= bytesIn(arrived)
      if (!ended) guarded(() => admitAll(arrived))
      relieve()
    }
  }

  const hold: DocRoom['hold'] = (work) => {
    holds++
    const mine = turn.then(() => shut(work)).finally(() => holds--)
    turn = mine.catch(() => undefined)
    return mine
  }

  /** Once more when somebody else wrote first: then nothing of ours was written. */
  const rewriteOnce = async (change: (draft: Y.Doc) => void): Promise<boolean> => {
    const effect = copies.write(change, [])
    if (!effect) return false
    line.push(ownEntry(effect))
    await line.drained()
    return true
  }

  return {
    doc,
    rules,
    join: admission.join,
    receive: (writer, update, complete) => {
      if (ended) return true
      if (arrivals) {
        arrivals.push({ writer, update, complete })
        arrivedBytes += update.length
      } else receive({ writer, update, complete })
      if (backlogBytes() <= limits.docBacklogBytesMax) return true
      paused.add(writer)
      return false
    },
    leave: (writer) => {
      writer.held.take()
      paused.delete(writer)
    },
    beyond: (stateVector) => {
      const key = Buffer.from(stateVector).toString('latin1')
      const known = answers.get(key) ?? (isEmptyVector(stateVector) ? copies.asStored() : null)
      const answer = known ?? Y.encodeStateAsUpdate(copies.stored(), stateVector)
      if (answers.size < answersMax) answers.set(key, answer)
      return answer
    },
    storedVector: copies.storedVector,
    draftVector: copies.draftVector,
    ownerOf: copies.ownerOf,
    listen: (audience) => {
      audiences.add(audience)
      if (ended) queueMicrotask(audience.dropped)
      return () => audiences.delete(audience)
    },
    hold,
    read: (look) => hold(async () => look(copies.stored())),
    rewrite: (change) =>
      hold(async () => {
        while (await rewriteOnce(change));
        if (line.seq() === 0) return
        await folding.now()
      }),
    isUsed: () => audiences.size > 0 || holds > 0 || line.entries().length > 0,
    heardOf: (seq) => {
      if (seq > line.seq()) line.fallBehind()
    },
    close: async () => {
      if (ended) return
      admitArrived()
      await turn
      await line.drained().catch(() => undefined)
      if (!ended) await folding.atRest()
      if (!ended) end()
      copies.destroy()
    },
  }
}
