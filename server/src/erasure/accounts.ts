import type { AccountRole } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import type { StationState } from '@linyi/shared/domain/station-stream'
import { rolesOf } from '@linyi/shared/domain/station/state'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import type { Identity } from '../rooms/identity.ts'
import type { Asker, Rooms } from '../rooms/port.ts'
import type { Storage } from '../storage/port.ts'
import type { InMeeting } from './list.ts'

type Deps = { readonly storage: Storage; readonly rooms: Pick<Rooms, 'open'> }
type Command = { readonly type: string } & Readonly<Record<string, unknown>>

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

/**
 * Takes back every role that these persons hold: an account is a head's affair, and the last head nobody's. One
 * without any role is its owner's own. Answers why not.
 */
export async function takeRoles(
  deps: Deps & { readonly execute: (by: Asker, command: Command) => Promise<Rejection | null> },
  asker: Asker,
  persons: readonly string[],
): Promise<Rejection | null> {
  for (const person of persons) {
    if (!(await deps.storage.accountOf(person))) continue
    const held = await heldBy(deps, person)
    const isOwn = asker.person === person && asker.meeting === null
    if (held.length === 0 && !isOwn) return reject('who.stationHead')
    for (const { station, roles } of held)
      for (const role of roles) {
        const refused = await deps.execute(asker, { type: 'station.revokeRole', station, person, role })
        if (refused) return refused
      }
  }
  return null
}
