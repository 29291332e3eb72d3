// npm run bench -- stalled: thirty of sixty readers stop reading while much is written; then they read on. What they cost
// meanwhile, what the others notice, and whether anybody is left with a hole. The same writing goes before without a stop, so
// that what writing costs is not put down to them.
import { percentileMs } from './load/histogram.ts'
import { interleave, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { usedBy } from './suite/proc.ts'
import { openReader, type Reader } from './suite/reader.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'
import { missingIn } from './suite/verify.ts'

const writers = 20
const healthy = 30
const stalled = 30
/** Each puts 3,600 letters in the place of as many. */
const fillsPerSecond = 600
const patienceMs = 15_000

const columns: readonly Column[] = [
  { name: 'mbEach', title: 'MB each', digits: 2 },
  { name: 'offeredMb', title: 'offered MB each', digits: 0 },
  { name: 'before', title: 'MB before' },
  { name: 'p99BeforeMs', title: 'p99 before' },
  { name: 'p99Ms', title: 'p99 meanwhile' },
  { name: 'cut', title: 'cut off', digits: 0 },
  { name: 'whole', title: 'whole again', digits: 0 },
  { name: 'holes', title: 'with holes', digits: 0 },
]

const options = readOptions({ seconds: 10, quickSeconds: 10 })
const rows = createRows()

/** Much is put in the place of as much, and forty edits a second of others go with it. */
async function writing({ crew, running }: Stage) {
  await crew.tell({ do: 'forget' })
  const from = usedBy(running.pid).residentKb
  await Promise.all([
    crew.tell({ do: 'fill', perSecond: fillsPerSecond, seconds: options.seconds }),
    crew.write(40, options.seconds),
  ])
  await pause(2000)
  const p99Ms = percentileMs((await crew.report()).latency, 0.99)
  return { p99Ms, grownKb: usedBy(running.pid).residentKb - from }
}

async function play(stage: Stage) {
  const { peer, running, crew } = stage
  await crew.enter(Array.from({ length: writers }, (_, n) => running.writer(n)))
  await crew.open(Array.from({ length: healthy }, (_, n) => running.reader(n)))
  const readers: Reader[] = []
  for (let n = 0; n < stalled; n++) readers.push(await openReader(running.reader(healthy + n)))
  // A heap grows until it has what it needs: once for that, once to compare with.
  await writing(stage)
  const before = await writing(stage)
  for (const { client } of readers) client.raw.socket.pause()
  const during = await writing(stage)
  for (const { client } of readers) client.raw.socket.resume()
  const { texts } = await crew.report()
  const isOver = () =>
    readers.every(({ client, copy }) => client.closedWith() !== null || missingIn(copy, texts) === 0)
  for (let waited = 0; !isOver() && waited < patienceMs; waited += 500) await pause(500)
  const open = readers.filter(({ client }) => client.closedWith() === null)
  const whole = open.filter(({ copy }) => missingIn(copy, texts) === 0).length
  for (const { client } of readers) client.raw.hangUp()
  rows.add(peer.name, `${stalled} of ${stalled + healthy} readers stop reading`, {
    mbEach: (during.grownKb - before.grownKb) / 1000 / stalled,
    before: before.grownKb / 1000,
    offeredMb: (fillsPerSecond * options.seconds * 3600) / 1e6,
    p99BeforeMs: before.p99Ms,
    p99Ms: during.p99Ms,
    cut: readers.length - open.length,
    whole,
    holes: open.length - whole,
  })
}

const keeping = { ...options, peers: options.peers.filter(({ keeps }) => keeps) }
await interleave(keeping, stalled + healthy, play)
print(rows.all(), columns)
say(
  `\n"MB each" is what the server's memory grew by for each reader who stopped, beyond what the same writing made it grow
before ("MB before", of all). The p99 are of forty edits a second at the others beside that writing, before and while thirty do
not read. Afterwards these read on:
"cut off" were sent away and come again by themselves, "whole again" have everything, and nobody may be left open with a
hole. Medians of ${options.repeats} runs of ${options.seconds} s.`,
)
writeJson(options.json, 'stalled', rows.all())
