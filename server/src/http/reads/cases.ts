import { dayOf } from '@linyi/shared/domain/days'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { over } from '@linyi/shared/domain/mediation/case/phases'
import type { CasePhase } from '@linyi/shared/domain/mediation/case/schema'
import { shutRow, type CaseSummary } from '@linyi/shared/domain/mediation/case/summary'
import { partyFor } from '@linyi/shared/domain/mediation/party/state'
import { clerk, isCaseStaff } from '@linyi/shared/domain/mediation/who'
import type { CaseId, PersonId } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import { appointmentOf } from '@linyi/shared/domain/station/state'
import type { AppointmentsAnswer, CaseLine, CasesAnswer } from '@linyi/shared/protocol/bodies'
import type { PartyLinkView } from '@linyi/shared/protocol/page-views'
import type { Asker } from '../../rooms/port.ts'
import { actorIn, idIn, reading, stationState, type Edge } from '../edge.ts'
import { stationLine } from './cards.ts'

/**
 * Who of the station is on its published list today, for who looks after a case: 人民调解员 by their role, 特邀调解员 within
 * their term. By the ids of the case, as they are named to it; null for who may not know of it.
 */
export async function readAppointments(
  edge: Edge,
  id: CaseId,
  asker: Asker,
): Promise<AppointmentsAnswer['appointments'] | null> {
  const station = await reading(edge, `case/${id}`, (room) => {
    const actor = room.actorOf(asker)
    const state = room.durable().state as CaseState
    return actor && isCaseStaff(state, actor) ? state.case.station : null
  })
  const state = station === null ? null : await stationState(edge, station)
  if (!state) return null
  const today = dayOf(edge.now())
  return Object.keys(state.roles).flatMap((person) => {
    const found = appointmentOf(state, person)
    const isNow = !found?.term || (today >= found.term.from && today <= found.term.until)
    const participant = edge.identity.participantOf(person as PersonId, id)
    return found && isNow ? [{ participant, capacity: found.capacity }] : []
  })
}

/** The cases of a station as their heads say, newest first. */
export const summariesOf = async (edge: Edge, station: string) =>
  (await edge.storage.listStreams('case', station)).map(({ stream, summary }) => ({
    id: idIn(stream) as CaseId,
    summary: JSON.parse(summary) as CaseSummary,
  }))

export const caseState = (edge: Edge, id: string): Promise<CaseState | null> =>
  reading(edge, `case/${id}`, (room) => room.durable().state as CaseState)

/** Whether somebody was appointed in a case of the station, whatever they do there otherwise: a deputy who was invited. */
export const mediatesSome = async (edge: Edge, station: string, person: PersonId): Promise<boolean> =>
  (await summariesOf(edge, station)).some(({ id, summary }) =>
    summary.mediators.includes(edge.identity.participantOf(person, id)),
  )

/**
 * What somebody may know of a station's cases, who takes them on there or was appointed in one: then of those cases, and of
 * no other even the number. Null for anybody else, as for a station that is not there.
 */
async function knownTo(edge: Edge, station: string, person: PersonId) {
  const { state, actor } = await actorIn(edge, station, person)
  if (!state) return null
  const isClerk = clerk({} as CaseState, actor) === null
  const summaries = await summariesOf(edge, station)
  const looked = summaries.map(({ id, summary }) => {
    const here = { id: edge.identity.participantOf(person, id), roles: actor.roles }
    return { id, summary, open: isCaseStaff(asState(summary), here) }
  })
  if (!isClerk && !looked.some(({ open }) => open)) return null
  return { state, known: looked.filter(({ open }) => open || isClerk) }
}

type Known = NonNullable<Awaited<ReturnType<typeof knownTo>>>

async function linesOf(edge: Edge, { state }: Known, wanted: Known['known']): Promise<readonly CaseLine[]> {
  const staff = await Promise.all(
    Object.keys(state.roles).map(async (one) => [one, (await edge.storage.person(one))?.name ?? ''] as const),
  )
  return Promise.all(
    wanted.map(({ id, summary, open }) =>
      open ? openLine(edge, id, summary, staff) : Promise.resolve(shutLine(id, summary)),
    ),
  )
}

const isOver = ({ phase }: CaseSummary): boolean => (over as readonly CasePhase[]).includes(phase)

/**
 * Cases that go on and a page of those that are over, each newest first, as far as somebody may know of them.
 * @param before the last case of the page before: then only what is over
 * @returns null for who may know of none
 */
export async function readCases(
  edge: Edge,
  station: string,
  person: PersonId,
  before?: string,
): Promise<CasesAnswer | null> {
  const found = await knownTo(edge, station, person)
  if (!found) return null
  const { known } = found
  const ahead = before === undefined ? known.filter(({ summary }) => !isOver(summary)) : []
  // By their ids, so that a page begins where the one before ended, whatever has happened since.
  const behind = known
    .filter(({ id, summary }) => isOver(summary) && (before === undefined || id < before))
    .sort((one, other) => (one.id < other.id ? 1 : -1))
  const page = behind.slice(0, limits.listedPerPageMax)
  const more = behind.length > page.length ? page.at(-1)!.id : null
  return { cases: await linesOf(edge, found, [...ahead, ...page]), more }
}

/** All that are in the archive, as far as somebody may know of them. */
export async function readArchived(
  edge: Edge,
  station: string,
  person: PersonId,
): Promise<readonly CaseLine[]> {
  const found = await knownTo(edge, station, person)
  if (!found) return []
  const archived = found.known.filter(({ summary }) => summary.phase === 'archived')
  return linesOf(edge, found, archived)
}

/** As much of a case's state as says who looks after it. */
export const asState = ({ mediators }: CaseSummary): CaseState =>
  ({
    case: { mediators: mediators.map((participant) => ({ participant, capacity: 'people' })) },
  }) as unknown as CaseState

async function openLine(
  edge: Edge,
  id: CaseId,
  summary: CaseSummary,
  staff: readonly (readonly [person: string, name: string])[],
): Promise<CaseLine> {
  const rows = await edge.storage.participants(id)
  const names = new Map<string, string>([
    ...staff.map(([person, name]) => [edge.identity.participantOf(person as PersonId, id), name] as const),
    ...rows.map(({ participant, name }) => [participant, name] as const),
  ])
  const named = (ids: readonly string[]) => ids.map((one) => names.get(one) ?? '')
  const { sides, mediators } = summary
  return {
    ...summary,
    id,
    open: true,
    sides: { a: named(sides.a), b: named(sides.b) },
    mediators: named(mediators),
  }
}

const shutLine = (id: CaseId, summary: CaseSummary): CaseLine => ({
  ...{ id, open: false, ...shutRow(summary), title: '', sides: { a: [], b: [] }, mediators: [] },
  ...{ limitOn: '', effectiveOn: null, nextDue: null, talks: 0 },
  confirmation: { wanted: 0, appliedOn: null },
  came: { agreed: false, ended: false, performed: false, confirmed: false },
})

/** What a party's one-time link leads to; null when it is used, expired or none. */
export async function readPartyLink(edge: Edge, token: string): Promise<PartyLinkView | null> {
  const ticket = await edge.tickets.read('party', token)
  const state = ticket && (await caseState(edge, ticket.body.case))
  const party = state && partyFor(state.party, ticket.body.participant)
  if (!party) return null
  const station = await stationState(edge, state.case.station)
  const rows = await edge.storage.participants(ticket.body.case)
  const name = rows.find(({ participant }) => participant === ticket.body.participant)?.name ?? ''
  if (!station?.facts) return null
  return {
    station: stationLine(state.case.station, station.facts),
    name,
    side: state.party.parties[party]!.side,
  }
}
