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
import { limits } from '@linyi/shared/lib/limits'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import { type BoxAnswer } from '@linyi/shared/protocol/bodies'
import { fillHall, openSecretBallot } from '../fixtures/secret-ballot.ts'
import { startServer } from '../fixtures/server.ts'
import { openLine, signIn } from '../fixtures/visit.ts'

const voters = 1000
/** What issue 4 asks for on two cores. */
const ackMsMax = 10_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

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
  const hall = await fillHall(server, officer, voters)
  const line = await openLine(server, officer)
  const ballot = await openSecretBallot(server, line, hall.slice(0, 2))
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
