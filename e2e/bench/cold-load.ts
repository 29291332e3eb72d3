// npm run bench -- cold-load: a doc with a long history that nobody has in memory: how long the first visitor waits for all
// of it. --trace FILE takes a real history instead of the made-up ones.
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { textOf } from '@linyi/shared/docs/board/list'
import { limits } from '@linyi/shared/lib/limits'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { open } from './load/client.ts'
import { types } from './load/frames.ts'
import { historyOf, madeUp, readTrace, type History } from './load/history.ts'
import type { Seat } from './load/seat.ts'
import { pause } from './suite/interleave.ts'
import { keepRoot } from './suite/leftovers.ts'
import { openHouse } from './suite/linyi.ts'
import { profiling, readOptions } from './suite/options.ts'
import { seatsOf, startPeer } from './suite/peers.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'

const patienceMs = 10_000
const long = 260_000
const short = 26_000
/** So many changes have come since a doc was last folded: as many as ever may. */
const since = limits.docRowsMax

const columns: readonly Column[] = [
  { name: 'syncedMs', title: 'synced ms' },
  { name: 'completeMs', title: 'all there ms' },
  { name: 'answerKb', title: 'answer kB', digits: 1 },
  { name: 'tooSoon', title: 'too soon', digits: 0 },
]

const options = readOptions({ seconds: 5, more: { trace: { type: 'string' } } })
const rows = createRows()

/** What the first one to come waits for. */
async function visit(seat: Seat, { issue, text }: History) {
  const startedAt = performance.now()
  const heard: { readonly atMs: number; readonly update: Uint8Array }[] = []
  const spoken = (payload: Buffer, type: number) => {
    if (type !== types.sync || payload[1] === 0) return
    const decoder = createDecoder(payload)
    readVarUint(decoder)
    readVarUint(decoder)
    heard.push({
      atMs: performance.now() - startedAt,
      update: Uint8Array.from(readVarUint8Array(decoder)),
    })
  }
  const client = await open(seat, { spoken })
  await client.synced
  const syncedMs = performance.now() - startedAt
  const copy = new Y.Doc()
  // What the visitor's own copy takes to read it is not the server's: read when it has come.
  const isWholeAfter = (update: Uint8Array) => {
    Y.applyUpdate(copy, update)
    return textOf(copy, issue, 'detail')?.toString() === text
  }
  let completeMs = NaN
  let read = 0
  for (let waited = 0; Number.isNaN(completeMs) && waited < patienceMs; waited += 20) {
    await pause(20)
    for (const { atMs, update } of heard.slice(read))
      if (isWholeAfter(update) && Number.isNaN(completeMs)) completeMs = atMs
    read = heard.length
  }
  client.raw.hangUp()
  const heardBytes = heard.reduce((bytes, { update }) => bytes + update.length, 0)
  return {
    syncedMs,
    completeMs,
    answerKb: heardBytes / 1000,
    tooSoon: Number(!(completeMs < syncedMs)),
  }
}

/** As it comes to lie with us and with y-websocket's store, which folds as the log grows or never; Hocuspocus keeps one row. */
type Stored = readonly Uint8Array[]
type Cold = {
  readonly name: string
  readonly start: (stored: Stored) => Promise<{ seat: Seat; stop: () => Promise<void> }>
}

let files = 0
const freshFile = () => join(keepRoot(), `cold-${files++}.sqlite`)

const linyi: Cold = {
  name: 'linyi',
  start: async (stored) => {
    const { server, writer } = await openHouse(1, {
      nodeArguments: profiling(options),
      change: (folder, { meeting }) => {
        const db = new DatabaseSync(join(folder, 'linyi.sqlite'))
        const doc = `meeting/${meeting.id}/board`
        db.exec('BEGIN')
        db.prepare('DELETE FROM doc_update WHERE doc = ?').run(doc)
        const row = db.prepare('INSERT INTO doc_update (doc, seq, bytes) VALUES (?, ?, ?)')
        stored.forEach((update, n) => row.run(doc, n + 1, update))
        db.exec('COMMIT')
        db.close()
      },
    })
    return { seat: writer(0), stop: server.stop }
  },
}

const others: readonly Cold[] = [
  {
    name: 'hocuspocus',
    start: async (stored) => {
      const file = freshFile()
      const db = new DatabaseSync(file)
      db.exec('CREATE TABLE documents (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT')
      // It keeps a doc as one, whatever it came from.
      db.prepare('INSERT INTO documents VALUES (?, ?)').run('hall', inOne(stored))
      db.close()
      const { port, stop } = await startPeer('hocuspocus.ts', ['0', file])
      return { seat: seatsOf(port, true)('hall'), stop }
    },
  },
  {
    name: 'y-websocket',
    start: async (stored) => {
      const file = freshFile()
      const db = new DatabaseSync(file)
      db.exec('CREATE TABLE updates (name TEXT NOT NULL, data BLOB NOT NULL) STRICT; BEGIN')
      const row = db.prepare('INSERT INTO updates VALUES (?, ?)')
      stored.forEach((update) => row.run('hall', update))
      db.exec('COMMIT')
      db.close()
      const { port, stop } = await startPeer('y-websocket.ts', [file])
      return { seat: seatsOf(port, false)('hall'), stop }
    },
  },
]

const inOne = (updates: Stored): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return Y.encodeStateAsUpdate(doc)
}

const wanted = [linyi, ...others].filter(({ name }) => options.peers.some((peer) => peer.name === name))
const traces = options.more['trace'] === undefined ? [] : [options.more['trace']]
const histories =
  traces.length > 0
    ? traces.map((path) => historyOf(basename(path).replace(/\..*/, ''), readTrace(path)))
    : [historyOf('made up', madeUp(short)), historyOf('made up', madeUp(long))]

/** How a history may lie in a store. */
const waysToLie: readonly { readonly how: string; readonly of: (history: History) => Stored }[] = [
  { how: 'stored as one', of: ({ whole }) => [whole] },
  {
    how: `folded but for the last ${since}`,
    of: ({ updates }) => [inOne(updates.slice(0, -since)), ...updates.slice(-since)],
  },
  // Ours is never left so: what no fold has ever come to.
  { how: 'a row each', of: ({ updates }) => updates },
]

for (const history of histories)
  for (const { how, of } of waysToLie.slice(0, history.updates.length > short * 2 ? 2 : 3)) {
    const stored = of(history)
    for (let repeat = 0; repeat < options.repeats; repeat++)
      for (const { name, start } of wanted) {
        const { seat, stop } = await start(stored)
        const cell = `${history.name}: ${history.updates.length} changes, ${how}`
        rows.add(name, cell, await visit(seat, history))
        await stop()
      }
  }

print(rows.all(), columns)
say(
  `\n"synced" is when a client of the protocol believes that it has everything, "all there" when it really has; "too soon" that it
believed so before. The time begins with dialling in and is of a process that has served nobody yet, so that it
holds whatever the server has to load and compile for the first one. Medians of ${options.repeats} runs.`,
)
writeJson(options.json, 'cold-load', rows.all())
