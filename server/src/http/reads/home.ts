import type { AccountRole } from '@linyi/shared/domain/decider'
import { goesRound } from '@linyi/shared/domain/mediation/screening/policy'
import { worksOnCases } from '@linyi/shared/domain/mediation/who'
import { stationStream } from '@linyi/shared/domain/station-stream'
import { rolesOf, type StationState } from '@linyi/shared/domain/station/state'
import { isOfficer } from '@linyi/shared/domain/who'
import type { PersonId } from '@linyi/shared/lib/ids'
import type { FirstView, HomeView, StationLine } from '@linyi/shared/protocol/page-views'
import { idIn, meetingState, stationState, type Edge } from '../edge.ts'
import { listStations, meetingCards, overPage, sorted, stationLine } from './cards.ts'
import { mediatesSome } from './cases.ts'
import { peopleOf } from './people.ts'

const recordsShown = 5

export async function readFirst(edge: Edge): Promise<FirstView> {
  const stations = (await listStations(edge)).map(({ id, facts }) => stationLine(id, facts))
  const { running, announced } = sorted(await meetingCards(edge, { stations, withCode: true }, null))
  const records = (await edge.records.list({ limit: recordsShown })).lines
  return { station: stations[0] ?? null, meetings: [...running, ...announced], records }
}

/** Stations in which a person has a role, with their states, oldest first. */
export async function stationsOf(
  edge: Edge,
  person: string,
): Promise<{ line: StationLine; state: StationState; roles: readonly AccountRole[] }[]> {
  const found = await Promise.all(
    (await listStations(edge)).map(async ({ id, facts }) => {
      const state = await stationState(edge, id)
      return state && { line: stationLine(id, facts), state, roles: rolesOf(state, person) }
    }),
  )
  return found.filter((station) => station !== null).filter(({ roles }) => roles.length > 0)
}

/** What waits may be gone by itself: then there is nothing to look at. */
async function withWordsToLookAt(edge: Edge, station: string) {
  const waiting = await Promise.all(
    edge.erasures.toLookAt().map(async (stream) => {
      const state = await meetingState(edge, idIn(stream))
      if (state?.meeting.station !== station) return null
      const { passages } = await edge.erasures.looking(stream)
      return passages.length > 0 ? { id: idIn(stream), title: state.meeting.facts.title } : null
    }),
  )
  return waiting.filter((one) => one !== null)
}

/** @param before the last meeting of an earlier page of those that are over */
export async function readHome(
  edge: Edge,
  person: PersonId,
  wanted?: string,
  before?: string,
): Promise<HomeView | null> {
  const stations = await stationsOf(edge, person)
  const chosen = wanted === undefined ? stations[0] : stations.find(({ line }) => line.id === wanted)
  if (!chosen?.state.facts) return null
  const { line, state, roles } = chosen
  const actor = { id: person, roles }
  const invite = { type: 'station.grantRole', person, role: 'deputy' } as const
  const { address, phone, kind } = chosen.state.facts
  const over = await overPage(edge, [line], person, before)
  const { drafts, running, announced } = sorted(
    await meetingCards(edge, { stations: [line], withCode: true }, person),
  )
  return {
    station: { ...line, address, phone, kind },
    stations: stations.map((station) => station.line),
    mayDraft: isOfficer(actor),
    mayInvite: stationStream.decider.can(state, invite, actor) === null,
    goesRound: goesRound(actor),
    mediates: worksOnCases(actor) || (await mediatesSome(edge, line.id, person)),
    registersCases: worksOnCases(actor),
    ...{ drafts, running, announced },
    finished: sorted(over.cards).finished,
    more: over.more,
    isEarlier: before !== undefined,
    people: await peopleOf(edge, state),
    grids: state.grids.length,
    toLookAt: isOfficer(actor) ? await withWordsToLookAt(edge, line.id) : [],
  }
}
