// npm run bench -- nodes: the same people on one, two and three nodes, with one PostgreSQL and one Redis: what each node still
// has to do, what the database does, and what a command costs; behind Caddy as deploy/ has it, which brings everybody of a meeting
// to one node, and behind one that gives each in turn to the next. --nodes 1,2,3
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { hasPostgres } from '../../server/src/testing/postgres.ts'
import { hasRedis } from '../../server/src/testing/redis.ts'
import { freePort } from '../../server/src/testing/free-port.ts'
import { runProcess, type Process } from '../fixtures/process.ts'
import { hasProxies, startCaddy, startTurns, type Proxy } from '../fixtures/proxies.ts'
import { newId, openLine, signIn, type Answer, type Line, type Visitor } from '../fixtures/visit.ts'
import { gather } from './load/crew.ts'
import { createHistogram, percentileMs, record } from './load/histogram.ts'
import type { Seat } from './load/seat.ts'
import { pause } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { cpuS, cpuSOfProgram, usedBy } from './suite/proc.ts'
import { openSharedStores } from './suite/shared-stores.ts'
import { createRows, print, say, writeJson } from './suite/table.ts'

/** Meetings of a Tuesday evening, with a phone for each of sixty people. */
const rooms = 10
const peopleEach = 60
const writersEach = 2
const editsPerSecond = 50
const seconders = 30
const commandsPerSecond = 60

const options = readOptions({ seconds: 8, more: { nodes: { type: 'string' } } })
const counts = (options.more['nodes'] ?? '1,2,3').split(',').map(Number)
const rows = createRows()

type Hall = {
  readonly nodes: readonly Process[]
  /** Where people come in. */
  readonly door: Proxy
  readonly database: string
  readonly redis: string
}

/** What everybody has used of the processor in the meantime, in percent of a core. */
async function measured<T>({ nodes, database, redis }: Hall, work: () => Promise<T>) {
  const used = () => nodes.map((node) => usedBy(node.pid()))
  const [before, databaseBefore, redisBefore] = [used(), cpuSOfProgram(database), cpuSOfProgram(redis)]
  const from = performance.now()
  const value = await work()
  const share = (seconds: number) => (seconds / ((performance.now() - from) / 1000)) * 100
  const each = used().map((after, n) => share(cpuS(before[n]!, after)))
  return {
    value,
    busiest: Math.max(...each),
    all: each.reduce((sum, one) => sum + one, 0),
    database: share(cpuSOfProgram(database) - databaseBefore),
    redis: share(cpuSOfProgram(redis) - redisBefore),
  }
}

/** Drafts the meetings and says who the officer is in each. */
async function draftRooms(node: Process, officer: Visitor) {
  const line = await openLine(node, officer)
  const { station, facts } = (line.opened as unknown as { snapshot: MeetingState }).snapshot.meeting
  const drafted: { meeting: string; author: string }[] = []
  for (let n = 0; n < rooms; n++) {
    const id = newId()
    const command = { type: 'meeting.draft', id, station, facts, agenda: [] }
    const answer = (await line.socket.emitWithAck('meeting:command', command)) as Answer
    if (!answer.ok) throw new Error(answer.error.en)
    const own = await openLine(node, { ...officer, meeting: { id, code: '' } })
    drafted.push({ meeting: id, author: (own.opened as unknown as { you: { id: string } }).you.id })
    own.close()
  }
  line.close()
  return drafted
}

async function edits(hall: Hall, officer: Visitor) {
  const drafted = await draftRooms(hall.nodes[0]!, officer)
  const crew = gather(options.generators)
  const seat = ({ meeting, author }: (typeof drafted)[number]): Seat => {
    const address = `${hall.door.url.replace('http', 'ws')}/collab/meeting/${meeting}/board?token=${officer.token}&ack=1`
    return { url: address, dialect: { speaks: 'y-websocket' }, hello: [], author }
  }
  const seats = (each: number) => Array.from({ length: each }, () => drafted.map(seat)).flat()
  try {
    await crew.enter(seats(writersEach))
    await crew.open(seats(peopleEach - writersEach), { perSecond: 200 })
    await pause(2000)
    await crew.tell({ do: 'forget' })
    const { value: sent, ...used } = await measured(hall, async () => {
      const written = await crew.write(editsPerSecond, options.seconds)
      await crew.settled(written * peopleEach)
      return written
    })
    const report = await crew.report()
    return {
      ...used,
      p50Ms: percentileMs(report.latency, 0.5),
      p99Ms: percentileMs(report.latency, 0.99),
      arrived: report.words / (sent * peopleEach),
    }
  } finally {
    crew.end()
  }
}

async function commands(hall: Hall) {
  const phones: Line[] = []
  for (let n = 0; n < seconders; n++) {
    const visitor = await signIn(hall.door, 'resident')
    phones.push(await openLine(hall.door, visitor, { stream: visitor.meeting.id }))
  }
  const latency = createHistogram()
  const { value, ...used } = await measured(hall, async () => {
    let done = 0
    const until = performance.now() + options.seconds * 1000
    const everyMs = (seconders / commandsPerSecond) * 1000
    await Promise.all(
      phones.map(async (phone, n) => {
        await pause((n / seconders) * everyMs)
        while (performance.now() < until) {
          const from = performance.now()
          const answer = await phone.send({ type: 'issue.second', issue: newId() })
          if (!answer.ok) throw new Error(answer.error.en)
          done++
          const tookMs = performance.now() - from
          record(latency, tookMs * 1000)
          await pause(Math.max(0, everyMs - tookMs))
        }
      }),
    )
    return done
  })
  phones.forEach((phone) => phone.close())
  const perSecond = value / options.seconds
  return {
    ...used,
    p50Ms: percentileMs(latency, 0.5),
    p99Ms: percentileMs(latency, 0.99),
    arrived: perSecond / commandsPerSecond,
    nodeMsEach: (used.all / 100 / perSecond) * 1000,
    databaseMsEach: (used.database / 100 / perSecond) * 1000,
  }
}

async function play(count: number) {
  const { postgres, redis, env, close } = await openSharedStores()
  const nodes: Process[] = []
  const trusting = { ...env, TRUST_PROXY: 'loopback' }
  try {
    for (let n = 0; n < count; n++) nodes.push(await runProcess({ demo: true, env: trusting }))
    const programs = { database: postgres.folder, redis: `redis-server ${new URL(redis.url).host}` }
    const officer = await signIn(nodes[0]!, 'officer')
    const name = count === 1 ? '1 node' : `${count} nodes`
    const cell = `${rooms} meetings of ${peopleEach}, ${editsPerSecond} edits a second`
    for (const [where, start] of Object.entries({ every: startTurns, one: startCaddy })) {
      const door = await start(nodes, await freePort())
      const hall = { nodes, door, ...programs }
      rows.add(name, `${cell}, each meeting at ${where} node`, await edits(hall, officer))
      rows.add(
        name,
        `${commandsPerSecond} commands a second in one meeting, at ${where} node`,
        await commands(hall),
      )
      await door.stop()
    }
  } finally {
    await Promise.all(nodes.map((node) => node.end('SIGTERM')))
    await close()
  }
}

if (!hasPostgres() || !hasRedis() || !hasProxies())
  throw new Error('this needs the programs of PostgreSQL, Redis, nginx and Caddy on this machine')
for (let repeat = 0; repeat < options.repeats; repeat++) for (const count of counts) await play(count)

print(rows.all(), [
  { name: 'p50Ms', title: 'p50 ms' },
  { name: 'p99Ms', title: 'p99 ms' },
  { name: 'arrived', title: 'arrived', digits: 3 },
  { name: 'busiest', title: 'busiest %' },
  { name: 'all', title: 'all nodes %' },
  { name: 'database', title: 'database %' },
  { name: 'redis', title: 'Redis %' },
  { name: 'nodeMsEach', title: 'node ms/command', digits: 2 },
  { name: 'databaseMsEach', title: 'database ms/command', digits: 2 },
])
say(
  `\nPercent are of one core. "busiest" is the node that had most to do, so what bounds how many people fit. Meetings are at one
node behind Caddy as deploy/ has it, and at every node behind a balancer that gives people to nodes in turn. All nodes, the database and the load share this machine: what is shown is what each has to do, not how
fast they would be on machines of their own. Medians of ${options.repeats} runs of ${options.seconds} s.`,
)
writeJson(options.json, 'nodes', rows.all())
