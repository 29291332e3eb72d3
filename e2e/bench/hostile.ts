// npm run bench -- hostile: what one bad line can do to a room in which others type. Nothing here is timed; each attack has
// a line of its own, and what others get of it is counted.
import { randomBytes } from 'node:crypto'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { open, type Client } from './load/client.ts'
import { clientFrame, message, syncSteps, types } from './load/frames.ts'
import { interleave, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { usedBy } from './suite/proc.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'
import { missingFor } from './suite/verify.ts'

const writers = 20
const inventedIds = 5000
const restMs = 1500

const columns: readonly Column[] = [
  { name: 'garbage', title: 'garbage', digits: 0 },
  { name: 'truncated', title: 'half an update', digits: 0 },
  { name: 'presenceKb', title: 'presence kB', digits: 0 },
  { name: 'ids', title: 'invented ids seen', digits: 0 },
  { name: 'overwritten', title: 'spoke for another', digits: 0 },
  { name: 'joinerKb', title: '20 MB: joiner kB', digits: 0 },
  { name: 'missing', title: 'missing', digits: 0 },
  { name: 'grewMb', title: 'grew MB', digits: 0 },
]

const options = readOptions({ seconds: 5 })
const rows = createRows()

type Entry = readonly [client: number, clock: number, state: string]

const presence = ({ seat }: Client, entries: readonly Entry[]): Buffer => {
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const [client, clock, state] of entries) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, state)
  }
  return message(seat.dialect, types.awareness, toUint8Array(encoder))
}

/** Somebody who reads along, and what they are told of people. */
async function watch({ running }: Stage) {
  const told = new Map<number, string>()
  let largest = 0
  const spoken = (payload: Buffer, type: number) => {
    if (type !== types.awareness) return
    largest = Math.max(largest, payload.length)
    const outer = createDecoder(payload)
    readVarUint(outer)
    const decoder = createDecoder(readVarUint8Array(outer))
    for (let left = readVarUint(decoder); left > 0; left--) {
      const client = readVarUint(decoder)
      readVarUint(decoder)
      told.set(client, readVarString(decoder))
    }
  }
  const client = await open(running.reader(0), { spoken })
  return { client, told, largest: () => largest }
}

/** A word of nobody's, with its last bytes cut off. */
const half = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('issues').set('x', '甲'.repeat(40))
  return Y.encodeStateAsUpdate(doc).slice(0, 30)
}

const huge = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.getArray('pile').push([new Uint8Array(randomBytes(20_000_000))])
  return Y.encodeStateAsUpdate(doc)
}

async function play(stage: Stage) {
  const { peer, running, crew } = stage
  await crew.enter(Array.from({ length: writers }, (_, n) => running.writer(n)))
  const before = usedBy(running.pid).residentKb
  const typing = crew.write(40, 12)
  const watcher = await watch(stage)
  const attackers: Client[] = []
  /** @returns whether the line was told no, or ended, for it */
  const attack = async (frame: (attacker: Client) => Buffer) => {
    const attacker = await open(running.reader(attackers.length + 1), { spoken: () => undefined })
    attackers.push(attacker)
    attacker.raw.send(frame(attacker))
    await pause(restMs)
    return Number(attacker.closedWith() !== null || attacker.denied())
  }
  const { dialect } = running.reader(0)

  const garbage = await attack(() => clientFrame(Buffer.alloc(64, 0xff)))
  const truncated = await attack(() => message(dialect, types.sync, syncSteps.update, half()))
  const victim = randomBytes(4).readUInt32LE()
  await attack((one) => presence(one, [[victim, 1, '{"who":"me"}']]))
  await attack((one) => presence(one, [[victim, 99, '{"who":"not me"}']]))
  const overwritten = Number(watcher.told.get(victim)?.includes('not me') ?? false)
  const known = new Set(watcher.told.keys())
  await attack((one) =>
    presence(
      one,
      Array.from({ length: inventedIds }, (_, n) => [4_000_000 + n, 1, '{}']),
    ),
  )
  const ids = [...watcher.told.keys()].filter((id) => !known.has(id)).length
  const people = watcher.largest()
  await attack((one) => presence(one, [[5_000_000, 1, JSON.stringify({ pile: 'x'.repeat(1_000_000) })]]))
  const presenceKb = watcher.largest() > people ? watcher.largest() / 1000 : 0
  await attack(() => message(dialect, types.sync, syncSteps.update, huge()))
  const joiner = await open(running.reader(0), { spoken: () => undefined })
  await joiner.synced
  await typing
  await pause(restMs)
  const { texts } = await crew.report()
  rows.add(peer.name, 'one bad line in a room of twenty who type', {
    ...{ garbage, truncated, presenceKb, ids, overwritten },
    joinerKb: joiner.answerBytes() / 1000,
    missing: await missingFor(running.reader(0), texts),
    grewMb: (usedBy(running.pid).residentKb - before) / 1000,
  })
  for (const { raw } of [...attackers, joiner, watcher.client]) raw.hangUp()
}

const keeping = { ...options, repeats: 1, peers: options.peers.filter(({ keeps }) => keeps) }
await interleave(keeping, 40, play)
print(rows.all(), columns)
say(
  `\n"garbage" and "half an update": 1 when the line was told no or ended for it, 0 when nothing came of it. "presence kB": how much of a state of one megabyte reached another; "invented
ids seen": how many of ${inventedIds} people that one line made up another was shown; "spoke for another": 1 when a line could write over
what somebody else had said of themselves. "20 MB": what a newcomer has to load after an edit of that size. "missing": words
of the twenty that somebody who came afterwards was not given.`,
)
writeJson(options.json, 'hostile', rows.all())
