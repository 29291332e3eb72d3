import type { AccountRole, Instant } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { personOf as countedAs } from '@linyi/shared/domain/roll/state'
import { stationStream, type StationEvent, type StationState } from '@linyi/shared/domain/station-stream'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import type { RecordPerson } from '@linyi/shared/record/called'
import { openEvent } from '@linyi/shared/record/seal'
import type { Identity } from '../rooms/identity.ts'
import type { Storage } from '../storage/port.ts'

/** Somebody without an account may be on the roll as one who acts in public all the same. */
const postsByCapacity: { readonly [capacity: string]: readonly AccountRole[] } = {
  deputy: ['deputy'],
  gridWorker: ['gridWorker'],
}

/** Not a person: the machine that throws the picture on the wall. */
const screen: RecordPerson = { name: '投影', grid: '', posts: [], named: true, erased: false }

/** The station as it was at some time: who held which post then. */
export async function stationAt(storage: Storage, station: string, at: Instant): Promise<StationState> {
  const entries = await storage.readStream(`station/${station}`, 0)
  return entries
    .filter((entry) => entry.at <= at)
    .map((entry) => openEvent<StationEvent>(entry).event)
    .reduce(stationStream.decider.evolve, stationStream.decider.initial)
}

/** Who everybody in a meeting was at its close, by what the directory still knows of them. */
export async function recordPeople(
  { storage, identity }: { readonly storage: Storage; readonly identity: Identity },
  meeting: MeetingId,
  state: MeetingState,
  station: StationState,
): Promise<(participant: string) => RecordPerson> {
  const rows = new Map((await storage.participants(meeting)).map((row) => [row.participant, row]))
  const staff = new Map<string, Pick<RecordPerson, 'name' | 'posts'>>(
    await Promise.all(
      Object.entries(station.roles).map(async ([person, posts]) => {
        const name = (await storage.person(person))?.name ?? ''
        return [identity.participantOf(person as PersonId, meeting), { name, posts }] as const
      }),
    ),
  )
  const gridName = (grid: string): string => station.grids.find(({ id }) => id === grid)?.name ?? ''

  return (participant) => {
    if (state.meeting.duties[participant]?.includes('projector')) return screen
    const line = state.roll.lines[participant]
    const row = rows.get(participant)
    const official = staff.get(participant)
    const posts = official?.posts ?? postsByCapacity[line?.capacity ?? ''] ?? []
    const name = row?.name ?? official?.name ?? ''
    return {
      name,
      grid: gridName(row?.grid || line?.grid || ''),
      posts,
      named: state.roll.lines[countedAs(state.roll, participant)]?.named ?? false,
      erased: name === '' && (line !== undefined || official !== undefined),
    }
  }
}
