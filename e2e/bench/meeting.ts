// npm run bench -- meeting: 2,000 phones follow one meeting; the chair puts something else on the wall twice a second. How
// long until each phone knows. --clients N for fewer.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { signIn } from '../fixtures/visit.ts'
import { percentileMs } from './load/histogram.ts'
import type { PhonesOrder, PhonesReport } from './load/phones.ts'
import { measured, pause } from './suite/interleave.ts'
import { hallOf, openHouse } from './suite/linyi.ts'
import { profiling, readOptions } from './suite/options.ts'
import { usedBy } from './suite/proc.ts'
import { createRows, print, say, writeJson } from './suite/table.ts'

const everyMs = 500
const perSecond = 200

const options = readOptions({ seconds: 10, more: { clients: { type: 'string' } } })
const clients = Number(options.more['clients'] ?? 2000)
const rows = createRows()

function startPhones() {
  const child = fork(join(import.meta.dirname, 'load/phones.ts'), { serialization: 'advanced' })
  const tell = (order: PhonesOrder) =>
    new Promise<PhonesReport>((done, failed) => {
      child.once('message', (said: { value?: PhonesReport; failed?: string }) =>
        said.value ? done(said.value) : failed(new Error(said.failed)),
      )
      child.send(order)
    })
  return { tell, end: () => child.kill('SIGKILL') }
}

for (let repeat = 0; repeat < options.repeats; repeat++) {
  const { server } = await openHouse(clients, { nodeArguments: profiling(options) })
  const phones = startPhones()
  try {
    const { residents } = await hallOf(clients)
    const { token: chair, meeting } = await signIn(server, 'chair')
    const at = { url: server.url, meeting: meeting.id }
    const before = usedBy(server.pid()).residentKb
    const opening = await measured(server.pid(), () =>
      phones.tell({ do: 'open', ...at, tokens: residents.map(({ token }) => token), perSecond }),
    )
    await pause(2000)
    const times = (options.seconds * 1000) / everyMs
    const telling = await measured(server.pid(), () =>
      phones.tell({ do: 'say', ...at, chair, times, everyMs }),
    )
    rows.add('linyi', `${clients} phones in one meeting`, {
      openP50Ms: percentileMs(opening.value.latency, 0.5),
      openP99Ms: percentileMs(opening.value.latency, 0.99),
      snapshotKb: opening.value.bytes / 1000,
      openCpuMs: (opening.cpuS / clients) * 1000,
      p50Ms: percentileMs(telling.value.latency, 0.5),
      p99Ms: percentileMs(telling.value.latency, 0.99),
      arrived: telling.value.heard / (times * clients),
      core: (telling.cpuS / telling.tookS) * 100,
      kbEach: (usedBy(server.pid()).residentKb - before) / clients,
    })
  } finally {
    phones.end()
    await server.stop()
  }
}

print(rows.all(), [
  { name: 'p50Ms', title: 'p50 ms' },
  { name: 'p99Ms', title: 'p99 ms' },
  { name: 'arrived', title: 'arrived', digits: 3 },
  { name: 'core', title: '% of a core', digits: 0 },
  { name: 'openP50Ms', title: 'open p50' },
  { name: 'openP99Ms', title: 'open p99' },
  { name: 'openCpuMs', title: 'CPU ms/open', digits: 2 },
  { name: 'snapshotKb', title: 'snapshot kB', digits: 0 },
  { name: 'kbEach', title: 'kB each', digits: 0 },
])
say(
  `\nA time is from the chair's tap to a phone's having the event: through the rules, the disk, and out to every phone, encoded
once. "open" is from dialling in to the snapshot, ${perSecond} phones a second. Medians of ${options.repeats} runs of ${options.seconds} s.`,
)
writeJson(options.json, 'meeting', rows.all())
