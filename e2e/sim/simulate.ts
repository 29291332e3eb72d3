import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createIssue, setCategory } from '@linyi/shared/docs/board/edits'
import { listIssues, textOf } from '@linyi/shared/docs/board/list'
import * as Y from 'yjs'
import { openCollabHouse, serveCollab, type Guest } from '../../server/src/testing/collab-house.ts'
import { openHouse } from '../../server/src/testing/house.ts'
import { done } from '../../server/src/testing/meeting.ts'
import { createChance } from '../fixtures/chance.ts'
import { newId } from '../fixtures/visit.ts'
import { lossyPhone, type LossyPhone } from './lossy-phone.ts'

/** What a run came to, for whoever reads along. */
export type Run = {
  readonly seed: number
  readonly edits: number
  readonly restarts: number
  readonly revoked: 'login' | 'role' | null
}

const stepsMin = 40
const stepsSpread = 80
const stepMsMax = 6
/** Issue 6: a login that ended is worth nothing on an open line after so long; a role at once. */
const biteMs = 100
const settleMsMax = 20_000

type Seat = { readonly guest: Guest; readonly phone: LossyPhone; revokedAt: number | null }

/**
 * A real house on a real store, three deputies on bad lines who write issues, restarts of the server and one of them losing
 * their login or office in the middle; what happens is drawn from the seed. Throws when anything acked is lost, copies differ in
 * the end, or an edit got past the revocation.
 */
export async function simulate(seed: number): Promise<Run> {
  const chance = createChance(seed)
  const folder = mkdtempSync(join(tmpdir(), 'linyi-sim-'))
  const path = join(folder, 'linyi.sqlite')
  const first = await openCollabHouse({ path })
  const { doc, station, head } = first
  let house: Awaited<ReturnType<typeof openHouse>> = first
  let served: { readonly url: string; readonly close: () => Promise<void> } = first
  let restarts = 0

  const seats: Seat[] = []
  for (const [i, name] of ['伍代表', '余代表', '聂代表'].entries()) {
    // Lots of their own: what a line draws depends on the machine, what people do does not.
    const luck = createChance(seed ^ (0x51ed270b * (i + 1)))
    const guest = await first.official(name)
    const url = () => `${served.url}/${doc}?token=${guest.token}&ack=1`
    seats.push({ guest, phone: lossyPhone(url, luck, luck.upTo(5)), revokedAt: null })
  }

  const restart = async () => {
    restarts++
    const acked = seats.map(({ phone }) => phone.acked())
    await served.close()
    house = await openHouse({ path })
    // Before anybody comes back and gives it what it has lost.
    for (const [i, { phone }] of seats.entries())
      assert((await storedClock(phone.doc.clientID)) >= acked[i]!, 'acked, and gone after a restart')
    served = await serveCollab(house)
  }

  const storedClock = async (client: number): Promise<number> => {
    const room = (await house.docs.open(doc))!
    return room.read((stored) => Y.getState(stored.store, client))
  }

  const revoke = async (seat: Seat, what: 'login' | 'role') => {
    const { person } = seat.guest
    if (what === 'login') {
      await house.logins.revokeAll(person)
      await sleep(biteMs)
    } else await done(house, head, { type: 'station.revokeRole', station, person, role: 'deputy' })
    seat.revokedAt = await storedClock(seat.phone.doc.clientID)
  }

  const write = ({ phone, guest }: Seat) => {
    const mine = listIssues(phone.doc).filter(({ author }) => author === guest.participant)
    const issue = mine[chance.upTo(Math.max(1, mine.length))]
    const what = chance.upTo(10)
    if (!issue || (what === 0 && mine.length < 8)) {
      const title = `第 ${mine.length} 件`
      createIssue(phone.doc, guest.participant, { id: newId(), title, detail: '', grid: '', createdAt: 1 })
    } else if (what === 1) setCategory(phone.doc, issue.id, '')
    else {
      const text = textOf(phone.doc, issue.id, what < 5 ? 'title' : 'detail')!
      if (text.length > 60) text.delete(chance.upTo(30), 20)
      else text.insert(chance.upTo(text.length + 1), '浸水'.repeat(1 + chance.upTo(4)))
    }
  }

  const steps = stepsMin + chance.upTo(stepsSpread)
  const revokeAt = chance.upTo(2 * steps)
  const revoked = revokeAt < steps ? (chance.upTo(2) === 0 ? 'login' : 'role') : null
  try {
    await Promise.all(seats.map(({ phone }) => phone.synced()))
    for (let step = 0; step < steps; step++) {
      const seat = seats[chance.upTo(seats.length)]!
      write(seat)
      if (step === revokeAt) await revoke(seats[0]!, revoked!)
      const what = chance.upTo(60)
      if (what === 0) await restart()
      else if (what < 5) seat.phone.cut()
      await sleep(chance.upTo(stepMsMax))
    }
    await settled(seats)
    // Or they would give back what was lost.
    for (const { phone } of seats) phone.leave()
    await restart()
    await verify(seats, async () =>
      (await house.docs.open(doc))!.read((stored) => Y.encodeStateAsUpdate(stored)),
    )
    return { seed, edits: seats.reduce((sum, { phone }) => sum + phone.acked(), 0), restarts, revoked }
  } finally {
    for (const { phone } of seats) phone.leave()
    await served.close()
    rmSync(folder, { recursive: true })
  }
}

const isActive = ({ revokedAt }: Seat) => revokedAt === null

/** Lines hold from now on, until everybody who may write has everything saved and sees everything. */
async function settled(seats: readonly Seat[]): Promise<void> {
  const active = seats.filter(isActive)
  for (const { phone } of seats) phone.mend()
  const isQuiet = () => {
    const vectors = active.map(({ phone }) => Buffer.from(Y.encodeStateVector(phone.doc)).toString('hex'))
    // What was deleted last is in no state vector.
    const lists = active.map(({ phone }) => JSON.stringify(listIssues(phone.doc)))
    return (
      active.every(({ phone }) => phone.acked() === phone.written()) &&
      new Set(vectors.map(sorted)).size === 1 &&
      new Set(lists).size === 1
    )
  }
  const until = performance.now() + settleMsMax
  while (!isQuiet()) {
    assert(
      performance.now() < until,
      `not settled: ${active.map(({ phone }) => [phone.acked(), phone.written(), [...phone.refused()]].join(' ')).join(' · ')}`,
    )
    await sleep(5)
  }
}

/** A state vector whatever the order of its clients. */
const sorted = (hex: string): string =>
  JSON.stringify([...Y.decodeStateVector(Buffer.from(hex, 'hex'))].sort(([one], [other]) => one - other))

async function verify(seats: readonly Seat[], read: () => Promise<Uint8Array>): Promise<void> {
  const stored = new Y.Doc()
  Y.applyUpdate(stored, await read())
  assert.equal(stored.store.pendingStructs, null, 'the store has a hole')
  for (const seat of seats) {
    const { phone, revokedAt } = seat
    const clock = Y.getState(stored.store, phone.doc.clientID)
    assert(clock >= phone.acked(), `acked up to ${phone.acked()}, stored up to ${clock}`)
    if (revokedAt !== null) assert.equal(clock, revokedAt, 'an edit got past the revocation')
    else assert.deepEqual(listIssues(phone.doc), listIssues(stored), 'a copy differs from the store')
  }
}
