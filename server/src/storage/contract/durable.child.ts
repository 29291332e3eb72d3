import { setTimeout as sleep } from 'node:timers/promises'
import type { Storage, Unit } from '../port.ts'
import { openPostgres } from '../postgres/postgres.ts'
import { openSqlite } from '../sqlite/sqlite.ts'
import { append, edit } from './lab.ts'

/**
 * Of a store named by its path or address: commits in bursts until `commits` are done or faults no longer end, printing `ack N` for each as soon as it is
 * told of it, and `fault` for each burst that failed. Each unit writes one row of everything.
 */
const [store, commits] = [process.argv[2]!, Number(process.argv[3])]
/** Whoever waits for a store to come back says for how many of them. */
const faultsInARowMax = Number(process.argv[4] ?? 5)
const FAULT_PAUSE_MS = 50
const BURST_MAX = 20

const unitAfter = (seq: number): Unit => ({
  stream: append('m', seq, { commandId: `command-${seq + 1}` }),
  docs: [edit('d', seq, { judgedAt: { stream: 'm', seq }, update: new Uint8Array(500).fill(seq) })],
  directory: [{ put: 'person', person: `p-${seq + 1}`, name: `name ${seq + 1}` }],
})

const commit = async (storage: Storage, seq: number): Promise<void> => {
  const outcome = await storage.commit(unitAfter(seq))
  if (!outcome.ok) throw new Error(`${seq + 1} ${outcome.why}`)
  process.stdout.write(`ack ${seq + 1}\n`)
}

const headSeq = async (storage: Storage): Promise<number> =>
  (await storage.listStreams('meeting'))[0]?.seq ?? 0

/** Whether all of it was acked. */
const burst = async (storage: Storage): Promise<boolean> => {
  try {
    const head = await headSeq(storage)
    const size = 1 + Math.floor(Math.random() * BURST_MAX)
    await Promise.all(Array.from({ length: size }, (_, i) => commit(storage, head + i)))
    return true
  } catch (error) {
    if (!(error instanceof Error && error.name === 'StorageFault')) throw error
    process.stdout.write('fault\n')
    await sleep(FAULT_PAUSE_MS)
    return false
  }
}

const storage = await (store.startsWith('postgres:')
  ? openPostgres({ url: store })
  : openSqlite({ path: store }))
for (let faults = 0; faults < faultsInARowMax && (await headSeq(storage).catch(() => 0)) < commits;) {
  faults = (await burst(storage)) ? 0 : faults + 1
}
await storage.close()
