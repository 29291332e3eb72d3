// npm run bench -- fan-out: 20 people write at once in one doc, and up to 1,000 read along. What each edit costs the server
// for each reader, and how long it is on its way.
import { percentileMs } from './load/histogram.ts'
import { interleave, measured, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'
import { missingFor } from './suite/verify.ts'

const writers = 20
const sizes = [100, 500, 1000]
const rates = [50, 100, 200]

const columns: readonly Column[] = [
  { name: 'p50Ms', title: 'p50 ms' },
  { name: 'p99Ms', title: 'p99 ms' },
  { name: 'framesPerWord', title: 'frames/word', digits: 2 },
  { name: 'cpuSPerMillion', title: 'CPU s/M', digits: 2 },
  { name: 'userSPerMillion', title: 'user s/M', digits: 2 },
  { name: 'delivered', title: 'arrived', digits: 4 },
  { name: 'missing', title: 'missing', digits: 0 },
  { name: 'unacked', title: 'unacked', digits: 0 },
  { name: 'lagMs', title: 'lag ms' },
]

const options = readOptions({ seconds: 10, quickRepeats: 3 })
const rows = createRows()

async function play({ peer, running, crew }: Stage, clients: number) {
  await crew.enter(Array.from({ length: writers }, (_, n) => running.writer(n)))
  await crew.open(Array.from({ length: clients - writers }, (_, n) => running.reader(n)))
  await pause(1000)
  for (const rate of options.short ? [200] : rates) {
    await crew.tell({ do: 'forget' })
    const {
      value: sent,
      cpuS,
      userS,
    } = await measured(running.pid, async () => {
      const edits = await crew.write(rate, options.seconds)
      await crew.settled(edits * clients)
      return edits
    })
    const report = await crew.report()
    const millions = report.words / 1e6
    rows.add(peer.name, `${clients} clients, ${rate} edits a second`, {
      p50Ms: percentileMs(report.latency, 0.5),
      p99Ms: percentileMs(report.latency, 0.99),
      framesPerWord: report.frames / report.words,
      cpuSPerMillion: cpuS / millions,
      userSPerMillion: userS / millions,
      delivered: report.words / (sent * clients),
      missing: peer.keeps ? await missingFor(running.reader(0), report.texts) : NaN,
      unacked: peer.name === 'linyi' ? report.unacked : NaN,
      lagMs: percentileMs(report.lag, 0.99),
      closed: report.closed.length,
    })
  }
}

for (const clients of options.short ? [1000] : sizes)
  await interleave(options, clients, (stage) => play(stage, clients))

print(rows.all(), columns, 'cpuSPerMillion')
say(
  `\n"CPU s/M" is what the server's process used for a million edits that arrived at a reader, user and system together; the
ratios are of it. "frames/word" counts the messages that carried them: who merges edits sends fewer. A time is from the
writer's socket to the reader's, at every reader; "lag" is how late the load itself was. "missing" is what somebody who
came afterwards was not given. Medians of ${options.repeats} runs of ${options.seconds} s, servers in turn; only linyi asks who comes, judges each
edit and writes it to disk before anybody gets it.`,
)
writeJson(options.json, 'fan-out', rows.all())
