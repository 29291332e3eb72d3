import type { Answer, Request } from '../asks.ts'
import { StorageFault } from '../port.ts'
import { copyStore } from './backup.ts'
import { calls } from './calls.ts'
import { commitUnits, type UnitResult } from './commit.ts'
import { epochOf, type Connection } from './connection.ts'
import { isFault, needsReopening, spoilsWritingAlone } from './fault.ts'
import { createUpkeep } from './upkeep.ts'

type UnitRequest = Extract<Request, { unit: unknown } | { box: unknown }>
type CallRequest = Extract<Request, { call: unknown }>

export type Engine = {
  readonly epoch: string
  /** Answers a batch at once, but for slow calls (a backup, a compaction), which go to `answerLater`. */
  answer(batch: readonly Request[]): Answer[]
  /** To be called when nobody has asked for anything for a moment. */
  rest(): void
  /** Waits for the slow calls. */
  close(): Promise<void>
}

/** A disk that fails slowly is not tried for every read. */
const tryAgainMs = 1000

/**
 * The worker's side without the thread. After a fault that may stick to the connection the next batch opens anew. Where
 * only writing failed reads go on over the old connection until a new one can be had.
 * @param now milliseconds, never set back
 */
export const createEngine = (
  path: string,
  open: () => Connection,
  answerLater: (answer: Answer) => void,
  now: () => number = () => performance.now(),
): Engine => {
  let connection: Connection | null = open()
  /** From when on another connection is tried, since this one may not write any more; null while it may. */
  let tryFrom: number | null = null
  const unsettled = new Set<Promise<void>>()
  const upkeep = createUpkeep(path)

  const renew = (old: Connection): Connection => {
    try {
      connection = open()
      tryFrom = null
      old.db.close()
    } catch {
      tryFrom = now() + tryAgainMs
    }
    return connection!
  }

  const current = (): Connection => {
    if (connection && tryFrom !== null && now() >= tryFrom) return renew(connection)
    return (connection ??= openAgain(open))
  }

  const failed = (id: number, error: unknown): Answer => {
    if (needsReopening(error) && connection) {
      if (spoilsWritingAlone(error)) tryFrom ??= now()
      else {
        connection.db.close()
        connection = null
        tryFrom = null
      }
    }
    const isStoreFault = isFault(error) || error instanceof StorageFault
    return isStoreFault ? { id, fault: (error as Error).message } : { id, bug: String(error) }
  }

  const settleLater = (id: number, settled: Promise<unknown>): void => {
    const answered = settled
      .then(
        (value): Answer => ({ id, value }),
        (error: unknown) => failed(id, error),
      )
      .then(answerLater)
      .finally(() => unsettled.delete(answered))
    unsettled.add(answered)
  }

  const commit = (requests: readonly UnitRequest[]): Answer[] => {
    if (requests.length === 0) return []
    try {
      const results = commitUnits(current(), requests)
      return results.map((result, i) => unitAnswer(requests[i]!.id, result))
    } catch (error) {
      return requests.map(({ id }) => failed(id, error))
    }
  }

  const call = ({ id, call: name, args }: CallRequest): Answer | null => {
    try {
      const run = calls[name] as (connection: Connection, ...args: readonly unknown[]) => unknown
      const value = run(current(), ...args)
      if (!(value instanceof Promise)) return { id, value }
      settleLater(id, value)
      return null
    } catch (error) {
      return failed(id, error)
    }
  }

  return {
    epoch: epochOf(current()),
    answer(batch) {
      const answers = commit(batch.filter((request) => 'unit' in request || 'box' in request))
      for (const request of batch) {
        if ('backup' in request) settleLater(request.id, copyStore(path, request.backup))
        if (!('call' in request)) continue
        const answer = call(request)
        if (answer) answers.push(answer)
      }
      return answers
    },
    rest() {
      if (connection && tryFrom === null) upkeep.rest(connection)
    },
    async close() {
      await Promise.all(unsettled)
      connection?.db.close()
      connection = null
    },
  }
}

/** Whatever keeps the store from opening while the server runs is a fault: the next batch tries again. */
const openAgain = (open: () => Connection): Connection => {
  try {
    return open()
  } catch (error) {
    throw new StorageFault(String(error))
  }
}

const unitAnswer = (id: number, result: UnitResult): Answer =>
  'bug' in result ? { id, bug: result.bug } : { id, value: result.outcome }
