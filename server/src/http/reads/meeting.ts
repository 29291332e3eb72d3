import type { Actor } from '@linyi/shared/domain/decider'
import { plannedKind } from '@linyi/shared/domain/election/journey'
import { kinds } from '@linyi/shared/domain/meeting/kinds'
import type { Phase } from '@linyi/shared/domain/meeting/schema'
import { open, preparing } from '@linyi/shared/domain/meeting/phases'
import { meetingStream, type MeetingState } from '@linyi/shared/domain/meeting-stream'
import { arrived } from '@linyi/shared/domain/roll/counts'
import type { StationState } from '@linyi/shared/domain/station/state'
import type { MeetingId, PersonId, ProposalId } from '@linyi/shared/lib/ids'
import { stationStream } from '@linyi/shared/domain/station-stream'
import type { JoinView, LiveView, NoticeView, StationLine } from '@linyi/shared/protocol/page-views'
import type { Login } from '../../rooms/logins.ts'
import { meetingAt, stationState, type Edge } from '../edge.ts'
import { stationLine } from './cards.ts'

type Found = {
  readonly id: string
  readonly state: MeetingState
  readonly phase: Phase
  readonly station: StationState
  readonly line: StationLine
}

/** A meeting with its station. A draft is there for those with a role in its station only. */
async function find(edge: Edge, login: Login | null, address: string): Promise<Found | null> {
  const meeting = await meetingAt(edge, address)
  if (!meeting?.state.meeting.phase) return null
  const { station: stationId, phase } = meeting.state.meeting
  const station = await stationState(edge, stationId)
  if (!station?.facts) return null
  const isStaff = login !== null && login.meeting === null && station.roles[login.person] !== undefined
  if (phase === 'draft' && !isStaff) return null
  return { ...meeting, phase, station, line: stationLine(stationId, station.facts) }
}

const isIn = (phase: Phase, phases: readonly Phase[]): boolean => phases.includes(phase)

function joiningOf({ phase, state }: Found): JoinView['joining'] {
  if (!isIn(phase, open)) return phase === 'draft' ? 'closed' : 'ended'
  return state.roll.joining
}

export async function readJoin(edge: Edge, login: Login | null, code: string): Promise<JoinView | null> {
  const found = await find(edge, login, code)
  if (!found) return null
  const { state, line, station, phase } = found
  const { kind, title, topic, startsAt, endsAt } = state.meeting.facts
  return {
    ...{ meeting: found.id, code, kind, title, topic, startsAt, endsAt, phase, station: line },
    arrived: arrived(state.roll),
    joining: joiningOf(found),
    grids: station.grids,
    known: login && (await knownAs(edge, login)),
    joined: login !== null && hasJoined(edge, found, login),
  }
}

function hasJoined(edge: Edge, { id, state }: Found, login: Login): boolean {
  if (login.meeting !== null && login.meeting !== id) return false
  const line = state.roll.lines[edge.identity.participantOf(login.person, id as MeetingId)]
  return line?.joined !== undefined && line.joined !== null && !line.removed
}

/** What a device's person last came in as. */
async function knownAs(edge: Edge, { person, meeting }: Login): Promise<JoinView['known']> {
  const name = (await edge.storage.person(person))?.name
  if (!name) return null
  const there = meeting ? await edge.storage.participants(meeting) : []
  return { name, grid: there.find((participant) => participant.person === person)?.grid ?? '' }
}

export async function readLive(edge: Edge, login: Login | null, code: string): Promise<LiveView | null> {
  const found = await find(edge, login, code)
  if (!found) return null
  const { kind, title, topic, startsAt, endsAt } = found.state.meeting.facts
  return {
    ...{ meeting: found.id, code, kind, title, topic, startsAt, endsAt },
    station: found.line,
    grids: found.station.grids,
    ownRules: stationStream.asParent!.ownRules(found.station, kind),
    planned: plannedKind(found.state),
  }
}

export async function readNotice(edge: Edge, login: Login | null, code: string): Promise<NoticeView | null> {
  const found = await find(edge, login, code)
  if (!found?.station.facts) return null
  const { state, phase, line, station } = found
  const { address, phone } = found.station.facts
  return {
    code,
    facts: state.meeting.facts,
    agenda: state.meeting.agenda,
    station: { ...line, address, phone },
    phase,
    announcedAt: state.meeting.announcedAt,
    urgent: state.meeting.urgent,
    halt: state.meeting.halt,
    moderators: await moderators(edge, found),
    proposing: proposingOf(found),
    // Afterwards the list stands in the record, where somebody has looked it through.
    issues: isIn(phase, open) ? acceptedIssues(state) : [],
    grids: station.grids,
  }
}

const stranger: Actor = { id: '', roles: [] }

/** The form is there as long as what it sends is taken from somebody who has not come in. */
function proposingOf({ phase, state }: Found): NoticeView['proposing'] {
  if (phase === 'draft') return 'notYet'
  const proposal = '' as ProposalId
  const propose = { type: 'issue.propose', proposal, text: '', grid: '', for: '' } as const
  if (meetingStream.decider.can(state, propose, stranger) === null) return 'open'
  return isIn(phase, preparing) && !kinds[state.meeting.facts.kind].moderated ? 'inMeeting' : 'over'
}

/** Words on the public list, as accepted; what was hidden or withdrawn is not shown. */
const acceptedIssues = ({ issue }: MeetingState): NoticeView['issues'] =>
  Object.values(issue.entries)
    .flatMap(({ accepted, withdrawn, hidden }) => (accepted && !withdrawn && !hidden ? [accepted] : []))
    .map(({ title, grid, at }) => ({ title, grid, at }))
    .sort((a, b) => b.at - a.at)

/** Accounts that chair, by name: officials act in public. */
async function moderators(edge: Edge, { id, state }: Found): Promise<string[]> {
  const accounts = await edge.storage.listAccounts()
  return accounts
    .filter(({ person }) => {
      const participant = edge.identity.participantOf(person as PersonId, id as MeetingId)
      return state.meeting.duties[participant]?.includes('moderator')
    })
    .map(({ name }) => name)
}
