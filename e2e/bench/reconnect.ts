// npm run bench -- reconnect: a thousand people sit at a doc of 200 kB when its server is told to end, as for an update. When
// they are all back by the rules of our own pages, and what had to be done for it: where the same server begins again, and
// where another node goes on.
import { returnWithinMs } from '@linyi/shared/protocol/come-again'
import { hasPostgres } from '../../server/src/testing/postgres.ts'
import { hasRedis } from '../../server/src/testing/redis.ts'
import { gather } from './load/crew.ts'
import { countOf, percentileMs } from './load/histogram.ts'
import type { Ways } from './load/orders.ts'
import type { Seat } from './load/seat.ts'
import { pause } from './suite/interleave.ts'
import { openHouse } from './suite/linyi.ts'
import { readOptions } from './suite/options.ts'
import { cpuS, usedBy, type Used } from './suite/proc.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'
import { openTwoNodes } from './suite/two-nodes.ts'
import { missingFor } from './suite/verify.ts'

const people = 1000
/** As in the join storm. */
const entries = 55
const editsPerSecond = 40
const patienceMs = 30_000

const columns: readonly Column[] = [
  { name: 'endMs', title: 'ended ms', digits: 0 },
  { name: 'p50Ms', title: 'away p50 ms', digits: 0 },
  { name: 'p99Ms', title: 'p99 ms', digits: 0 },
  { name: 'lastMs', title: 'all back ms', digits: 0 },
  { name: 'inVain', title: 'in vain', digits: 0 },
  { name: 'turnedAway', title: 'turned away', digits: 0 },
  { name: 'cpuS', title: 'CPU s', digits: 2 },
  { name: 'editP99Ms', title: 'edit p99 ms', digits: 0 },
  { name: 'missing', title: 'missing', digits: 0 },
]

type Stand = {
  readonly ways: (n: number) => Ways
  readonly writer: (n: number) => Seat
  /** Tells the server to end; resolves when it has, and where it begins again when it answers. */
  readonly end: () => Promise<void>
  /** Of those who stay, in the end. */
  readonly after: { readonly pid: () => number; readonly writer: Seat; readonly reader: Seat }
  readonly stop: () => Promise<void>
}

async function oneServer(): Promise<Stand> {
  const { server, reader, writer } = await openHouse(people)
  return {
    ways: (n) => [reader(n)],
    writer,
    end: server.renew,
    after: { pid: server.pid, writer: writer(0), reader: reader(0) },
    stop: server.stop,
  }
}

async function twoNodes(): Promise<Stand> {
  const { nodes, ways, writer, stop } = await openTwoNodes(people)
  return {
    ways,
    writer: (n) => writer(n, 0),
    end: () => nodes[0].end('SIGTERM'),
    after: { pid: nodes[1].pid, writer: writer(0, 1), reader: ways(0)[1]! },
    stop,
  }
}

const nothingYet: Used = { userS: 0, systemS: 0, residentKb: 0, peakKb: 0 }

const options = readOptions({ seconds: 5, quickRepeats: 1 })
const rows = createRows()

async function play(name: string, open: () => Promise<Stand>) {
  const { ways, writer, end, after, stop } = await open()
  const [crew, makers] = [gather(options.generators), gather(1)]
  const allBack = async (from: number) => {
    for (let back = 0; back < people && performance.now() - from < patienceMs; await pause(20))
      back = countOf((await crew.stayed()).away)
    return performance.now() - from
  }
  try {
    await makers.enter(Array.from({ length: entries }, (_, n) => writer(n)))
    await makers.tell({ do: 'fill', perSecond: 0, seconds: 0 })
    await pause(2000)
    makers.end()
    await crew.stay(Array.from({ length: people }, (_, n) => ways(n)))
    await pause(1000)
    const pidBefore = after.pid()
    const [usedBefore, from] = [usedBy(pidBefore), performance.now()]
    const ended = end().then(() => performance.now() - from)
    const lastMs = await allBack(from)
    const endMs = await ended
    const { away, inVain, turnedAway } = await crew.stayed()
    const isNew = after.pid() !== pidBefore
    const used = cpuS(isNew ? nothingYet : usedBefore, usedBy(after.pid()))
    await crew.enter([after.writer])
    await crew.tell({ do: 'forget' })
    await crew.write(editsPerSecond, options.seconds)
    await pause(500)
    const { latency, texts } = await crew.report()
    rows.add(name, `${people} people, SIGTERM`, {
      ...{ endMs, lastMs, inVain, turnedAway, cpuS: used },
      p50Ms: percentileMs(away, 0.5),
      p99Ms: percentileMs(away, 0.99),
      editP99Ms: percentileMs(latency, 0.99),
      missing: await missingFor(after.reader, texts),
    })
  } finally {
    crew.end()
    makers.end()
    await stop()
  }
}

for (let repeat = 0; repeat < options.repeats; repeat++) {
  await play('begins again', oneServer)
  if (hasPostgres() && hasRedis()) await play('another node', twoNodes)
}
print(rows.all(), columns)
say(
  `\n"ended" is from SIGTERM until the process has ended, and where it begins again until the new one answers; "away" from the end of
somebody's line until they had the whole doc again, "all back" from SIGTERM until the last of them had. A server of ${people} asks
them to come within ${returnWithinMs(people)} ms, each at a moment of their own. "in vain" are dials while nobody listened, "turned away" those that a
server took and sent away. "CPU s" is of the process they came to, a new one's from its first instant; "edit p99" of ${editsPerSecond} edits a
second once all are back. Medians of ${options.repeats} runs.`,
)
writeJson(options.json, 'reconnect', rows.all())
