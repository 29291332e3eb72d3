import type { AccountRole } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import type { StationState } from '@linyi/shared/domain/station-stream'
import { rolesOf } from '@linyi/shared/domain/station/state'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import type { Identity } from '../rooms/identity.ts'
import type { Asker, Rooms } from '../rooms/port.ts'
import type { Storage } from '../storage/port.ts'
import type { InMeeting } from './list.ts'
import type { Order } from './orders.ts'

type Deps = { readonly storage: Storage; readonly rooms: Pick<Rooms, 'open'> }

/** Where a person has roles, and which. */
async function heldBy({ storage, rooms }: Deps, person: string) {
  const held: { readonly station: string; readonly roles: readonly AccountRole[] }[] = []
  for (const { stream } of await storage.listStreams('station')) {
    const room = await rooms.open(stream)
    const roles = room ? rolesOf(room.durable().state as StationState, person) : []
    room?.close()
    if (roles.length > 0) held.push({ station: stream.slice('station/'.length), roles })
  }
  return held
}

/** Where somebody with an account did something, whether they came in there or not. */
export async function placesOfAccount(
  { storage, identity }: { readonly storage: Storage; readonly identity: Identity },
  person: string,
): Promise<readonly InMeeting[]> {
  if (!(await storage.accountOf(person))) return []
  const places: InMeeting[] = []
  for (const { stream } of await storage.listStreams('meeting')) {
    const meeting = stream.slice('meeting/'.length) as MeetingId
    const participant = identity.participantOf(person as PersonId, meeting)
    const entries = await storage.readStream(stream, 0)
    if (entries.some(({ fields }) => fields.includes(participant))) places.push({ meeting, participant })
  }
  return places
}

/** A head may take the other roles as long as they are one. */
const headLast = (roles: readonly AccountRole[]): readonly AccountRole[] =>
  [...roles].sort((one, other) => Number(one === 'stationHead') - Number(other === 'stationHead'))

/**
 * The orders that take back every role these persons hold: an account is a head's affair, and the last head nobody's.
 * Fails for one without any role that is not the asker's own.
 */
export async function rolesToTake(
  deps: Deps,
  asker: Asker,
  persons: readonly string[],
): Promise<Result<readonly Order[], Rejection>> {
  const orders: Order[] = []
  for (const person of persons) {
    if (!(await deps.storage.accountOf(person))) continue
    const held = await heldBy(deps, person)
    const isOwn = asker.person === person && asker.meeting === null
    if (held.length === 0 && !isOwn) return fail(reject('who.stationHead'))
    for (const { station, roles } of held)
      for (const role of headLast(roles))
        orders.push({
          by: asker,
          stream: `station/${station}`,
          command: { type: 'station.revokeRole', station, person, role },
        })
  }
  return ok(orders)
}
