import { randomBytes } from 'node:crypto'
import type { AccountRole } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { MeetingKind } from '@linyi/shared/domain/meeting/schema'
import { factsHash } from '@linyi/shared/domain/minutes/facts'
import type { RejectionCode } from '@linyi/shared/domain/rejection'
import { ulid, type MeetingId, type PersonId } from '@linyi/shared/lib/ids'
import { parseCommand } from '@linyi/shared/protocol/commands'
import type { Asker, Executed } from '../rooms/port.ts'
import type { DirectoryWrite } from '../storage/port.ts'
import type { House } from './house.ts'

export const newId = (): string => ulid(Date.now(), randomBytes(16))

type Fields = Readonly<Record<string, unknown>>

/** Carries out a command; the id is fresh unless given. Throws for one that cannot be parsed: a slip of the test. */
export async function send(
  { rooms }: House,
  asker: Asker,
  command: { readonly type: string } & Fields,
  also?: readonly DirectoryWrite[],
): Promise<Executed> {
  const parsed = parseCommand({ id: newId(), ...command })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return rooms.execute(asker, parsed.value, also)
}

/** As `send`, for what has to succeed. Answers the seq. */
export async function done(...given: Parameters<typeof send>): Promise<number> {
  const executed = await send(...given)
  if (!executed.ok) throw new Error(executed.error.code)
  return executed.seq
}

/** As `send`, for what has to be refused. Answers why. */
export async function refusal(...given: Parameters<typeof send>): Promise<RejectionCode | 'done'> {
  const executed = await send(...given)
  return executed.ok ? 'done' : executed.error.code
}

/** What the moderator has just read back: hashes of the words and of the facts as they stand. */
export async function asRead({ docs, rooms }: House, meeting: string) {
  const prose = await docs.hold(`meeting/${meeting}/minutes`, async (held) => held.quote().hash)
  const room = (await rooms.open(`meeting/${meeting}`))!
  const facts = factsHash(room.durable().state as MeetingState)
  room.close()
  return { prose, facts }
}

/** A person in the directory; `meeting` for a guest of that one only. */
export async function enter(house: House, name: string, meeting: string | null = null): Promise<Asker> {
  const person = newId() as PersonId
  await house.storage.commit({ directory: [{ put: 'person', person, name }] })
  return { person, meeting: meeting as MeetingId | null }
}

const facts = (now: number) => ({
  kind: 'neighborhoodCouncil',
  title: '北园新村议事会',
  topic: '经常水浸怎么办',
  place: '社区二楼会议室',
  placeNote: '',
  whoMayCome: '',
  startsAt: now + 3_600_000,
  endsAt: now + 7_200_000,
})

/** A further meeting of a station, in draft. Answers its id. */
export async function anotherMeeting(
  house: House,
  { officer, station }: { readonly officer: Asker; readonly station: string },
  kind: MeetingKind = 'neighborhoodCouncil',
): Promise<string> {
  const id = newId()
  const agenda: readonly unknown[] = []
  await done(house, officer, {
    id,
    type: 'meeting.draft',
    station,
    facts: { ...facts(house.clock.now()), kind },
    agenda,
  })
  return id
}

export type Scene = Awaited<ReturnType<typeof announced>>

/**
 * A station with its officers, and a meeting of it that people may join.
 * @param founder head of an earlier station; otherwise the first of the house
 */
export async function announced(house: House, founder: Asker | null = null, kind?: MeetingKind) {
  const head = founder ?? (await enter(house, '莫代表'))
  const station = newId()
  const stationSeq = await done(house, head, {
    id: station,
    type: 'station.found',
    facts: { street: '会城街道', name: '北园站', kind: 'area', address: '', phone: '' },
  })
  const grids = [
    { id: 'beiyuan', name: '北园' },
    { id: 'mingxing', name: '明兴' },
  ]
  await done(house, head, { type: 'station.setGrids', station, grids })

  const appoint = async (name: string, role: AccountRole): Promise<Asker> => {
    const asker = await enter(house, name)
    await done(house, head, { type: 'station.grantRole', station, person: asker.person, role })
    return asker
  }
  const officer = await appoint('小周', 'liaisonOfficer')
  const chair = await appoint('黄代表', 'deputy')

  const meeting = await anotherMeeting(house, { officer, station }, kind)
  const idOf = (asker: Asker) => house.identity.participantOf(asker.person, meeting as MeetingId)
  await done(house, officer, {
    type: 'meeting.assignDuty',
    meeting,
    participant: idOf(chair),
    duty: 'moderator',
  })
  await done(house, officer, { type: 'meeting.announce', meeting, urgent: '雨季' })

  const guest = async (name: string): Promise<Asker> => {
    const asker = await enter(house, name, meeting)
    await done(house, asker, {
      type: 'roll.join',
      meeting,
      name,
      via: 'qr',
      grid: 'beiyuan',
      consent: 1,
    })
    return asker
  }

  return {
    station,
    stationSeq,
    meeting,
    stream: `meeting/${meeting}`,
    head,
    officer,
    chair,
    appoint,
    guest,
    idOf,
  }
}
