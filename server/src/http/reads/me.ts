import { quoteBoard } from '@linyi/shared/docs/board/quote'
import { isErased } from '@linyi/shared/domain/erasure/state'
import { quotedWords } from '@linyi/shared/domain/issue/quoted'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { idsOf } from '@linyi/shared/domain/roll/state'
import type { MeetingId } from '@linyi/shared/lib/ids'
import type { OwnCaseLine, OwnFile, OwnView } from '@linyi/shared/protocol/page-views'
import { ownMeeting } from '@linyi/shared/record/own'
import { placesOfAccount } from '../../erasure/accounts.ts'
import type { Login } from '../../rooms/logins.ts'
import { meetingState, stationState, type Edge } from '../edge.ts'
import { stationsOf } from './home.ts'
import { listOwnCases, readOwnCases } from './own-cases.ts'

/** The words of a list: as a decision quoted them, or as they stand in the draft. */
async function wordsOf({ docs }: Edge, meeting: string, { issue }: MeetingState) {
  const quoted = quotedWords(issue)
  if (quoted) return quoted
  const room = await docs.open(`meeting/${meeting}/board`)
  return (await room?.read((stored) => quoteBoard(stored).fields)) ?? {}
}

async function meetingsOf(edge: Edge, { person, meeting }: Login): Promise<readonly string[]> {
  const rows = await edge.storage.participationsOf(person)
  const consents = await edge.storage.consentsOf(person)
  const worked = meeting === null ? await placesOfAccount(edge, person) : []
  const all = [...rows, ...consents, ...worked].map((one) => one.meeting)
  return [...new Set(meeting === null ? all : [...all, meeting])]
}

async function readOwnMeeting(edge: Edge, { person }: Login, meeting: string) {
  const state = await meetingState(edge, meeting)
  if (!state) return null
  const participant = edge.identity.participantOf(person, meeting as MeetingId)
  const ids = idsOf(state.roll, participant)
  if (ids.some((id) => isErased(state.erasure, id))) return null
  const rows = await edge.storage.participants(meeting)
  const consents = await edge.storage.consentsOf(person)
  const row = rows.find((one) => one.participant === participant)
  const station = await stationState(edge, state.meeting.station)
  const agreed = consents.find((consent) => consent.meeting === meeting)
  return {
    id: meeting,
    code: state.meeting.closedAt === null ? state.meeting.code : '',
    published: state.meeting.publishedAt !== null,
    mayBeNamed: row !== undefined && row.name !== '',
    name: row?.name ?? '',
    grid: station?.grids.find(({ id }) => id === row?.grid)?.name ?? '',
    consent: agreed ? { version: agreed.version, at: agreed.at } : null,
    ...ownMeeting(state, ids, await wordsOf(edge, meeting, state)),
  }
}

async function readOwn<C extends readonly OwnCaseLine[]>(edge: Edge, login: Login, cases: C) {
  const { person, meeting, expiresAt } = login
  const meetings = await Promise.all(
    (await meetingsOf(edge, login)).map((one) => readOwnMeeting(edge, login, one)),
  )
  const account = meeting === null ? await edge.storage.accountOf(person) : null
  const stations = account ? await stationsOf(edge, person) : []
  return {
    name: (await edge.storage.person(person))?.name ?? '',
    account: account?.accountName ?? null,
    roles: stations.map(({ line, roles }) => ({ station: line.name, roles })),
    expiresAt,
    cases,
    meetings: meetings.filter((one) => one !== null).sort((one, other) => other.startsAt - one.startsAt),
  }
}

/** What the page says of whoever asks: of a case that it is theirs, since what they did in it is long, and in their file. */
export const readMe = async (edge: Edge, login: Login): Promise<OwnView> =>
  readOwn(edge, login, await listOwnCases(edge, login))

/** What is kept of whoever asks, and nothing of anybody else (个保法 45). */
export const readOwnFile = async (edge: Edge, login: Login): Promise<OwnFile> =>
  readOwn(edge, login, await readOwnCases(edge, login))
