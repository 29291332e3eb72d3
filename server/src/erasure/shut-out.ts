import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import type { Log } from '../log.ts'
import type { Logins } from '../rooms/logins.ts'
import type { Asker, Rooms } from '../rooms/port.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Storage } from '../storage/port.ts'
import { rolesToTake } from './accounts.ts'
import type { AskedErasure, ErasureList } from './list.ts'
import type { Order, Orders } from './orders.ts'
import { namesOf, type Presence } from './people.ts'
import { searchMeeting } from './search.ts'

type Deps = {
  readonly storage: Storage
  readonly docs: Pick<DocRooms, 'open'>
  readonly rooms: Pick<Rooms, 'open'>
  readonly logins: Pick<Logins, 'revokeAll'>
  readonly list: ErasureList
  readonly orders: Orders
  readonly log: Log
}

/** The order that erases somebody in one meeting. Who asks for themself does so on each of their phones. */
export function eraseIn(
  { by, ground, persons }: Pick<AskedErasure, 'by' | 'ground' | 'persons'>,
  { meeting, participants, person }: Presence,
): Order {
  const own: Asker | null =
    persons.includes(by.person) && person !== null
      ? { person: person as PersonId, meeting: meeting as MeetingId }
      : null
  return {
    by: own ?? by,
    stream: `meeting/${meeting}`,
    command: { type: 'erasure.erase', meeting, ground, participant: participants[0]! },
  }
}

/**
 * Takes roles and logins from somebody and has every meeting say that they are erased; only then, when nothing of
 * theirs can come any more, looks for what is to go, and notes it. May be done again at any step.
 */
export function createShutOut({ storage, docs, rooms, logins, list, orders, log }: Deps) {
  const settingOf = (id: string): string => `erasing/${id}`

  /** The names go out of the directory with the first step: until all is found they are kept in the store. */
  const keptNames = async (asked: AskedErasure): Promise<readonly (readonly string[])[]> => {
    const names = JSON.stringify(await namesOf({ storage }, asked))
    return JSON.parse(await storage.settingOr(settingOf(asked.id), names)) as string[][]
  }

  const search = async (asked: AskedErasure, names: readonly (readonly string[])[]): Promise<void> => {
    const { id, at, persons, presences } = asked
    const found = await Promise.all(
      presences.map((presence, index) => searchMeeting({ storage, docs }, presence, names[index]!)),
    )
    list.note({
      ...{ kind: 'person', id, at },
      persons: asked.whole ? persons : [],
      participants: presences.flatMap(({ meeting, participants }) =>
        participants.map((participant) => ({ meeting, participant })),
      ),
      went: found.flatMap(({ went }) => went),
      looks: found.flatMap(({ looks }) => looks),
    })
  }

  return {
    forget: (id: string) => storage.dropSetting(settingOf(id)),
    shutOut: async (asked: AskedErasure): Promise<void> => {
      const names = list.found(asked.id) ? null : await keptNames(asked)
      const roles = await rolesToTake({ storage, rooms }, asked.by, asked.persons)
      const inMeetings = asked.presences.map((presence) => eraseIn(asked, presence))
      for (const order of [...(roles.ok ? roles.value : []), ...inMeetings]) {
        const refused = await orders.give(order)
        if (refused) log.warn({ erasure: asked.id, code: refused.code }, 'an erasure was not recorded')
      }
      if (asked.whole) for (const person of asked.persons) await logins.revokeAll(person as PersonId)
      if (names) await search(asked, names)
    },
  }
}
