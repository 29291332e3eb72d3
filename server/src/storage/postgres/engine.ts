import type { Answer, Request } from '../asks.ts'
import type { Pools } from './connection.ts'
import { commitTick, type Committed } from './commit.ts'
import { isFault } from './fault.ts'
import type { Purge } from './purge.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'
import { StorageFault } from '../port.ts'

type Call = Extract<Request, { call: unknown }>
type Run = (on: Pools['writer'], ...args: readonly unknown[]) => Promise<unknown>

const runOf = (table: object, name: string): Run | null =>
  Object.hasOwn(table, name) ? (table as Record<string, Run>)[name]! : null

export type Engine = {
  /** Settled when all of a batch but its reads and slow calls is answered, so that the next one may come. Never rejects. */
  readonly answer: (batch: readonly Request[]) => Promise<void>
  /** Waits for the reads and the slow calls. */
  readonly settled: () => Promise<void>
}

/**
 * Serves batches in their order: units and boxes in one transaction, then calls. A read sees all that was asked
 * before it, and keeps nothing waiting.
 */
export const createEngine = (
  pools: Pools,
  purge: Purge,
  copy: (path: string) => Promise<void>,
  answered: (answers: readonly Answer[]) => void,
): Engine => {
  const unsettled = new Set<Promise<void>>()

  const settle = (id: number, value: Promise<unknown>): Promise<void> =>
    value.then(
      (value) => answered([{ id, value }]),
      (error: unknown) => answered([failed(id, error)]),
    )

  const settleLater = (id: number, value: Promise<unknown>): void => {
    const settling = settle(id, value).finally(() => unsettled.delete(settling))
    unsettled.add(settling)
  }

  const commit = async (requests: readonly Committed[]): Promise<void> => {
    try {
      answered(await commitTick(pools.writer, requests))
    } catch (error) {
      answered(requests.map(({ id }) => failed(id, error)))
    }
  }

  const compact = async ({ id, args }: Call): Promise<void> => {
    const [doc, seq, snapshot] = args as [string, number, Uint8Array]
    const compacted = writes.compactDoc(pools.writer, doc, seq, snapshot)
    settleLater(
      id,
      compacted.then(() => purge.doc(doc)),
    )
    await compacted.catch(() => undefined)
  }

  const call = async (request: Call): Promise<void> => {
    const { id, call: name, args } = request
    if (name === 'compactDoc') return compact(request)
    if (name === 'purge') return settleLater(id, purge.all())
    const read = runOf(reads, name)
    if (read) return settleLater(id, read(pools.readers, ...args))
    await settle(id, runOf(writes, name)!(pools.writer, ...args))
  }

  return {
    answer: async (batch) => {
      await commit(batch.filter((request) => 'unit' in request || 'box' in request))
      for (const request of batch) {
        if ('call' in request) await call(request)
        else if ('backup' in request) settleLater(request.id, copy(request.backup))
        else if ('close' in request) answered([{ id: request.id, value: undefined }])
      }
    },
    settled: async () => void (await Promise.all(unsettled)),
  }
}

const failed = (id: number, error: unknown): Answer =>
  error instanceof StorageFault || isFault(error)
    ? { id, fault: error instanceof Error ? error.message : String(error) }
    : { id, bug: String(error) }
