// npm run bench -- stalled: twelve of forty-two readers stop reading while much is written; then they read on. What they cost
// meanwhile, what the others notice, and whether anybody is left with a hole.
import { percentileMs } from './load/histogram.ts'
import { interleave, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { usedBy } from './suite/proc.ts'
import { openReader, type Reader } from './suite/reader.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'
import { missingIn } from './suite/verify.ts'

const writers = 20
const healthy = 30
const stalled = 12
/** Each puts 3,600 letters in the place of as many. */
const fillsPerSecond = 600
const patienceMs = 15_000

const columns: readonly Column[] = [
  { name: 'mbEach', title: 'MB each', digits: 2 },
  { name: 'offeredMb', title: 'offered MB each', digits: 0 },
  { name: 'quietP99Ms', title: 'p99 before' },
  { name: 'p99Ms', title: 'p99 meanwhile' },
  { name: 'cut', title: 'cut off', digits: 0 },
  { name: 'whole', title: 'whole again', digits: 0 },
  { name: 'holes', title: 'with holes', digits: 0 },
]

const options = readOptions({ seconds: 10 })
const rows = createRows()

async function typing({ crew }: Stage): Promise<number> {
  await crew.tell({ do: 'forget' })
  await crew.write(40, 3)
  await pause(500)
  return percentileMs((await crew.report()).latency, 0.99)
}

async function play(stage: Stage) {
  const { peer, running, crew } = stage
  await crew.enter(Array.from({ length: writers }, (_, n) => running.writer(n)))
  await crew.open(Array.from({ length: healthy }, (_, n) => running.reader(n)))
  // What the writing costs a server is not what the stalled cost it.
  await crew.tell({ do: 'fill', perSecond: fillsPerSecond, seconds: options.seconds })
  await pause(2000)
  const readers: Reader[] = []
  for (let n = 0; n < stalled; n++) readers.push(await openReader(running.reader(healthy + n)))
  const quietP99Ms = await typing(stage)
  const before = usedBy(running.pid).residentKb
  for (const { client } of readers) client.raw.socket.pause()
  await crew.tell({ do: 'fill', perSecond: fillsPerSecond, seconds: options.seconds })
  const p99Ms = await typing(stage)
  const during = usedBy(running.pid).residentKb
  for (const { client } of readers) client.raw.socket.resume()
  const { texts } = await crew.report()
  const isOver = () =>
    readers.every(({ client, copy }) => client.closedWith() !== null || missingIn(copy, texts) === 0)
  for (let waited = 0; !isOver() && waited < patienceMs; waited += 500) await pause(500)
  const open = readers.filter(({ client }) => client.closedWith() === null)
  const whole = open.filter(({ copy }) => missingIn(copy, texts) === 0).length
  for (const { client } of readers) client.raw.hangUp()
  rows.add(peer.name, `${stalled} of ${stalled + healthy} readers stop reading`, {
    mbEach: (during - before) / 1000 / stalled,
    offeredMb: (fillsPerSecond * options.seconds * 3600) / 1e6,
    quietP99Ms,
    p99Ms,
    cut: readers.length - open.length,
    whole,
    holes: open.length - whole,
  })
}

const keeping = { ...options, peers: options.peers.filter(({ keeps }) => keeps) }
await interleave(keeping, stalled + healthy, play)
print(rows.all(), columns)
say(
  `\n"MB each" is what the server's memory grew by for each reader who stopped, on top of what the same writing had made it
before. The p99 are of forty edits a second at the others, before and while twelve do not read. Afterwards these read on:
"cut off" were sent away and come again by themselves, "whole again" have everything, and nobody may be left open with a
hole. Medians of ${options.repeats} runs of ${options.seconds} s.`,
)
writeJson(options.json, 'stalled', rows.all())
