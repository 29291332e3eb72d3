import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { limits } from '@linyi/shared/lib/limits'
import { addressOf, isByRouteOnly, parseCommand } from '@linyi/shared/protocol/commands'
import type { CommandAck, OpenAck } from '@linyi/shared/protocol/messages'
import { parseOpen, type Opening } from '@linyi/shared/protocol/open'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import type { Clock } from '../rooms/clock.ts'
import type { Hold } from '../rooms/keeper.ts'
import type { Asker, OpenRoom, Rooms } from '../rooms/port.ts'
import type { Channel, PackedAnswer } from './gateway-channel.ts'
import type { Channels } from './gateway-channels.ts'
import { asSeenBy, epochOf, seenUpTo, sightOf, type Sight } from './gateway-sight.ts'

export type ConnectionDeps = {
  readonly rooms: Pick<Rooms, 'execute' | 'epoch' | 'open'>
  readonly channels: Channels
  readonly clock: Clock
}

/** What one signed-in connection may do. Neither rejects but with `StorageFault`, nor trusts what it is given. */
export type Connection = {
  readonly open: (raw: unknown) => Promise<OpenAck>
  readonly command: (raw: unknown) => Promise<CommandAck>
  readonly close: () => void
}

const peopleFor = (room: OpenRoom, knowsStaff: boolean) => {
  const { all, staff } = room.people()
  return knowsStaff ? [...all, ...staff] : all
}

const snapshotFor = (channel: Channel, sight: Sight, packed: PackedAnswer | null) =>
  packed
    ? { own: packed.own, events: asSeenBy(sight.classes, packed.events) }
    : { snapshot: channel.snapshotFor(sight) }

const refused = (...rejection: Parameters<typeof reject>) => refusedWith(reject(...rejection))
const refusedWith = (rejection: Rejection) => ({ ok: false, error: sentence(rejection) }) as const

export function createConnection(
  socket: string,
  asker: Asker,
  { rooms, channels, clock }: ConnectionDeps,
): Connection {
  const holds = new Map<string, Hold<Channel>>()
  let isClosed = false

  const holdOf = async (kind: string, id: string): Promise<Hold<Channel> | null> => {
    const stream = `${kind}/${id}`
    const hold = holds.get(stream) ?? (await channels.take(kind, id))
    const known = holds.get(stream)
    if (!hold || hold === known) return hold
    if (known || isClosed) hold.release()
    else holds.set(stream, hold)
    return known ?? hold
  }

  const letGo = (stream: string) => {
    const hold = holds.get(stream)
    holds.delete(stream)
    hold?.value.leave(socket)
    hold?.release()
  }

  /** What was missed since, if the client stands where it can be taken on from. */
  const missedBy = async ({ since, epoch }: Opening, room: OpenRoom, sight: Sight) => {
    if (since === undefined || since > seenUpTo(room, sight)) return null
    if (epoch !== undefined && epoch !== epochOf(rooms.epoch, room, sight)) return null
    return { since, events: await room.eventsAfter(since) }
  }

  const screenWelcome = (channel: Channel, sight: Sight): OpenAck => ({
    ok: true,
    epoch: epochOf(rooms.epoch, channel.room, sight),
    seq: channel.room.durable().seq,
    serverNow: clock.now(),
    you: { id: sight.actor.id, roles: sight.actor.roles, audience: [] },
    people: [],
    snapshot: channel.screens!.join(socket, asker),
  })

  const welcome = async (opening: Opening, channel: Channel): Promise<OpenAck | Rejection> => {
    const { room } = channel
    const before = sightOf(room, asker)
    if ('code' in before) return before
    if (before.isScreen) await channel.screens!.ready()
    const missed = await missedBy(opening, room, before)
    const sight = sightOf(room, asker)
    if ('code' in sight) return sight
    if (channel.size() >= limits.connectionsPerRoomMax && !channel.has(socket)) return reject('stream.full')
    if (isClosed) return reject('stream.notFound')
    channel.leave(socket)
    if (sight.isScreen) return screenWelcome(channel, sight)
    const { actor, classes, knowsStaff } = sight
    const resumes =
      missed !== null && epochOf(rooms.epoch, room, sight) === epochOf(rooms.epoch, room, before)
    const head = seenUpTo(room, sight)
    const events = (resumes ? missed.events : []).filter(({ event }) => event.seq <= head)
    const { takes } = opening
    const packed = takes ? channel.packedFor(sight, resumes ? 'people' : 'whole', takes) : null
    const seq = resumes ? missed.since + events.length : (packed?.seq ?? head)
    const papers = channel.papers()
    channel.join({ socket, asker, sight, seq })
    return {
      ok: true,
      epoch: epochOf(rooms.epoch, room, sight),
      seq,
      serverNow: clock.now(),
      you: { id: actor.id, roles: actor.roles, audience: classes },
      ...(packed ? { people: packed.people, packed: packed.bytes } : { people: peopleFor(room, knowsStaff) }),
      ...(Object.keys(papers).length > 0 ? { papers } : {}),
      ...(resumes ? { events: asSeenBy(classes, events) } : snapshotFor(channel, sight, packed)),
      ...(opening.since !== undefined && !resumes ? { reset: true } : {}),
    }
  }

  return {
    open: async (raw) => {
      const parsed = parseOpen(raw)
      if (!parsed.ok) return refusedWith(parsed.error)
      const { kind, id } = parsed.value
      if (holds.size >= limits.streamsPerConnectionMax && !holds.has(`${kind}/${id}`))
        return refused('stream.full')
      const hold = await holdOf(kind, id)
      if (!hold) return refused('stream.notFound')
      // A channel that is there already may be a moment behind what whoever opens it was told at another node.
      const caughtUp = await rooms.open(`${kind}/${id}`)
      caughtUp?.close()
      const answer = await welcome(parsed.value, hold.value)
      if (!('code' in answer)) return answer
      letGo(`${kind}/${id}`)
      return refusedWith(answer)
    },
    command: async (raw) => {
      const parsed = parseCommand(raw)
      if (!parsed.ok) return refusedWith(parsed.error)
      if (isByRouteOnly(parsed.value)) return refused('command.byRoute')
      const executed = await rooms.execute(asker, parsed.value)
      if (!executed.ok) return refusedWith(executed.error)
      const { kind, id } = addressOf(parsed.value)
      await holds.get(`${kind}/${id}`)?.value.sent()
      return { ok: true, seq: executed.seq }
    },
    close: () => {
      isClosed = true
      for (const stream of [...holds.keys()]) letGo(stream)
    },
  }
}
