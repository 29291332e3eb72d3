import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import type { CaseSummary } from '@linyi/shared/domain/mediation/case/summary'
import { partyFor } from '@linyi/shared/domain/mediation/party/state'
import { clerk, isCaseStaff } from '@linyi/shared/domain/mediation/who'
import type { CaseId, PersonId } from '@linyi/shared/lib/ids'
import type { CaseLine } from '@linyi/shared/protocol/bodies'
import type { PartyLinkView } from '@linyi/shared/protocol/page-views'
import { actorIn, idIn, reading, stationState, type Edge } from '../edge.ts'
import { stationLine } from './cards.ts'

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
 * Cases of a station for who takes them on there, and for who was appointed in one: those cases, and of no other even the
 * number. Null for anybody else, as for a station that is not there.
 */
export async function readCases(
  edge: Edge,
  station: string,
  person: PersonId,
): Promise<readonly CaseLine[] | null> {
  const { state, actor } = await actorIn(edge, station, person)
  if (!state) return null
  const isClerk = clerk({} as CaseState, actor) === null
  const staff = await Promise.all(
    Object.keys(state.roles).map(async (one) => [one, (await edge.storage.person(one))?.name ?? ''] as const),
  )
  const summaries = await summariesOf(edge, station)
  const looked = summaries.map(({ id, summary }) => {
    const here = { id: edge.identity.participantOf(person, id), roles: actor.roles }
    return { id, summary, open: isCaseStaff(asState(summary), here) }
  })
  if (!isClerk && !looked.some(({ open }) => open)) return null
  return Promise.all(
    looked
      .filter(({ open }) => open || isClerk)
      .map(({ id, summary, open }) =>
        open ? openLine(edge, id, summary, staff) : Promise.resolve(shutLine(id, summary)),
      ),
  )
}

/** As much of a case's state as says who looks after it. */
const asState = ({ mediators }: CaseSummary): CaseState =>
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

const shutLine = (id: CaseId, { number, category, phase }: CaseSummary): CaseLine => ({
  ...{ id, open: false, number, category, phase, title: '', sides: { a: [], b: [] }, mediators: [] },
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
