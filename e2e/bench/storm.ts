// npm run bench -- storm: a thousand voters ask for their tokens at once, and later all cast at once; beside them as many
// plain inserts into a file of the same store, in the same run.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { blind, finalize, type RsaPublicKey } from '@linyi/shared/box/blind-rsa'
import { castBody } from '@linyi/shared/box/token'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { limits } from '@linyi/shared/lib/limits'
import { boxPaths, type BoxAnswer } from '@linyi/shared/protocol/http'
import { startServer, type Server } from '../fixtures/server.ts'
import { join, newId, openLine, signIn, type Line, type Visitor } from '../fixtures/visit.ts'

const voters = 1000
/** What issue 4 asks for on two cores. */
const ackMsMax = 10_000
const officersLines = 10

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

async function must(answer: ReturnType<Line['send']>): Promise<void> {
  const said = await answer
  if (!said.ok) throw new Error(said.error.en)
}

/** One after another in each of so many hands. */
async function inHands<T>(hands: number, work: readonly T[], one: (item: T) => Promise<void>): Promise<void> {
  const left = [...work]
  const hand = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await one(item)
  }
  await Promise.all(Array.from({ length: hands }, hand))
}

/** Everybody comes in by their phone and is confirmed at the door. */
async function fillHall(server: Server, officer: Visitor): Promise<readonly Visitor[]> {
  const hall: Visitor[] = []
  await inHands(
    20,
    Array.from({ length: voters }, (_, i) => `选民${i}`),
    async (name) => void hall.push(await join(server, officer.meeting.code, name)),
  )
  const lines = await Promise.all(Array.from({ length: officersLines }, () => openLine(server, officer)))
  const perSecond = officersLines * (limits.commandsPerConnectionPerSecondMax - 5)
  for (let from = 0; from < hall.length; from += perSecond) {
    const some = hall.slice(from, from + perSecond).map(({ participant }) => participant.id)
    await Promise.all(
      some.map((participant, i) =>
        must(
          lines[i % lines.length]!.send({
            ...{ type: 'roll.confirm', participant, capacity: 'resident', how: 'seen' },
          }),
        ),
      ),
    )
    await new Promise((next) => setTimeout(next, 1000))
  }
  lines.forEach((line) => line.close())
  return hall
}

/** A secret ballot on whether to put up a lamp; answers its id. */
async function openBallot(server: Server, officer: Line, scrutineers: readonly Visitor[]): Promise<string> {
  const chair = await openLine(server, await signIn(server, 'chair'))
  const { motion: before } = (chair.opened as unknown as { snapshot: MeetingState }).snapshot
  for (const { participant } of scrutineers)
    await must(officer.send({ type: 'meeting.assignDuty', participant: participant.id, duty: 'scrutineer' }))
  if (before.active !== '')
    await must(chair.send({ type: 'motion.withdraw', motion: before.active, reason: '先试一次投票' }))
  const [motion, ballot] = [newId(), newId()]
  await must(
    chair.send({
      ...{ type: 'motion.put', motion, mover: scrutineers[0]!.participant.id, text: '在巷口装一盏灯' },
      ...{ issues: [], who: '街道办', what: '装灯', when: '六月底前', cost: '八千元' },
    }),
  )
  await must(
    chair.send({
      ...{ type: 'ballot.openSecret', ballot, motion, endDebate: '大家同意表决' },
      terms: { rule: 'threshold', seats: 1, among: [], binding: false },
    }),
  )
  chair.close()
  return ballot
}

const post = async <T>(url: string, body: string, token?: string): Promise<T> => {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const answer = await fetch(url, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

type Storm<T> = { readonly ms: readonly number[]; readonly answers: readonly T[] }

/** All at once; how long each has to wait for its answer. */
async function storm<T>(asks: readonly (() => Promise<T>)[]): Promise<Storm<T>> {
  const startedAt = performance.now()
  const ms: number[] = []
  const answers = await Promise.all(
    asks.map(async (ask) => {
      const answer = await ask()
      ms.push(performance.now() - startedAt)
      return answer
    }),
  )
  return { ms, answers }
}

const percentile = (ms: readonly number[], part: number): number =>
  [...ms].sort((a, b) => a - b)[Math.ceil(part * ms.length) - 1]!

const summary = (name: string, ms: readonly number[]) => {
  const row = { name, p50Ms: percentile(ms, 0.5), p99Ms: percentile(ms, 0.99), maxMs: Math.max(...ms) }
  say(
    `${name.padEnd(34)} p50 ${row.p50Ms.toFixed(1).padStart(8)} ms · p99 ${row.p99Ms.toFixed(1).padStart(8)} ms · last ${row.maxMs.toFixed(1).padStart(8)} ms`,
  )
  return row
}

/** As many rows of that size into a table, each on disk before the next: what the same store takes without anything. */
function plainInserts(row: string): { readonly each: readonly number[]; readonly queued: readonly number[] } {
  const folder = mkdtempSync(pathOf(tmpdir(), 'linyi-plain-'))
  const db = new DatabaseSync(pathOf(folder, 'plain.sqlite'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec('CREATE TABLE plain (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID')
  const insert = db.prepare('INSERT INTO plain (id, body) VALUES (?, ?)')
  const each: number[] = []
  const queued: number[] = []
  const startedAt = performance.now()
  for (let i = 0; i < voters; i++) {
    const from = performance.now()
    insert.run(hex(chance(32)), row)
    each.push(performance.now() - from)
    queued.push(performance.now() - startedAt)
  }
  db.close()
  rmSync(folder, { recursive: true })
  return { each, queued }
}

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const server = await startServer({ demo: true })
try {
  const officer = await signIn(server, 'officer')
  const hall = await fillHall(server, officer)
  const line = await openLine(server, officer)
  const ballot = await openBallot(server, line, hall.slice(0, 2))
  line.close()

  const look = async () => (await (await fetch(server.url + boxPaths.look(ballot))).json()) as BoxAnswer
  const { publicKey, castsFrom, serverNow } = await look()
  const key: RsaPublicKey = { n: BigInt(`0x${publicKey.n}`), e: BigInt(`0x${publicKey.e}`) }
  const opensAt = performance.now() + castsFrom - serverNow
  const held = hall.map(({ token: login }) => {
    const token = chance(32)
    return { login, token, tag: hex(chance(16)), ...blind(key, token, chance)! }
  })

  const issued = await storm(
    held.map(({ login, blinded }) => {
      const body = JSON.stringify({ blinded: hex(blinded) })
      return () => post<{ blindSig: string }>(server.url + boxPaths.token(ballot), body, login)
    }),
  )
  const bodies = held.map(({ token, tag, inverse }, i) => {
    const sig = finalize(key, token, Buffer.from(issued.answers[i]!.blindSig, 'hex'), inverse)!
    return castBody({ token: hex(token), sig: hex(sig), ballot: 'yna'[i % 3]!, tag })
  })
  await new Promise((next) => setTimeout(next, Math.max(0, opensAt - performance.now()) + 500))
  const cast = await storm(
    bodies.map((body) => () => post<{ receipt: string }>(server.url + boxPaths.cast(ballot), body)),
  )
  const plain = plainInserts(bodies[0]!)

  const rows = [
    summary(`${voters} tokens, asked for at once`, issued.ms),
    summary(`${voters} papers, cast at once`, cast.ms),
    summary(`${voters} plain inserts, one by one`, plain.each),
    summary(`${voters} plain inserts, asked for at once`, plain.queued),
  ]
  const ratio = rows[1]!.p99Ms / rows[3]!.p99Ms
  say(`p99 of a cast's ack is ${ratio.toFixed(2)} times that of as many plain inserts asked for at once.`)
  const receipts = new Set(cast.answers.map(({ receipt }) => receipt)).size
  await new Promise((next) => setTimeout(next, limits.turnoutMsMin + 500))
  const { papers } = await look()
  say(`${receipts} receipts, ${papers} papers in the box.`)
  const isGood =
    receipts === voters && papers === voters && rows[0]!.maxMs < ackMsMax && rows[1]!.maxMs < ackMsMax
  if (!isGood) throw new Error(`more than ${ackMsMax} ms for an answer, or a paper is missing`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, ratio }, null, 2)}\n`)
} finally {
  await server.stop()
}
