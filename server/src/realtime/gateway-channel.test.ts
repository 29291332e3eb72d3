import type { EventsBatch, Notice } from '@linyi/shared/protocol/messages'
import { afterEach, expect, it } from 'vitest'
import { limits } from '@linyi/shared/lib/limits'
import { createTurnout } from '../box/turnout.ts'
import type { Asker } from '../rooms/port.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { atTheEnd, endAll, propose, setExpected } from '../testing/hall.ts'
import { openHouse } from '../testing/house.ts'
import { announced, done } from '../testing/meeting.ts'
import { createChannel } from './gateway-channel.ts'
import type { Outlet } from './gateway-outlet.ts'
import { sightOf, type Sight } from './gateway-sight.ts'

afterEach(endAll)

type Sent = { readonly sockets: readonly string[]; readonly message: string; readonly body: unknown }

/** A channel of a real meeting, with the wire's end in our hands. */
async function openChannel() {
  const house = await openHouse()
  atTheEnd(house.close)
  const scene = await announced(house)
  const room = (await house.rooms.open(scene.stream))!
  const clock = createHandClock(house.clock.now())
  const sent: Sent[] = []
  const busy = new Set<string>()
  const outlet: Outlet = {
    send: (sockets, message, body) => sent.push({ sockets, message, body }),
    isReady: (socket) => !busy.has(socket),
  }
  const turnout = createTurnout(
    async () => 7,
    clock,
    (error) => void atTheEnd(() => Promise.reject(error as Error)),
  )
  const channel = createChannel(room, scene.meeting, {
    ...{ outlet, clock, docs: house.docs },
    boxes: { turnout },
  })
  atTheEnd(channel.close)
  const join = (socket: string, asker: Asker) =>
    channel.join({ socket, asker, sight: sightOf(room, asker) as Sight, seq: room.durable().seq })
  const seqs = () =>
    sent.map(({ sockets, body }) => [sockets.length, (body as EventsBatch).events.map(({ seq }) => seq)])
  return { house, scene, room, clock, channel, sent, busy, join, seqs, turnout }
}

it('encodes an event for everyone once, whatever the number of viewers', async () => {
  const { house, scene, clock, join, sent } = await openChannel()
  const resident = await scene.guest('梁伯')
  for (let n = 0; n < 500; n++) join(`phone${n}`, resident)
  join('tablet', scene.officer)
  clock.pass(1000)
  sent.length = 0
  await done(house, scene.officer, setExpected(scene, 9))
  const sizes = sent.map(({ sockets }) => sockets.length)
  expect(sizes).toEqual([500, 1])
})

it('encodes an event for few once for those outside its audience', async () => {
  const { house, scene, clock, join, sent } = await openChannel()
  await done(house, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
  const guests = await Promise.all(['梁伯', '陈女士', '李叔', '黄女士'].map((name) => scene.guest(name)))
  guests.forEach((guest, n) => join(`phone${n}`, guest))
  join('tablet', scene.officer)
  clock.pass(1000)
  sent.length = 0
  await done(house, guests[1]!, propose(scene, '巷口的灯坏了'))
  const types = sent.map(({ sockets, body }) => [sockets, (body as EventsBatch).events[0]!.type])
  expect(types).toEqual([
    [['phone0', 'phone2', 'phone3'], 'hidden'],
    [['phone1'], 'issue.proposed'],
    [['tablet'], 'issue.proposed'],
  ])
})

it('sends the first event at once, and what follows within the interval as one batch', async () => {
  const { house, scene, room, clock, channel, join, seqs } = await openChannel()
  join('phone', scene.officer)
  const from = room.durable().seq
  clock.pass(1000)
  await done(house, scene.officer, setExpected(scene, 1))
  expect(seqs()).toEqual([[1, [from + 1]]])
  for (const expected of [2, 3, 4]) await done(house, scene.officer, setExpected(scene, expected))
  expect(seqs()).toHaveLength(1)
  let isSent = false
  const all = channel.sent().then(() => (isSent = true))
  await Promise.resolve()
  expect(isSent).toBe(false)
  clock.pass(20)
  await all
  expect(seqs()).toEqual([
    [1, [from + 1]],
    [1, [from + 2, from + 3, from + 4]],
  ])
  expect(clock.waiting()).toBe(0)
})

it('sends nothing to a line that does not take it, then what it missed in one batch', async () => {
  const { house, scene, room, clock, busy, join, sent } = await openChannel()
  join('slow', scene.officer)
  join('quick', scene.officer)
  const from = room.durable().seq
  busy.add('slow')
  for (const expected of [1, 2, 3]) {
    await done(house, scene.officer, setExpected(scene, expected))
    clock.pass(20)
  }
  await scene.guest('梁伯')
  clock.pass(20)
  expect(sent.flatMap(({ sockets }) => sockets)).toEqual(['quick', 'quick', 'quick', 'quick'])
  busy.clear()
  sent.length = 0
  clock.pass(20)
  expect(sent.map(({ sockets }) => sockets)).toEqual([['slow']])
  const { events, people } = sent[0]!.body as EventsBatch
  expect(events.map(({ seq }) => seq - from)).toEqual([1, 2, 3, 4])
  expect(people.map(({ name }) => name)).toEqual(['梁伯'])
  expect(clock.waiting()).toBe(0)
})

it('shows one snapshot to all who may see the same, made anew when the stream has moved on', async () => {
  const { house, scene, room, channel } = await openChannel()
  const [one, other] = await Promise.all(['梁伯', '陈女士'].map((name) => scene.guest(name)))
  const snapshots = () =>
    [one, other, scene.officer].map((asker) => channel.snapshotFor(sightOf(room, asker!) as Sight))
  const [first, second, third] = snapshots()
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  await done(house, scene.officer, setExpected(scene, 9))
  expect(snapshots()[0]).not.toBe(first)
})

it('asks for rights with every batch: who may see no more gets a notice and nothing else', async () => {
  const { house, scene, channel, clock, join, sent } = await openChannel()
  const resident = await scene.guest('梁伯')
  join('phone', resident)
  clock.pass(1000)
  sent.length = 0
  const participant = scene.idOf(resident)
  await done(house, scene.officer, {
    type: 'roll.remove',
    meeting: scene.meeting,
    participant,
    reason: '喧哗',
  })
  expect(sent.map(({ message }) => message)).toEqual(['meeting:notice'])
  expect((sent[0]!.body as Notice).error.code).toBe('roll.removed')
  expect(channel.has('phone')).toBe(false)
})

it('tells everybody how many papers are in a box, together and at most every three seconds', async () => {
  const { scene, room, clock, channel, join, sent, busy, turnout } = await openChannel()
  const resident = await scene.guest('梁伯')
  for (const socket of ['phone1', 'phone2', 'phone3']) join(socket, resident)
  busy.add('phone3')
  clock.pass(1000)
  sent.length = 0
  const box = { box: 'B', room, papers: 0 }
  for (let cast = 0; cast < 7; cast++) turnout.note(box)
  clock.pass(limits.turnoutMsMin)
  await new Promise((done) => setImmediate(done))
  const told = sent.filter(({ message }) => message === 'meeting:box')
  const body = { stream: scene.meeting, papers: { B: 7 } }
  expect(told).toEqual([{ sockets: ['phone1', 'phone2'], message: 'meeting:box', body }])
  expect(channel.papers()).toEqual({ B: 7 })
})
