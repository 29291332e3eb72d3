import { gunzipSync } from 'node:zlib'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { limits } from '@linyi/shared/lib/limits'
import type { Packed } from '@linyi/shared/protocol/messages'
import { unpacked } from '@linyi/shared/protocol/unpacked'
import { afterEach, expect, it } from 'vitest'
import { createTurnout } from '../box/turnout.ts'
import type { Asker, OpenRoom } from '../rooms/port.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import {
  atTheEnd,
  collect,
  endAll,
  opened,
  openHall,
  phoneOf,
  propose,
  setExpected,
  type Hall,
  type Opened,
} from '../testing/hall.ts'
import { done } from '../testing/meeting.ts'
import { createChannel } from './gateway-channel.ts'
import { createPackings } from './gateway-packing.ts'
import { sightOf, type Sight } from './gateway-sight.ts'

afterEach(endAll)

/** So many that what a phone is sent is large. */
const enough = 130

/** A hall with a secret of each sort: a proposal that waits, and why somebody had to leave. */
async function fullHall(size = enough) {
  const hall = await openHall()
  const { house, scene } = hall
  await collect(hall)
  const guests = await Promise.all(Array.from({ length: size }, (_, n) => scene.guest(`住户${n}号`)))
  await done(house, guests[0]!, propose(scene, '巷口的灯坏了'))
  await done(house, scene.officer, {
    type: 'roll.remove',
    meeting: scene.meeting,
    participant: scene.idOf(guests[1]!),
    reason: '大声喧哗',
  })
  return { hall, guests }
}

const hold = ({ packed }: Opened) => gunzipSync(packed!).toString()

async function packedFor(hall: Hall, asker: Asker) {
  const phone = await phoneOf(hall, asker)
  const ack = await opened(phone, hall.scene, { takes: 'gzip' })
  const plain = await opened(await phoneOf(hall, asker), hall.scene)
  return { ack, plain, words: hold(ack), whole: unpacked(ack, JSON.parse(hold(ack)) as Packed) as Opened }
}

it('packs nothing private: what is theirs alone comes beside the bytes that all who see the same are sent', async () => {
  const { hall, guests } = await fullHall()
  const [proposer, neighbour, officer] = await Promise.all(
    [guests[0]!, guests[2]!, hall.scene.officer].map((asker) => packedFor(hall, asker)),
  )
  expect(proposer!.ack.packed).toEqual(neighbour!.ack.packed)
  for (const secret of ['巷口的灯坏了', '大声喧哗']) {
    expect(neighbour!.words).not.toContain(secret)
    expect(JSON.stringify(neighbour!.ack)).not.toContain(secret)
    expect(officer!.words).toContain(secret)
  }
  expect(JSON.stringify(proposer!.ack.own)).toContain('巷口的灯坏了')
  expect(neighbour!.ack.own).toEqual([])
  // Nor who works for the station and has not come in.
  const staff = ({ people }: Opened) => people.flatMap(({ id, roles }) => (roles.length > 0 ? [id] : []))
  expect(staff(neighbour!.whole)).toEqual(staff(neighbour!.plain))
  expect(staff(officer!.whole).length).toBeGreaterThan(staff(neighbour!.whole).length)
})

it('tells everybody the same as without packing', async () => {
  const { hall, guests } = await fullHall()
  for (const asker of [guests[0]!, guests[2]!, hall.scene.officer]) {
    const { whole, plain } = await packedFor(hall, asker)
    expect(JSON.stringify(whole.snapshot)).toBe(JSON.stringify(plain.snapshot))
    expect([whole.seq, whole.epoch, whole.you]).toEqual([plain.seq, plain.epoch, plain.you])
    expect(new Set(whole.people)).toEqual(new Set(plain.people))
  }
})

it('packs for who comes back only who is who', async () => {
  const { hall, guests } = await fullHall(3 * enough)
  const phone = await phoneOf(hall, guests[2]!)
  const { seq, epoch } = await opened(phone, hall.scene)
  await done(hall.house, hall.scene.officer, setExpected(hall.scene, 200))
  const ack = await opened(phone, hall.scene, { since: seq, epoch, takes: 'bytes' })
  const packed = JSON.parse(Buffer.from(ack.packed!).toString()) as Packed
  expect(packed.people.length).toBeGreaterThan(3 * enough)
  expect(packed).not.toHaveProperty('snapshot')
  expect(ack.events!.map((event) => event.type)).toEqual(['roll.expectedSet'])
})

it('leaves a small meeting as it is, and whoever does not ask', async () => {
  const hall = await openHall()
  const ack = await opened(await phoneOf(hall, hall.scene.officer), hall.scene, { takes: 'gzip' })
  expect(ack).not.toHaveProperty('packed')
  expect((ack.snapshot as MeetingState).roll).toBeDefined()
})

it('tells of what came since beside the same bytes, up to a hundred events, then packs anew', async () => {
  const { hall, guests } = await fullHall()
  const { house, scene } = hall
  const room = (await house.rooms.open(scene.stream))!
  const clock = createHandClock(house.clock.now())
  const outlet = { send: () => {}, isReady: () => true }
  const turnout = createTurnout(
    async () => 0,
    clock,
    () => undefined,
  )
  const channel = createChannel(room, scene.meeting, {
    ...{ outlet, clock, docs: house.docs, boxes: { turnout } },
  })
  atTheEnd(channel.close)
  const now = () => channel.packedFor(sightOf(room, guests[2]!) as Sight, 'whole', 'bytes')!
  const first = now()
  for (let n = 1; n <= limits.packedLagEventsMax; n++)
    await done(house, scene.officer, setExpected(scene, enough + n))
  const last = now()
  expect(last.bytes).toBe(first.bytes)
  expect(last.seq).toBe(first.seq + limits.packedLagEventsMax)
  expect(last.events.map(({ event }) => event.seq)).toHaveLength(limits.packedLagEventsMax)
  await done(house, scene.officer, setExpected(scene, enough))
  const anew = now()
  expect(anew.bytes).not.toBe(first.bytes)
  expect(anew).toMatchObject({ seq: last.seq + 1, events: [] })
})

/** A stream whose state is a text, the same for all. */
function packingsOf(text: string) {
  const rules = { view: (state: unknown) => state } as unknown as OpenRoom['rules']
  const durable = () => ({ seq: 1, state: text }) as unknown as ReturnType<OpenRoom['durable']>
  const packings = createPackings({ rules, durable, people: () => ({ all: [], staff: [] }) })
  const asSeenBy = (one: string) => {
    const sight = { classes: [one as 'public'], knowsStaff: false } as unknown as Sight
    return packings.of(sight, 'whole', { seq: 1, news: 0 })
  }
  return asSeenBy
}

it('packs from the bound on', () => {
  const around = JSON.stringify({ people: [], snapshot: '' }).length
  const sized = (bytes: number) => packingsOf('x'.repeat(bytes - around))('public')
  expect(sized(limits.packedBytesMin - 1).isLarge).toBe(false)
  expect(sized(limits.packedBytesMin).isLarge).toBe(true)
})

it('keeps as many packed as it may, then begins anew', () => {
  const asSeenBy = packingsOf('')
  const classes = Array.from({ length: limits.packingsPerChannelMax + 1 }, (_, n) => `class ${n}`)
  const kept = classes.slice(0, -1).map(asSeenBy)
  expect(classes.slice(0, -1).map(asSeenBy)).toEqual(kept)
  expect(asSeenBy(classes[0]!)).toBe(kept[0])
  asSeenBy(classes.at(-1)!)
  expect(asSeenBy(classes[0]!)).not.toBe(kept[0])
})
