import { limits } from '@linyi/shared/lib/limits'
import { afterEach, expect, it } from 'vitest'
import { createHandClock } from '../testing/hand-clock.ts'
import { atTheEnd, endAll } from '../testing/hall.ts'
import { openHouse } from '../testing/house.ts'
import { announced } from '../testing/meeting.ts'
import { createChannel as createCollabChannel } from './collab-channel.ts'
import type { Connection as CollabConnection } from './collab-connection.ts'
import { createWheel } from './collab-wheel.ts'
import { createChannels } from './gateway-channels.ts'
import { createConnection } from './gateway-connection.ts'
import { sightOf, type Sight } from './gateway-sight.ts'

afterEach(endAll)

async function openMeeting() {
  const house = await openHouse()
  atTheEnd(house.close)
  return { house, scene: await announced(house) }
}

it('a meeting is followed by as many lines as it may be, and by no other but one of these again', async () => {
  const { house, scene } = await openMeeting()
  const outlet = { send: () => undefined, isReady: () => true }
  const channels = createChannels(house.rooms, {
    outlet,
    clock: house.clock,
    docs: house.docs,
    boxes: house.boxes,
  })
  atTheEnd(channels.close)
  const { value: channel, release } = (await channels.take('meeting', scene.meeting))!
  atTheEnd(release)
  const sight = sightOf(channel.room, scene.officer) as Sight
  for (let n = 0; n < limits.connectionsPerRoomMax - 1; n++)
    channel.join({ socket: `phone${n}`, asker: scene.officer, sight, seq: channel.room.durable().seq })

  const line = (socket: string) =>
    createConnection(socket, scene.officer, { rooms: house.rooms, channels, clock: house.clock })
  const last = line('the last')
  expect(await last.open({ meeting: scene.meeting })).toMatchObject({ ok: true })
  const refused = await line('one more').open({ meeting: scene.meeting })
  expect(refused).toMatchObject({ ok: false, error: { code: 'stream.full' } })
  expect(await last.open({ meeting: scene.meeting })).toMatchObject({ ok: true })
})

it('a board is open to as many connections as it may be, and to another when one has gone', async () => {
  const { house, scene } = await openMeeting()
  const clock = createHandClock(house.clock.now())
  const wheel = createWheel(clock)
  atTheEnd(wheel.stop)
  const room = (await house.docs.open(`${scene.stream}/board`))!
  const channel = createCollabChannel(room, {
    clock,
    wheel,
    share: () => undefined,
    onEmpty: () => undefined,
  })
  const connections = Array.from({ length: limits.connectionsPerRoomMax }, () => ({}) as CollabConnection)
  connections.slice(1).forEach(channel.add)
  expect(channel.isFull()).toBe(false)
  channel.add(connections[0]!)
  expect(channel.isFull()).toBe(true)
  channel.remove(connections[0]!)
  expect(channel.isFull()).toBe(false)
  connections.forEach(channel.remove)
})
