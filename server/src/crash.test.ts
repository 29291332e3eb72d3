import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { nullifierOf } from '@linyi/shared/box/token'
import { verifyChain } from '@linyi/shared/record/verify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Begun, CrashScene, Said } from './crash.child.ts'
import { openHouse, type House } from './testing/house.ts'
import { send } from './testing/meeting.ts'
import { hasPostgres, startPostgres, type Postgres } from './testing/postgres.ts'

const program = fileURLToPath(new URL('./crash.child.ts', import.meta.url))
/** How often the process is killed on each store; the long form asks for 200. */
const kills = Number(process.env['KILLS'] ?? 20)
/** After how many acks at most. */
const acksMax = 60

type Child = ChildProcessByStdio<Writable, Readable, null>

/** Reads its program and waits to be told where the store is. */
const prepareChild = (): Child => spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })

/** Kills it after so many acks; answers all it said. */
const killAfter = async (child: Child, begun: Begun, acks: number): Promise<Said[]> => {
  const said: Said[] = []
  child.stdin.write(`${JSON.stringify(begun)}\n`)
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line) as Said)
    if (said.length > acks) child.kill('SIGKILL')
  }
  await ended
  return said
}

const ofKind = <Key extends string>(said: readonly Said[], key: Key) =>
  said.filter((one): one is Extract<Said, Record<Key, unknown>> => key in one)

const nothingIsLost = async (house: House, scene: CrashScene, said: readonly Said[]): Promise<void> => {
  const { storage } = house
  const stream = `meeting/${scene.meeting}`
  expect(verifyChain(stream, await storage.readStream(stream, 0))).toMatchObject({ ok: true })
  for (const { command, seq } of ofKind(said, 'command')) {
    const again = { ...command, type: 'roll.setExpected', meeting: scene.meeting }
    expect(await send(house, scene.officer, again)).toMatchObject({ ok: true, seq })
  }
  const doc = new Y.Doc()
  for (const update of (await storage.readDoc(`${stream}/board`)).updates) Y.applyUpdate(doc, update)
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  for (const { client, clock } of ofKind(said, 'client'))
    expect(Y.getState(doc.store, client)).toBeGreaterThanOrEqual(clock)
  for (const box of new Set(ofKind(said, 'box').map((one) => one.box))) {
    const { slips, nullifiers, papers } = await storage.readBox(box)
    const spent = slips.map(({ slip }) => slip)
    const mine = ofKind(said, 'box').filter((one) => one.box === box)
    expect(spent).toEqual(expect.arrayContaining(ofKind(mine, 'slip').map(({ slip }) => slip)))
    expect(nullifiers).toEqual(
      expect.arrayContaining(ofKind(mine, 'token').map(({ token }) => nullifierOf(token))),
    )
    expect(papers).toHaveLength(nullifiers.length)
    expect(new Set(nullifiers).size).toBe(nullifiers.length)
  }
}

const crashesAndKeeps = async (folder: string, database: string | null): Promise<void> => {
  const path = join(folder, 'linyi.sqlite')
  const said: Said[] = []
  let scene: CrashScene | null = null
  let next = prepareChild()
  for (let kill = 0; kill < kills; kill++) {
    const child = next
    next = prepareChild()
    said.push(...(await killAfter(child, { path, database, scene }, 1 + Math.floor(Math.random() * acksMax))))
    scene ??= ofKind(said, 'scene')[0]?.scene ?? null
  }
  next.kill()
  const house = await openHouse({ path, ...(database === null ? {} : { database }) })
  await nothingIsLost(house, scene!, said).finally(house.close)
  const counts = (['command', 'client', 'slip', 'token'] as const).map((key) => ofKind(said, key).length)
  for (const count of counts) expect(count).toBeGreaterThan(0)
  process.stdout.write(
    `${kills} kills; commands, edits, tokens, votes acked: ${counts.join(', ')}; none lost\n`,
  )
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linyi-crash-'))
})
afterEach(() => rm(folder, { recursive: true }))

const timeout = 60_000 + kills * 30_000

it('what was acked outlives SIGKILL at whatever point, on the embedded store', { timeout }, () =>
  crashesAndKeeps(folder, null),
)

describe.skipIf(!hasPostgres())('with a PostgreSQL', () => {
  let server: Postgres
  beforeAll(async () => void (server = await startPostgres()))
  afterAll(() => server.stop())

  it('what was acked outlives SIGKILL at whatever point', { timeout }, async () =>
    crashesAndKeeps(folder, server.url(await server.create())),
  )
})
