// npm run bench -- ramp: 500 people in one doc, 100 of them writing, twice as much at every step: how many edits a second
// still reach everybody, with a p99 of at most half a second.
import { percentileMs } from './load/histogram.ts'
import { interleave, measured, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'
import { missingFor } from './suite/verify.ts'

const clients = 500
/** So many that nobody writes faster than one person's bound of 200 a second. */
const writers = 100
const lastRate = 12_800
const p99MsMax = 500
const arrivedMin = 0.99

const columns: readonly Column[] = [
  { name: 'rate', title: 'edits/s', digits: 0 },
  { name: 'deliveries', title: 'M deliv./s', digits: 2 },
  { name: 'frames', title: 'k frames/s', digits: 0 },
  { name: 'p50Ms', title: 'p50 ms' },
  { name: 'p99Ms', title: 'p99 ms' },
  { name: 'core', title: '% of a core', digits: 0 },
  { name: 'cpuSPerMillion', title: 'CPU s/M', digits: 3 },
  { name: 'missing', title: 'missing', digits: 0 },
  { name: 'unacked', title: 'unacked', digits: 0 },
]

const options = readOptions({ seconds: 5, quickRepeats: 3 })
const rows = createRows()
/** Nobody is at their end with less, where little is to be shown. */
const firstRate = options.short ? 3200 : 400

/** One step; null when it was too much. */
async function step({ peer, running, crew }: Stage, rate: number) {
  await crew.tell({ do: 'forget' })
  const { value, cpuS, tookS } = await measured(running.pid, async () => {
    const sent = await crew.write(rate, options.seconds)
    await pause(p99MsMax)
    const inTime = await crew.report()
    await crew.settled(sent * clients)
    return { sent, inTime }
  })
  const { latency, frames, words, unacked, texts } = await crew.report()
  const p99Ms = percentileMs(latency, 0.99)
  const arrived = value.inTime.words / (value.sent * clients)
  if (!(p99Ms <= p99MsMax && arrived >= arrivedMin)) return null
  return {
    rate: value.sent / options.seconds,
    deliveries: words / options.seconds / 1e6,
    frames: frames / options.seconds / 1000,
    p50Ms: percentileMs(latency, 0.5),
    p99Ms,
    core: (cpuS / tookS) * 100,
    cpuSPerMillion: cpuS / (words / 1e6),
    missing: peer.keeps ? await missingFor(running.reader(0), texts) : NaN,
    unacked: peer.name === 'linyi' ? unacked : NaN,
  }
}

async function play(stage: Stage) {
  const { peer, running, crew } = stage
  await crew.enter(Array.from({ length: writers }, (_, n) => running.writer(n)))
  await crew.open(Array.from({ length: clients - writers }, (_, n) => running.reader(n)))
  await pause(1000)
  let best: Awaited<ReturnType<typeof step>> = null
  for (let rate = firstRate; rate <= lastRate; rate *= 2) {
    const good = await step(stage, rate)
    if (!good) break
    best = good
    rows.add(peer.name, `${rate} edits a second asked for`, good)
  }
  if (best) rows.add(peer.name, 'the most that was good', best)
}

await interleave(options, clients, play)
print(
  rows.all().filter(({ cell }) => cell === 'the most that was good' || cell.startsWith(`${lastRate} `)),
  columns,
  'cpuSPerMillion',
)
say(
  `\nThe rate doubles from ${firstRate} to ${lastRate} edits a second for ${options.seconds} s each, until the p99 at all readers is over ${p99MsMax} ms
or less than ${arrivedMin * 100} % arrives in that time; the row is the last rate that was good. A delivery is one edit at one of
${clients} readers. The load generator shares the machine: where it is the bound, as it is beside a server that merges, the
figure is what could be offered, not what could be served.`,
)
writeJson(options.json, 'ramp', rows.all())
