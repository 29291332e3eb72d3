import type { AudienceClass, Recorded } from '@linyi/shared/domain/decider'
import type { CaseEvent, CaseState } from '@linyi/shared/domain/mediation/case-state'
import { caucusRooms, roomStreamId } from '@linyi/shared/domain/mediation/caucus/rooms'
import type { CaucusEvent } from '@linyi/shared/domain/mediation/caucus/schema'
import { isCaseStaff, partyOf, rolesInRooms } from '@linyi/shared/domain/mediation/who'
import type { CaseId } from '@linyi/shared/lib/ids'
import type { OwnCaseLine, OwnCaseView } from '@linyi/shared/protocol/page-views'
import { ownDeeds } from '@linyi/shared/record/own-case'
import type { Login } from '../../rooms/logins.ts'
import type { Asker, OpenRoom } from '../../rooms/port.ts'
import type { Edge } from '../edge.ts'
import { asState, summariesOf } from './cases.ts'
import { stationsOf } from './home.ts'

type Told = CaseEvent | CaucusEvent

/** What somebody may read of a stream; null for who may not know of it. */
async function readBy(room: OpenRoom, asker: Asker): Promise<readonly Recorded<Told>[] | null> {
  const actor = room.actorOf(asker)
  const { state } = room.durable()
  if (!actor || room.rules.mayOpen(state, actor) !== null) return null
  const classes: readonly AudienceClass[] = room.rules.audienceClassesOf(state, actor)
  const events = await room.eventsAfter(0)
  return events
    .filter(({ audience }) => audience.some((one) => classes.includes(one)))
    .map(({ event }) => event as unknown as Recorded<Told>)
}

/** Holds a stream while something is read of it; null where there is none. */
async function held<T>(
  { rooms }: Edge,
  stream: string,
  read: (room: OpenRoom) => T | Promise<T>,
): Promise<T | null> {
  const room = await rooms.open(stream)
  try {
    return room && (await read(room))
  } finally {
    room?.close()
  }
}

/** What somebody is to a case; null for who may not know of it. */
function standingIn(id: string, room: OpenRoom, asker: Asker) {
  const actor = room.actorOf(asker)
  const state = room.durable().state as CaseState
  if (!actor || room.rules.mayOpen(state, actor) !== null) return null
  const party = partyOf(state, actor)
  const line: OwnCaseLine = {
    id,
    number: state.case.number!,
    name: room.person(actor.id).name,
    side: party === null ? null : state.party.parties[party]!.side,
    capacity: state.case.mediators.find(({ participant }) => participant === actor.id)?.capacity ?? null,
  }
  return { line, actor: actor.id, party, sitsInRooms: rolesInRooms(state, actor.id).length > 0 }
}

const readLine = (edge: Edge, asker: Asker, id: string): Promise<OwnCaseLine | null> =>
  held(edge, `case/${id}`, (room) => {
    const line = standingIn(id, room, asker)?.line
    return line && (line.side !== null || line.capacity !== null) ? line : null
  })

async function readOwnCase(edge: Edge, asker: Asker, id: string): Promise<OwnCaseView | null> {
  const found = await held(edge, `case/${id}`, async (room) => {
    const standing = standingIn(id, room, asker)
    return standing && { ...standing, events: (await readBy(room, asker)) ?? [] }
  })
  if (!found) return null
  const { line, actor, party, sitsInRooms } = found
  const events = [...found.events]
  for (const room of sitsInRooms ? caucusRooms : [])
    events.push(
      ...((await held(edge, `caucus/${roomStreamId(id, room)}`, (open) => readBy(open, asker))) ?? []),
    )
  const deeds = ownDeeds(events, actor, party)
  if (party === null && deeds.length === 0) return null
  return { ...line, deeds: [...deeds].sort((one, other) => one.at - other.at) }
}

/**
 * Which cases are somebody's, by the heads of the streams and the directory: of other people's none is opened. A party's
 * phone is of one case; an account may be named in cases of its stations, mediate some, and look after others.
 */
async function casesOf(edge: Edge, { person, meeting }: Login) {
  if (meeting !== null) return { theirs: [meeting], lookedAfter: [] }
  const named = new Set((await edge.storage.participationsOf(person)).map((row) => row.meeting))
  const theirs: string[] = []
  const lookedAfter: string[] = []
  for (const { line, roles } of await stationsOf(edge, person))
    for (const { id, summary } of await summariesOf(edge, line.id)) {
      const actor = { id: edge.identity.participantOf(person, id as CaseId), roles }
      const { sides, mediators } = summary
      if (named.has(id) || [...sides.a, ...sides.b, ...mediators].includes(actor.id)) theirs.push(id)
      else if (isCaseStaff(asState(summary), actor)) lookedAfter.push(id)
    }
  return { theirs, lookedAfter }
}

/** One case after the other, so that few are open at once. */
async function each<T>(ids: readonly string[], read: (id: string) => Promise<T | null>): Promise<T[]> {
  const found: T[] = []
  for (const id of ids) {
    const one = await read(id)
    if (one !== null) found.push(one)
  }
  return found
}

/** The cases in which somebody is of a side or mediates. */
export async function listOwnCases(edge: Edge, login: Login): Promise<readonly OwnCaseLine[]> {
  const { theirs } = await casesOf(edge, login)
  return each(theirs, (id) => readLine(edge, login, id))
}

/** What somebody did and said in cases, also in those they look after, and nothing that others did. */
export async function readOwnCases(edge: Edge, login: Login): Promise<readonly OwnCaseView[]> {
  const { theirs, lookedAfter } = await casesOf(edge, login)
  return each([...theirs, ...lookedAfter], (id) => readOwnCase(edge, login, id))
}
