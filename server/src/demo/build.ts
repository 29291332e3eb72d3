import { createIssue } from '@linyi/shared/docs/board/edits'
import { appendProse } from '@linyi/shared/docs/minutes/edits'
import { quoteProse } from '@linyi/shared/docs/minutes/quote'
import { proseSchema } from '@linyi/shared/docs/minutes/shape'
import { dayOf } from '@linyi/shared/domain/days'
import type { Instant } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { ulid, type MeetingId } from '@linyi/shared/lib/ids'
import { addressOf, parseCommand } from '@linyi/shared/protocol/commands'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import { invited } from '@linyi/shared/testing/case-people'
import { head, residents, projector, type Person } from '@linyi/shared/testing/people'
import { grids, stations } from '@linyi/shared/testing/places'
import { play, type Scenario, type Stage } from '@linyi/shared/testing/scenario'
import { inProgress } from '@linyi/shared/testing/scenarios/in-progress'
import { scenarios } from '@linyi/shared/testing/scenarios/all'
import { caseScenarios } from '@linyi/shared/testing/scenarios/all-cases'
import { fishPond } from '@linyi/shared/testing/scenarios/cases-in-talk'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import { freshId } from '../rooms/fresh-id.ts'
import type { Identity } from '../rooms/identity.ts'
import type { Asker, OpenRoom, Rooms } from '../rooms/port.ts'
import type { DirectoryWrite, FileWrite, Storage } from '../storage/port.ts'
import { playCaseOn } from './cases.ts'
import { cast, demoAccounts, idFrom, personIdOf } from './cast.ts'
import { playScreening } from './screening.ts'
import { holdCopy, writeIn, type HeldCopy } from './doc-writer.ts'

export type DemoDeps = {
  readonly storage: Storage
  readonly rooms: Rooms
  readonly docs: DocRooms
  readonly identity: Identity
  /** Sets the time at which the next command happens. */
  readonly setClock: (at: Instant) => void
  readonly now: Instant
}

const yearMs = 365 * 24 * 60 * 60 * 1000

/** No password opens these accounts: one signs in by a tap, and in a demonstration only. */
const noPassword = '-'

const people = (): DirectoryWrite[] => [
  ...[...demoAccounts, ...residents, cast.partyA, cast.partyB, projector].map((person): DirectoryWrite => ({
    put: 'person',
    person: personIdOf(person),
    name: person.name,
  })),
  ...demoAccounts.map((person): DirectoryWrite => ({
    put: 'account',
    person: personIdOf(person),
    accountName: person.key.toLowerCase(),
    passwordHash: noPassword,
  })),
]

/** The demonstration's station with its people and meetings, all of it through the rules that a real one goes through. */
export async function buildDemo(deps: DemoDeps): Promise<void> {
  const { storage, rooms, setClock, now } = deps
  await storage.commit({ directory: people() })

  const send: Send = async (asker, command, files = []) => {
    const parsed = parseCommand({ id: freshId(now), ...command })
    const done = parsed.ok ? await rooms.execute(asker, parsed.value, [], files) : parsed
    if (!parsed.ok || !done.ok)
      throw new Error(`may not ${command.type}: ${done.ok ? '' : sentence(done.error).en}`)
    return addressOf(parsed.value).id
  }

  setClock(now - yearMs)
  const station = await foundStations(send, now)
  for (const scenario of scenarios) {
    const meeting = await playOn(deps, send, station, scenario)
    if (scenario === inProgress) await storage.putSetting('demoMeeting', JSON.stringify(meeting))
  }
  await playCases(deps, send, station)
  await playScreening(send, station, now, setClock)
}

/** The cases; one signs in as the parties of the one in mediation. */
async function playCases(deps: DemoDeps, send: Send, station: string): Promise<void> {
  for (const scenario of caseScenarios) {
    const { id, participant } = await playCaseOn(deps, send, station, scenario)
    if (scenario !== fishPond) continue
    const [partyA, partyB] = [cast.partyA, cast.partyB].map(participant)
    await deps.storage.putSetting('demoCase', JSON.stringify({ id, partyA, partyB }))
  }
}

export type Send = (
  asker: Asker,
  command: { type: string; id?: string } & Record<string, unknown>,
  files?: readonly FileWrite[],
) => Promise<string>

/** The street's nine stations; the first has the people, and the meetings of the scenarios. */
async function foundStations(send: Send, now: Instant): Promise<string> {
  const asker: Asker = { person: personIdOf(head), meeting: null }
  const ids: string[] = []
  for (const facts of stations)
    ids.push(await send(asker, { type: 'station.found', id: idFrom(facts.name), facts }))
  const station = ids[0]!
  await send(asker, { type: 'station.setGrids', station, grids })
  for (const person of demoAccounts) {
    for (const role of person.roles) {
      if (person === head && role === 'stationHead') continue
      await send(asker, { type: 'station.grantRole', station, person: personIdOf(person), role })
    }
  }
  await send(asker, {
    ...{ type: 'station.listMediator', station, person: personIdOf(invited), certificate: '特聘第 3 号' },
    ...{ from: dayOf(now - yearMs), until: dayOf(now + yearMs) },
  })
  return station
}

async function playOn(
  { rooms, docs, identity, setClock, now }: DemoDeps,
  send: Send,
  station: string,
  scenario: Scenario,
): Promise<{ id: string; code: string }> {
  const meeting = idFrom(`meeting ${scenario.name}`) as MeetingId
  const participant: Stage['participant'] = (person) => identity.participantOf(personIdOf(person), meeting)
  const askerFor = (person: Person): Asker => ({
    person: personIdOf(person),
    meeting: person.roles.length > 0 ? null : meeting,
  })
  const [board, minutes] = [`meeting/${meeting}/board`, `meeting/${meeting}/minutes`]
  let room: OpenRoom | null = null
  let prose: HeldCopy | null = null
  const state = () => room!.durable().state as MeetingState
  let sent = 0
  await play(scenario, now, async (by, drafting, at) => {
    setClock(at)
    await send(askerFor(by), { type: 'meeting.draft', id: meeting, station, ...drafting })
    room = await rooms.open(`meeting/${meeting}`)
    const held = await holdCopy(docs, minutes)
    prose = held
    return {
      participant,
      idOf: (name) => idFrom(`${meeting} ${name}`),
      state,
      send: async (person, act, when) => {
        setClock(when)
        await send(askerFor(person), { id: ulid(++sent, new Uint8Array(16)), meeting, ...act })
      },
      write: (person, write, when) => {
        setClock(when)
        const { issue: id, ...issue } = write
        const author = participant(person)
        return writeIn(docs, board, { participant: author, schema: null }, (copy) =>
          createIssue(copy, author, { id, ...issue, createdAt: when }),
        )
      },
      note: (person, lines, when) => {
        setClock(when)
        return writeIn(docs, minutes, { participant: participant(person), schema: proseSchema }, (copy) =>
          appendProse(copy, lines),
        )
      },
      prose: () => quoteProse(held.now()).hash,
    }
  })
  const { code } = state().meeting
  room!.close()
  prose!.letGo()
  return { id: meeting, code }
}
