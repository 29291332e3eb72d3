import { limits } from '@linyi/shared/lib/limits'
import { returnWithinMs } from '@linyi/shared/protocol/come-again'
import type { ForeignState } from '../bus/port.ts'
import type { Clock } from '../rooms/clock.ts'
import type { DocRoom } from '../rooms/doc/room.ts'
import type { PresenceFrame } from '../rooms/doc/presence-entry.ts'
import { createPresence, type Presence } from '../rooms/doc/presence.ts'
import type { Connection } from './collab-connection.ts'
import { createFlow, type Flow } from './collab-flow.ts'
import { pingFrame, stillHereFrame, updateFrame } from './collab-frame.ts'
import type { Latest } from './collab-outlet.ts'
import type { Wheel } from './collab-wheel.ts'

/** The connections of one doc: hears its room and writes each frame, built once, to all of them. */
export type Channel = {
  readonly room: DocRoom
  readonly presence: Presence
  readonly latest: Latest
  readonly flow: Flow
  readonly connections: ReadonlySet<Connection>
  readonly isFull: () => boolean
  readonly add: (connection: Connection) => void
  readonly remove: (connection: Connection) => void
}

export type ChannelDeps = {
  readonly clock: Clock
  readonly wheel: Wheel
  /** Tells other nodes of who is here. */
  readonly share: (doc: string, states: readonly ForeignState[]) => void
  readonly onEmpty: () => void
}

export function createChannel(room: DocRoom, { clock, wheel, share, onEmpty }: ChannelDeps): Channel {
  const connections = new Set<Connection>()
  const flow = createFlow()
  let vector: Uint8Array | null = null

  const sendPresence = (frame: PresenceFrame) => {
    for (const { outlet } of connections) outlet.presence(frame)
  }

  const presence = createPresence({
    clock,
    tagOf: room.rules.tagOf,
    ownerOf: room.ownerOf,
    audience: () => connections.size,
    send: sendPresence,
    share: (states) => share(room.doc, states),
  })

  const beat = () => {
    const frame = presence.renew()
    if (frame.count > 0) sendPresence(frame)
    const pulse = Buffer.concat([stillHereFrame, pingFrame])
    for (const connection of connections) {
      connection.outlet.pulse(pulse)
      connection.beat()
    }
  }

  const stops = [
    wheel.add(beat),
    room.listen({
      committed: (update) => {
        vector = null
        flow.write(updateFrame(update))
      },
      dropped: () => {
        const withinMs = returnWithinMs(connections.size)
        connections.forEach((connection) => connection.dropped(withinMs))
      },
      size: () => connections.size,
    }),
    room.rules.watch((renamed) => {
      renamed.forEach(presence.restamp)
      connections.forEach((connection) => connection.recheck())
    }),
  ]

  return {
    room,
    presence,
    latest: { vector: () => (vector ??= room.storedVector()), beyond: room.beyond, everyone: presence.all },
    flow,
    connections,
    isFull: () => connections.size >= limits.connectionsPerRoomMax,
    add: (connection) => void connections.add(connection),
    remove: (connection) => {
      if (!connections.delete(connection) || connections.size > 0) return
      stops.forEach((stop) => stop())
      presence.stop()
      onEmpty()
    },
  }
}
