// npm run bench -- lone-edit: one person types a word now and then while nobody else does anything. How long it takes to the
// others on the board: the time that no merging can win back.
import { percentileMs } from './load/histogram.ts'
import { timeDisk } from './suite/disk.ts'
import { interleave, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { createRows, print, quantile, say, writeJson, type Column } from './suite/table.ts'

const people = 20
/** Each is over long before the next. */
const editsPerSecond = 8

const columns: readonly Column[] = [
  { name: 'p50Ms', title: 'p50 ms', digits: 2 },
  { name: 'p90Ms', title: 'p90 ms', digits: 2 },
  { name: 'p99Ms', title: 'p99 ms', digits: 2 },
  { name: 'diskP50Ms', title: 'disk p50', digits: 2 },
  { name: 'diskP90Ms', title: 'disk p90', digits: 2 },
  { name: 'diskP99Ms', title: 'disk p99', digits: 2 },
  { name: 'framesPerWord', title: 'frames/word', digits: 2 },
  { name: 'unacked', title: 'unacked', digits: 0 },
]

const options = readOptions({ seconds: 30, quickSeconds: 15, quickRepeats: 3 })
const rows = createRows()

async function play({ peer, running, crew }: Stage) {
  await crew.enter(Array.from({ length: people }, (_, n) => running.writer(n)))
  // What runs for the first time runs slowly.
  await crew.write(editsPerSecond, 5)
  await pause(1000)
  await crew.tell({ do: 'forget' })
  const disk = timeDisk(editsPerSecond)
  await crew.write(editsPerSecond, options.seconds)
  const diskMs = disk()
  await pause(200)
  const { latency, frames, words, unacked } = await crew.report()
  rows.add(peer.name, `${people} clients, a lone edit ${editsPerSecond} times a second`, {
    p50Ms: percentileMs(latency, 0.5),
    p90Ms: percentileMs(latency, 0.9),
    p99Ms: percentileMs(latency, 0.99),
    diskP50Ms: quantile(diskMs, 0.5),
    diskP90Ms: quantile(diskMs, 0.9),
    diskP99Ms: quantile(diskMs, 0.99),
    framesPerWord: frames / words,
    unacked: peer.name === 'linyi' ? unacked : NaN,
  })
}

await interleave(options, people, play)
print(rows.all(), columns)
say(
  `\nFrom the writer's socket to the reader's, at each of the ${people}. The reference waits 20 ms for more before it sends; linyi
sends at once where nothing was sent just before, but only what is on disk. "disk" is what as many bytes take to be written and
flushed by a program that does nothing else, in the same seconds: linyi alone waits for it. Medians of ${options.repeats} runs of ${options.seconds} s, servers in turn.`,
)
writeJson(options.json, 'lone-edit', rows.all())
