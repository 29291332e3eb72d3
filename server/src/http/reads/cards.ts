import { readSummary } from '@linyi/shared/domain/meeting/summary'
import type { StationFacts } from '@linyi/shared/domain/station/schema'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import type { MeetingCard, StationLine } from '@linyi/shared/protocol/page-views'
import type { StreamPart, StreamRow } from '../../storage/port.ts'
import { idIn, type Edge } from '../edge.ts'

export const stationLine = (id: string, { name, street }: StationFacts): StationLine => ({ id, name, street })

/** All stations with their facts, oldest first. */
export async function listStations(edge: Edge): Promise<{ id: string; facts: StationFacts }[]> {
  const rows = await edge.storage.listStreams('station')
  return rows
    .map((row) => ({ id: idIn(row.stream), facts: JSON.parse(row.summary) as StationFacts }))
    .reverse()
}

/** @param person whose duties the card shows; null for a stranger */
export function meetingCard(
  edge: Edge,
  row: StreamRow,
  station: StationLine,
  person: PersonId | null,
): MeetingCard {
  const summary = readSummary(row.summary)
  const id = idIn(row.stream)
  const participant = person && edge.identity.participantOf(person, id as MeetingId)
  return {
    id,
    code: row.code ?? '',
    kind: summary.kind,
    title: summary.title,
    topic: summary.topic,
    station,
    place: summary.place,
    startsAt: summary.startsAt,
    endsAt: summary.endsAt,
    phase: summary.phase,
    expected: summary.expected,
    present: summary.present,
    agenda: summary.agenda,
    issues: summary.issues,
    correctionsWaiting: summary.correctionsWaiting,
    duties: (participant && summary.duties[participant]) || [],
  }
}

/** Of one station, or of all. A meeting that is over has given its code back: of those there are more every year. */
type Wanted = StreamPart & { readonly stations: readonly StationLine[] }

/** The cards of meetings, those first that were drafted last. */
export async function meetingCards(
  edge: Edge,
  { stations, ...part }: Wanted,
  person: PersonId | null,
): Promise<MeetingCard[]> {
  const only = stations.length === 1 ? stations[0]!.id : undefined
  const byId = new Map(stations.map((station) => [station.id, station]))
  return (await edge.storage.listStreams('meeting', only, part)).flatMap((row) => {
    const station = byId.get(row.parent)
    return station ? [meetingCard(edge, row, station, person)] : []
  })
}

/**
 * A page of those that are over, newest first.
 * @param before the last meeting of the page before
 * @returns with the last of these, where there are older ones
 */
export async function overPage(
  edge: Edge,
  stations: readonly StationLine[],
  person: PersonId | null,
  before: string | undefined,
): Promise<{ cards: readonly MeetingCard[]; more: string | null }> {
  const limit = limits.listedPerPageMax + 1
  const part = { withCode: false, limit, before: before && `meeting/${before}` }
  const found = await meetingCards(edge, { stations, ...part }, person)
  const cards = found.slice(0, limits.listedPerPageMax)
  return { cards, more: found.length > cards.length ? cards.at(-1)!.id : null }
}

const atWork: readonly MeetingCard['phase'][] = ['checkingIn', 'inProgress', 'voting', 'summarizing']
const ahead: readonly MeetingCard['phase'][] = ['announced', 'collecting', 'agendaFixed']
const over: readonly MeetingCard['phase'][] = ['closed', 'published', 'archived', 'cancelled']

const bySoonest = (a: MeetingCard, b: MeetingCard): number => a.startsAt - b.startsAt

/** Cards by where their meetings stand: what is ahead soonest first, what is over newest first. */
export const sorted = (cards: readonly MeetingCard[]) => ({
  drafts: cards.filter(({ phase }) => phase === 'draft').sort(bySoonest),
  running: cards.filter(({ phase }) => atWork.includes(phase)).sort(bySoonest),
  announced: cards.filter(({ phase }) => ahead.includes(phase)).sort(bySoonest),
  finished: cards.filter(({ phase }) => over.includes(phase)).sort((a, b) => bySoonest(b, a)),
})
