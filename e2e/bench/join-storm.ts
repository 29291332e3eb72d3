// npm run bench -- join-storm: a thousand people come at once to a doc of 200 kB, each says that they are there.
import { percentileMs } from './load/histogram.ts'
import { interleave, measured, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'

const clients = 1000
/** Entries as long as one may be, of 3,600 letters. */
const entries = 55

const columns: readonly Column[] = [
  { name: 'allMs', title: 'all after ms', digits: 0 },
  { name: 'p50Ms', title: 'p50 ms', digits: 0 },
  { name: 'p99Ms', title: 'p99 ms', digits: 0 },
  { name: 'cpuS', title: 'CPU s', digits: 2 },
  { name: 'peakMb', title: 'peak MB', digits: 0 },
  { name: 'docKb', title: 'doc kB', digits: 0 },
]

const options = readOptions({ seconds: 5, quickRepeats: 3 })
const rows = createRows()

async function play({ peer, running, crew }: Stage, announce: boolean) {
  await crew.enter(Array.from({ length: entries }, (_, n) => running.writer(n)))
  await crew.tell({ do: 'fill', perSecond: 0, seconds: 0 })
  await pause(2000)
  const seats = Array.from({ length: clients }, (_, n) => running.reader(n))
  const { value, cpuS, after } = await measured(running.pid, async () => {
    const opened = await crew.open(seats, { perSecond: null, announce })
    await pause(options.seconds * 200)
    return opened
  })
  rows.add(peer.name, `${clients} at once${announce ? ', each says that they are there' : ''}`, {
    allMs: value.allMs,
    p50Ms: percentileMs(value.histogram, 0.5),
    p99Ms: percentileMs(value.histogram, 0.99),
    cpuS,
    peakMb: after.peakKb / 1000,
    docKb: value.answerBytes / 1000,
  })
}

const keeping = { ...options, peers: options.peers.filter(({ keeps }) => keeps) }
for (const announce of options.short ? [true] : [false, true])
  await interleave(keeping, clients, (stage) => play(stage, announce))
print(rows.all(), columns, 'allMs')
say(
  `\nAll dial in the same moment and ask for everything; "all after" is when the last one had the whole doc, the ratios are of
it. Every server has room for 4,096 that wait to be taken. Medians of ${options.repeats} runs; only linyi looks up who each one is,
and whether they may be here, before it sends a byte of the doc.`,
)
writeJson(options.json, 'join-storm', rows.all())
