import { createKeeper, type Hold } from '../rooms/keeper.ts'
import type { Rooms } from '../rooms/port.ts'
import { createChannel, type Channel, type ChannelDeps } from './gateway-channel.ts'

/** One channel a stream, for as long as somebody follows it. */
export type Channels = {
  /** Null when there is no such stream. Rejects with `StorageFault`. */
  readonly take: (kind: string, id: string) => Promise<Hold<Channel> | null>
  readonly close: () => void
}

type Kept = { readonly channel: Channel | null }

export function createChannels(rooms: Pick<Rooms, 'open'>, deps: ChannelDeps): Channels {
  const keeper = createKeeper<Kept>({
    clock: deps.clock,
    idleMs: 0,
    letGo: ({ channel }) => channel?.close(),
    isEmpty: () => true,
  })

  const load = async (stream: string, id: string): Promise<Kept> => {
    const room = await rooms.open(stream)
    return { channel: room && createChannel(room, id, deps) }
  }

  return {
    take: async (kind, id) => {
      const stream = `${kind}/${id}`
      const { value, release } = await keeper.take(stream, () => load(stream, id))
      if (value.channel) return { value: value.channel, release }
      release()
      return null
    },
    close: keeper.close,
  }
}
