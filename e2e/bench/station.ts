// npm run bench -- station: a station with ten years behind it, a million events and 50,000 matters: how long it takes
// to start, and to open any of them. --events N fills in fewer.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { signIn } from '../fixtures/visit.ts'
import { fillTenYears, type TenYears } from './load/ten-years.ts'
import { pause } from './suite/interleave.ts'
import { openHouse } from './suite/linyi.ts'
import { profiling, readOptions } from './suite/options.ts'
import { usedBy } from './suite/proc.ts'
import { median, say, writeJson } from './suite/table.ts'

const opened = 60
const starts = 3

const options = readOptions({ seconds: 5, more: { events: { type: 'string' } } })
let filled: TenYears | null = null
const house = await openHouse(1, {
  nodeArguments: profiling(options),
  change: (folder) =>
    (filled = fillTenYears(join(folder, 'linyi.sqlite'), Number(options.more['events'] ?? 1_000_000))),
})
const { server } = house
const { events, meetings, matters } = filled as unknown as TenYears

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** The channel of a meeting that is not in memory. */
async function openMeeting(token: string, meeting: string): Promise<number> {
  const socket = io(server.url, { auth: { token }, transports: ['websocket'], forceNew: true })
  await new Promise((connected) => socket.once('connect', () => connected(null)))
  const ms = await timed(async () => {
    const answer = (await socket.emitWithAck('meeting:open', { meeting })) as { ok: boolean }
    if (!answer.ok) throw new Error(`${meeting} did not open`)
  })
  socket.disconnect()
  return ms
}

try {
  const startMs: number[] = []
  for (let n = 0; n < starts; n++) {
    await server.kill()
    startMs.push(await timed(server.restart))
  }
  const { token } = await signIn(server, 'officer')
  const openMs: number[] = []
  for (let n = 0; n < opened; n++) {
    openMs.push(await openMeeting(token, meetings[Math.floor((n * meetings.length) / opened)]!))
    await pause(50)
  }
  const page = (path: string, cookie: string) => () =>
    fetch(server.url + path, { headers: { cookie } }).then((answer) => answer.text())
  const asked = async (path: string, cookie = '') => {
    const times: number[] = []
    for (let n = 0; n < 5; n++) times.push(await timed(page(path, cookie)))
    return median(times)
  }
  const officer = `login=${token}`
  const sorted = [...openMs].sort((a, b) => a - b)
  const figures = {
    events,
    meetings: meetings.length,
    matters,
    storeMb: statSync(join(server.dataDir, 'linyi.sqlite')).size / 1e6,
    startMs: median(startMs),
    firstOpenMs: openMs[0]!,
    openMs: median(openMs),
    openP99Ms: sorted[Math.ceil(0.99 * sorted.length) - 1]!,
    homeMs: await asked('/', officer),
    firstMs: await asked('/'),
    codeMs: await asked('/api/meetings/000000'),
    listMs: await asked('/api/meetings'),
    residentMb: usedBy(server.pid()).residentKb / 1000,
  }
  for (const [name, value] of Object.entries(figures))
    say(`${name.padEnd(12)} ${value.toFixed(0).padStart(10)}`)
  say(
    `\n"startMs" is from the start of the process, after a kill, to its first answer; "openMs" from asking for a meeting that is
not in memory to its snapshot, of ${opened} spread over all years, the first of which finds the code cold. "homeMs" is an officer's
home page, "firstMs" a stranger's, "codeMs" a code that is nobody's, "listMs" the first page of all meetings. A matter is an issue on
the list of a meeting.`,
  )
  writeJson(options.json, 'station', [{ peer: 'linyi', cell: 'ten years', runs: [figures] }])
} finally {
  await server.stop()
}
