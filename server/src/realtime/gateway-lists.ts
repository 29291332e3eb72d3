import type { Actor } from '@linyi/shared/domain/decider'
import type { StreamKind } from '@linyi/shared/domain/streams'
import type { ListedMessage } from '@linyi/shared/protocol/messages'
import type { Clock } from '../rooms/clock.ts'
import type { OpenRoom } from '../rooms/port.ts'
import type { Outlet } from './gateway-outlet.ts'
import { createPacer } from './gateway-pacer.ts'

/** Tells who follows a stream that a list of what belongs to it shows something new, where they may read that list. */
export type Lists = { readonly close: () => void }

/** Whoever reads a list asks for the whole of it: not more often than this. */
const listMs = 300

type Reader = { readonly socket: string; readonly actor: Actor }

/** @param readers who follows the stream and may still see it, as they are now */
export function followLists(
  room: OpenRoom,
  id: string,
  readers: () => readonly Reader[],
  { outlet, clock }: { readonly outlet: Outlet; readonly clock: Clock },
): Lists {
  const moved = new Set<StreamKind>()
  /** What a connection that could not take it then is still to be told. */
  const untold = new Map<string, Set<StreamKind>>()

  const tell = () => {
    const here = readers()
    for (const { socket, actor } of here) {
      const lists = room.rules.asParent?.lists?.(room.durable().state, actor) ?? []
      const kinds = lists.filter((kind) => moved.has(kind) || untold.get(socket)?.has(kind))
      if (kinds.length > 0) untold.set(socket, new Set(kinds))
      else untold.delete(socket)
    }
    moved.clear()
    const present = new Set(here.map(({ socket }) => socket))
    for (const [socket, kinds] of [...untold]) {
      if (present.has(socket) && !outlet.isReady(socket)) continue
      untold.delete(socket)
      const message: ListedMessage = { stream: id, kinds: [...kinds] }
      if (present.has(socket)) outlet.send([socket], 'meeting:listed', message)
    }
    if (untold.size > 0) pacer.soon()
  }

  const pacer = createPacer(clock, () => listMs, tell)
  const stop = room.watchLists((kind) => {
    moved.add(kind)
    pacer.soon()
  })
  return {
    close: () => {
      stop()
      pacer.stop()
    },
  }
}
