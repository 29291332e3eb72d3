import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { listIssues, type BoardIssue } from '@linyi/shared/docs/board/list'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { streams } from '@linyi/shared/domain/streams'
import type { Guest } from '../../server/src/testing/collab-house.ts'
import type { House } from '../../server/src/testing/house.ts'
import { announced, done, type Scene } from '../../server/src/testing/meeting.ts'
import { createChance } from '../fixtures/chance.ts'
import { createDeeds } from './deeds.ts'
import { createLedger, type Places } from './ledger.ts'
import { openMortalHouse } from './mortal-house.ts'
import { takeSeat, type Seat } from './seat.ts'

/** What a run came to, for whoever reads along. */
export type VisitsRun = {
  readonly seed: number
  readonly typed: number
  /** Letters that were shown as saved. */
  readonly saved: number
  readonly commands: number
  readonly deaths: number
  readonly restarts: number
  readonly refreshes: number
  readonly givenBack: number
  readonly revoked: 'login' | 'role' | null
}

const stepsMin = 60
const stepsSpread = 100
const stepMsMax = 8
/** Issue 6: a login that ended is worth nothing on an open line after so long; a role at once. */
const biteMs = 100
const settleMsMax = 30_000

/**
 * People with our own clients, as the web puts them together, on bad lines and slow devices before a server whose disk fails now and
 * then and whose power goes; what happens is drawn from the seed. Throws when a letter is lost or written twice, when one is gone that was
 * shown as saved, when an answered command is not there once, when copies differ in the end, or somebody writes without the right to.
 */
export async function simulateVisits(seed: number): Promise<VisitsRun> {
  const chance = createChance(seed)
  const folder = mkdtempSync(join(tmpdir(), 'linyi-visits-'))
  const path = join(folder, 'linyi.sqlite')
  let server = await openMortalHouse(path, createChance(seed ^ 0x2545f491))
  const connect = () => server.connect()
  const scene = await announced(server.house)
  await done(server.house, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
  const ledger = createLedger()
  const guests = await arrive(server.house, scene)
  server.open()
  const seats = guests.map((guest, number) =>
    // Lots of their own: what a line draws depends on the machine, what people do does not.
    takeSeat(
      { meeting: scene.meeting, guest, number, connect, ledger },
      createChance(seed ^ (0x51ed270b * (number + 1))),
    ),
  )
  let [deaths, restarts] = [0, 0]

  const places = async (): Promise<Places> => {
    const { board, state } = await shown(server.house, scene)
    const said = Object.values(state.issue.proposals).map(({ text }) => text)
    return {
      server: [...board.map(({ title, detail }) => title + detail), ...said].join(),
      givenBack: (number) => seats[number]!.givenBack(),
      holds: (number) => seats[number]!.holds(),
    }
  }

  const beginAgain = async () => {
    server = await openMortalHouse(path, createChance(seed ^ (deaths + restarts)))
    // Before anybody comes back and gives it what it has lost.
    ledger.checkSaved(await places())
    for (const seat of seats) await seat.checkAnswered(server.house, scene)
    server.sicken(true)
    server.open()
  }
  const die = async () => {
    deaths++
    await server.die()
    await beginAgain()
  }
  const restart = async () => {
    restarts++
    await server.stop()
    await beginAgain()
  }

  const revoked = chance.upTo(2) === 0 ? null : chance.upTo(2) === 0 ? 'login' : 'role'
  let past: string | null = null
  const revoke = async () => {
    server.sicken(false)
    const { guest } = seats[0]!
    if (revoked === 'login') {
      await server.house.logins.revokeAll(guest.person)
      await sleep(biteMs)
    } else
      await done(server.house, scene.head, {
        type: 'station.revokeRole',
        station: scene.station,
        person: guest.person,
        role: 'deputy',
      })
    past = ledger.of(0, (await places()).server)
    seats[0]!.revoked = true
    server.sicken(true)
  }

  const deeds = createDeeds({ seed, seats, ledger, die, restart })
  const steps = stepsMin + chance.upTo(stepsSpread)
  const revokeAt = chance.upTo(steps)
  try {
    await Promise.all(seats.map((seat) => seat.ready()))
    server.sicken(true)
    for (let step = 0; step < steps; step++) {
      if (revoked && step === revokeAt) await revoke()
      await deeds.next(step)
      await sleep(chance.upTo(stepMsMax))
    }
    server.sicken(false)
    await settled(seats, () => shown(server.house, scene))
    for (const seat of seats) await seat.leave()
    // Or they would give back what was lost.
    await die()
    const end = await places()
    ledger.checkAll(end)
    if (past !== null)
      assert.equal(unlike(ledger.of(0, end.server), past), '', 'something got past the revocation')
    return {
      seed,
      typed: ledger.count(),
      saved: ledger.promised(),
      commands: seats.reduce((sum, { answered }) => sum + answered.size, 0),
      deaths,
      restarts,
      refreshes: seats.reduce((sum, seat) => sum + seat.refreshes, 0),
      givenBack: seats.reduce((sum, { device }) => sum + device.shelf.all().tray.length, 0),
      revoked,
    }
  } finally {
    for (const seat of seats) await seat.leave()
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

const unlike = (now: string, before: string): string =>
  [...now].filter((one) => !before.includes(one)).join('')

/** Two deputies, one of whom has not come in, a resident, and the officer who keeps the list. */
async function arrive(house: House, scene: Scene): Promise<readonly Guest[]> {
  const { meeting } = scene
  const people = [
    await scene.appoint('伍代表', 'deputy'),
    await scene.appoint('余网格员', 'gridWorker'),
    await scene.guest('梁伯'),
    scene.officer,
  ]
  await done(house, people[1]!, {
    type: 'roll.join',
    meeting,
    name: '余网格员',
    via: 'account',
    grid: '',
    consent: 1,
  })
  const guests: Guest[] = []
  for (const asker of people) {
    const { token, write } = house.logins.create(asker.person, asker.meeting, 3650)
    await house.storage.commit({ directory: [write] })
    guests.push({ ...asker, token, participant: scene.idOf(asker) })
  }
  return guests
}

type Shown = { readonly board: readonly BoardIssue[]; readonly state: MeetingState; readonly seq: number }

/** What the server has; asked again where the disk fails under the question. */
async function shown(house: House, { meeting, stream }: Scene): Promise<Shown> {
  const readBoard = async () => (await house.docs.open(`meeting/${meeting}/board`))!.read(listIssues)
  const board = await readBoard().catch(readBoard)
  const room = (await house.rooms.open(stream))!
  const { state, seq } = room.durable()
  room.close()
  return { board, state: state as MeetingState, seq }
}

/** Lines hold from now on, until everybody who may be there has everything saved, answered and on their screen. */
async function settled(seats: readonly Seat[], ask: () => Promise<Shown>): Promise<void> {
  for (const seat of seats) seat.mend()
  const active = seats.filter(({ revoked }) => !revoked)
  const until = performance.now() + settleMsMax
  const seen = (state: MeetingState, { page }: Seat) =>
    streams.meeting.view(state as never, page().stream.you()!.audience)
  for (;;) {
    const truth = await ask()
    const late = active.map((seat) => seat.unsettled(truth.board, truth.seq)).find((why) => why !== null)
    if (late === undefined) {
      for (const seat of active)
        assert.deepEqual(
          plain(seat.page().stream.state()),
          plain(seen(truth.state, seat)),
          'a phone shows something else',
        )
      return
    }
    assert(performance.now() < until, `not settled: ${late}`)
    await sleep(5)
  }
}

/** As it goes over the wire. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown
