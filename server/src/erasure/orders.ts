import { reject, type Rejection, type RejectionCode } from '@linyi/shared/domain/rejection'
import { parseCommand } from '@linyi/shared/protocol/commands'
import type { Clock } from '../rooms/clock.ts'
import { ask } from '../rooms/decision.ts'
import { freshId } from '../rooms/fresh-id.ts'
import type { Asker, OpenRoom, Rooms } from '../rooms/port.ts'
import { StorageFault } from '../storage/port.ts'

/** A command of an erasure, and whose it is. */
export type Order = {
  readonly by: Asker
  readonly stream: string
  readonly command: { readonly type: string } & Readonly<Record<string, unknown>>
}

export type Orders = {
  /** Null for no such stream. */
  readonly reading: <T>(stream: string, read: (room: OpenRoom) => T) => Promise<T | null>
  /** What the rules would say now. */
  readonly whyNot: (order: Order) => Promise<Rejection | null>
  /** Has it decided, once under one id. Answers why not; rejects with `StorageFault` when nobody can tell. */
  readonly give: (order: Order, id?: string) => Promise<Rejection | null>
}

type Deps = { readonly rooms: Pick<Rooms, 'open' | 'execute'>; readonly clock: Pick<Clock, 'now'> }

/** Nothing is left to be decided there: it was done before, or they did nothing there. */
const settled: readonly RejectionCode[] = [
  ...(['erasure.already', 'roll.unknownPerson', 'station.roleNotHeld', 'station.destructionAsked'] as const),
]
const unlessSettled = (error: Rejection): Rejection | null => (settled.includes(error.code) ? null : error)

const nothingHeld = new Map<never, never>()
const nobodyNamed = {
  seq: 0,
  nameHolder: () => null,
  gridName: () => null,
  ownRules: () => null,
  appointment: () => null,
  committee: () => '',
  rolesOf: () => [],
  nextNumber: () => 0,
}

export function createOrders({ rooms, clock }: Deps): Orders {
  const reading: Orders['reading'] = async (stream, read) => {
    const room = await rooms.open(stream)
    if (!room) return null
    try {
      return read(room)
    } finally {
      room.close()
    }
  }

  return {
    reading,
    whyNot: ({ by, stream, command }) =>
      reading(stream, (room) => {
        const actor = room.actorOf(by)
        if (!actor) return reject('stream.notFound')
        const around = { now: clock.now(), ...nobodyNamed }
        const asked = ask(room.rules, room.ahead().state, command, actor, nothingHeld, around)
        return asked.ok ? null : unlessSettled(asked.error)
      }),
    give: async ({ by, command }, id = freshId(clock.now())) => {
      const parsed = parseCommand({ id, ...command })
      if (!parsed.ok) return parsed.error
      const executed = await rooms.execute(by, parsed.value)
      if (executed.ok) return null
      if (executed.error.code === 'fault') throw new StorageFault(`${command.type} could not be written`)
      return unlessSettled(executed.error)
    },
  }
}
