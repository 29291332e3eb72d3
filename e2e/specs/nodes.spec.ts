import { setTimeout as sleep } from 'node:timers/promises'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { BallotResult } from '@linyi/shared/domain/ballot/schema'
import { expect } from '@playwright/test'
import * as Y from 'yjs'
import { hasPostgres } from '../../server/src/testing/postgres.ts'
import { hasRedis } from '../../server/src/testing/redis.ts'
import { askedOf, costBetween, type Cost } from '../fixtures/asked.ts'
import { detailOf, openBoard } from '../fixtures/board.ts'
import { startCluster, type Cluster } from '../fixtures/cluster.ts'
import { deaths, silences, type Fault } from '../fixtures/faults.ts'
import { layLastingLine, type Opened } from '../fixtures/lasting-line.ts'
import { beginLoad, type Load } from '../fixtures/load.ts'
import { hasProxies } from '../fixtures/proxies.ts'
import { fillHall, finishBallot, must, openSecretBallot } from '../fixtures/secret-ballot.ts'
import { test } from '../fixtures/test.ts'
import { newId, openLine, signIn, type Visitor } from '../fixtures/visit.ts'
import { lookAt, votingDevice } from '../fixtures/voting-device.ts'
import { callWitness, type Witness } from '../fixtures/witness.ts'

/** The long form lets each silence last as long as issue 6 says; otherwise it ends when it has been felt. */
const isLong = process.env['FAULTS'] === 'long'
const lasting = isLong
  ? { pauseMs: 30_000, cutMs: 30_000, freezeMs: 20_000 }
  : { pauseMs: 2500, cutMs: 2500, freezeMs: 2500 }
/** Issue 6 says five seconds: what other tests beside this one leave of the machine may take longer. */
const resumeMsMax = isLong ? 5000 : 20_000
const voters = 12
/** Short counts are coarse: in them a storm shows all the same. */
const stormFactor = isLong ? 1.2 : 3
/** Fewer questions for each thing done are no storm. A busy machine asks less by the clock, so what is left may come to none. */
const calm = isLong ? 0 : 3
const choices = ['yes', 'no', 'abstain'] as const

let cluster: Cluster
let load: Load
let officer: Visitor
let witnesses: readonly Witness[]
let seconders: readonly string[]

const shown = ({ database, redis }: Cost) =>
  `${database.toFixed(1)} of the database, ${redis.toFixed(1)} of Redis`
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** It happens while everybody goes on; then everybody has to be answered again, and everybody sees what is new. */
async function goThrough({ name, happens }: Fault): Promise<void> {
  await happens(cluster, load)
  const resumedMs = await load.resumed()
  const latest = Math.max(...load.acked.map(({ seq }) => seq))
  const from = performance.now()
  await Promise.all(witnesses.map((witness) => witness.until(latest)))
  const seenMs = performance.now() - from
  say(
    `${name}: everybody is answered ${Math.round(resumedMs)} ms after, and has seen it ${Math.round(seenMs)} ms later`,
  )
  expect(resumedMs + seenMs).toBeLessThan(resumeMsMax)
}

/** Asked again by whoever had no answer, as a phone does. */
async function until<T extends { readonly ok: boolean; readonly why?: string }>(
  step: () => Promise<T>,
): Promise<T> {
  for (;;) {
    const taken = await step()
    if (taken.ok || taken.why !== 'noLine') return taken
    await sleep(200)
  }
}

async function openNamedBallot(): Promise<string> {
  const chair = await openLine(cluster.doors[0]!, await signIn(cluster.doors[0]!, 'chair'))
  const { motion: before } = (chair.opened as unknown as Opened & { snapshot: MeetingState }).snapshot
  if (before.active !== '')
    await must(chair.send({ type: 'motion.withdraw', motion: before.active, reason: '先试一次表决' }))
  const [motion, ballot] = [newId(), newId()]
  await must(
    chair.send({
      ...{ type: 'motion.put', motion, mover: seconders[0]!, text: '在巷尾装一道护栏' },
      ...{ issues: [], who: '街道办', what: '装护栏', when: '六月底前', cost: '八千元' },
    }),
  )
  await must(chair.send({ type: 'ballot.open', ballot, motion, method: 'open', endDebate: '大家同意' }))
  chair.close()
  return ballot
}

async function closeNamedBallot(ballot: string): Promise<BallotResult> {
  const chair = await openLine(cluster.doors[1]!, await signIn(cluster.doors[1]!, 'chair'))
  await must(chair.send({ type: 'ballot.stop', ballot }))
  const closed = await chair.send({ type: 'ballot.close', ballot })
  chair.close()
  if (!closed.ok) throw new Error(closed.error.en)
  // Whoever follows at another node hears of it a moment later.
  await Promise.all(witnesses.map((witness) => witness.until(closed.seq)))
  for (const witness of witnesses) expect(witness.state().ballot).toEqual(witnesses[0]!.state().ballot)
  return witnesses[0]!.state().ballot.ballots[ballot]!.result!
}

/** Everybody votes by name at a moment of their own, and once more on another phone. */
async function voteByName(hall: readonly Visitor[], ballot: string, withinMs: number): Promise<void> {
  const voteOn = async (by: Visitor, i: number) => {
    await sleep((withinMs * i) / hall.length)
    const phones = cluster.doors.map((door) => layLastingLine(door, by.token))
    const sheet = { method: 'open', choice: choices[i % choices.length] }
    const command = { type: 'ballot.handIn', meeting: by.meeting.id, ballot, sheet }
    const answers = await Promise.all(phones.map((phone) => phone.send({ ...command, id: newId() })))
    phones.forEach((phone) => phone.close())
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  }
  await Promise.all(hall.map(voteOn))
}

/** Votes of a secret ballot, each device by its own door: one takes its token and casts its paper, whatever happens. */
async function voteInSecret(hall: readonly Visitor[], ballot: string): Promise<void> {
  const devices = hall.map((by, i) => votingDevice(cluster.doors[i % cluster.doors.length]!, ballot, by))
  for (const device of devices) expect(await until(device.fetchToken)).toMatchObject({ ok: true })
  const { castsFrom, serverNow } = await lookAt(cluster.doors[1]!, ballot)
  // Not a wait for a slow machine: papers are taken only after this.
  await sleep(Math.max(0, castsFrom - serverNow) + 300)
  for (const [i, device] of devices.entries())
    expect(await until(() => device.cast('yna'[i % 3]!))).toMatchObject({ ok: true })
}

/** What is stored now, as somebody who comes anew is shown it at each node. */
async function nothingIsLost(): Promise<void> {
  const saved = load.saved()
  const boards: Uint8Array[] = []
  for (const node of cluster.nodes) {
    const board = openBoard(node, officer)
    await board.synced
    for (const [issue, marks] of saved) {
      const words = String(detailOf(board.doc, issue))
      for (const mark of marks) expect(words).toContain(mark)
      expect(words.length).toBe(marks.join('').length)
    }
    boards.push(Y.encodeStateVector(board.doc))
    board.close()
  }
  for (const board of boards) expect(board).toEqual(boards[0])
  const line = layLastingLine(cluster.nodes[0]!, officer.token)
  const { events } = await line.open({ meeting: officer.meeting.id, since: 0 })
  line.close()
  expect(events!.map(({ seq }) => seq)).toEqual(events!.map((_, i) => i + 1))
  for (const { command, seq } of load.acked)
    expect(events![seq - 1]).toMatchObject({ type: 'issue.seconded', issue: command.issue })
  expect(new Set(load.acked.map(({ seq }) => seq)).size).toBe(load.acked.length)
  const seconded = (events as readonly { type: string; by?: string }[]).filter(
    ({ type, by }) => type === 'issue.seconded' && seconders.includes(by ?? ''),
  )
  expect(seconded).toHaveLength(load.acked.length)
}

test.skip(!hasPostgres() || !hasRedis() || !hasProxies(), 'needs PostgreSQL, Redis, nginx and Caddy')

test('three nodes behind nginx, Caddy and a balancer that knows no meetings: whatever fails, all go on, and nothing acked is lost or counted twice', async () => {
  test.setTimeout(600_000)
  cluster = await startCluster()
  const { doors, nodes } = cluster
  officer = await signIn(doors[0]!, 'officer')
  const hall = await fillHall(doors[1]!, officer, voters)
  const seconds = hall.slice(0, 6)
  seconders = seconds.map(({ participant }) => participant.id)
  const writers = await Promise.all(
    (['officer', 'deputy', 'gridWorker'] as const).map((role) => signIn(doors[0]!, role)),
  )
  witnesses = await Promise.all(
    [...doors, ...nodes].map((address) => callWitness(address, officer.token, officer.meeting.id)),
  )
  // More have come than were expected.
  const desk = await openLine(doors[0]!, officer)
  await must(desk.send({ type: 'roll.setExpected', expected: 60 }))
  desk.close()
  const named = await openNamedBallot()
  load = beginLoad({ doors, seconders: seconds, writers, everyMs: 100 })

  const voting = voteByName(hall, named, 12_000)
  for (const fault of deaths) await goThrough(fault)
  await voting
  const result = await closeNamedBallot(named)
  expect(result.table.map(({ participant }) => participant).toSorted()).toEqual(
    hall.map(({ participant }) => participant.id).toSorted(),
  )
  expect([result.yes, result.no, result.abstain]).toEqual([4, 4, 4])

  const line = await openLine(doors[0]!, officer)
  const secret = await openSecretBallot(doors[0]!, line, hall.slice(0, 2))
  const casting = voteInSecret(hall, secret)
  const before = await askedOf(cluster, load)
  await sleep(2000)
  const usual = costBetween(before, await askedOf(cluster, load))
  for (const fault of silences(lasting)) {
    const from = await askedOf(cluster, load)
    await goThrough(fault)
    const cost = costBetween(from, await askedOf(cluster, load))
    say(`asked for each command or edit: ${shown(cost)}; without it ${shown(usual)}`)
    expect(cost.database).toBeLessThan(Math.max(calm, usual.database) * stormFactor)
    expect(cost.redis).toBeLessThan(Math.max(calm, usual.redis) * stormFactor)
  }
  await casting
  line.close()
  await load.rest()
  await finishBallot(doors[1]!, secret, hall.slice(0, 2))
  await expect.poll(async () => (await lookAt(nodes[2]!, secret)).ballots?.length).toBe(voters)
  const { ballots, receipts } = await lookAt(nodes[2]!, secret)
  expect(ballots!.map(({ paper }) => paper).toSorted()).toEqual([...'aaaannnnyyyy'])
  expect(new Set(receipts).size).toBe(voters)

  await nothingIsLost()
  const latest = Math.max(...witnesses.map((witness) => witness.seq()))
  await Promise.all(witnesses.map((witness) => witness.until(latest)))
  for (const witness of witnesses) expect(witness.state()).toEqual(witnesses[0]!.state())
  say(`${load.acked.length} commands and ${[...load.saved().values()].flat().length} edits acked, none lost`)
  load.close()
  witnesses.forEach((witness) => witness.close())
  await cluster.stop()
})
