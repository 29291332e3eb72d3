// npm run bench -- presence: 500 people who each move their caret once a second, and 1,000 who do nothing but be there,
// which a client of the protocol says every 15 seconds.
import { percentileMs } from './load/histogram.ts'
import { interleave, measured, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'

const moving = { clients: 500, everyMs: 1000 }
const idle = { clients: 1000, everyMs: 15_000 }
/** Everybody has to renew once at the least. */
const idleSecondsMin = 15

const columns: readonly Column[] = [
  { name: 'p50Ms', title: 'p50 ms' },
  { name: 'p99Ms', title: 'p99 ms' },
  { name: 'arrived', title: 'arrived', digits: 3 },
  { name: 'frames', title: 'k frames/s', digits: 1 },
  { name: 'core', title: '% of a core', digits: 1 },
  { name: 'cpuSPerMillion', title: 'CPU s/M', digits: 3 },
]

const options = readOptions({ seconds: 10 })
const rows = createRows()

async function play(stage: Stage, clients: number, everyMs: number, renew: boolean) {
  const { peer, running, crew } = stage
  const seconds = renew ? Math.max(idleSecondsMin, options.seconds) : options.seconds
  await crew.open(
    Array.from({ length: clients }, (_, n) => running.reader(n)),
    { announce: true, perSecond: 200 },
  )
  await pause(3000)
  await crew.tell({ do: 'forget' })
  const {
    value: sent,
    cpuS,
    tookS,
  } = await measured(running.pid, async () => {
    const said = await crew.appear(everyMs, seconds, renew)
    if (!renew) await crew.settled(said * (clients - 1))
    return said
  })
  const { latency, words, frames } = await crew.report()
  const moved = {
    p50Ms: percentileMs(latency, 0.5),
    p99Ms: percentileMs(latency, 0.99),
    arrived: words / (sent * (clients - 1)),
    cpuSPerMillion: cpuS / (words / 1e6),
  }
  const doing = renew ? `idle, each says so every ${everyMs / 1000} s` : `moving once a second`
  rows.add(peer.name, `${clients} people ${doing}`, {
    ...(renew ? {} : moved),
    frames: frames / seconds / 1000,
    core: (cpuS / tookS) * 100,
  })
}

await interleave(options, moving.clients, (stage) => play(stage, moving.clients, moving.everyMs, false))
await interleave(options, idle.clients, (stage) => play(stage, idle.clients, idle.everyMs, true))
print(rows.all(), columns, 'core')
say(
  `\n"arrived" is the part of all states that reached the others, each once; a server may leave out one that a newer one of the
same person has overtaken. The ratios are of "% of a core", what the server's process used while people moved and until
nothing more came. Medians of ${options.repeats} runs of ${options.seconds} s; only linyi stamps who each one is and lets nobody speak for others.`,
)
writeJson(options.json, 'presence', rows.all())
