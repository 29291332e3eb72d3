import { readSummary } from '@linyi/shared/domain/meeting/summary'
import type { StationFacts } from '@linyi/shared/domain/station/schema'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import type { MeetingCard, StationLine } from '@linyi/shared/protocol/page-views'
import type { StreamRow } from '../../storage/port.ts'
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

/** The cards of one station's meetings, or of all stations', newest first. */
export async function meetingCards(
  edge: Edge,
  stations: readonly StationLine[],
  person: PersonId | null,
): Promise<MeetingCard[]> {
  const lists = await Promise.all(
    stations.map(async (station) =>
      (await edge.storage.listStreams('meeting', station.id)).map((row) =>
        meetingCard(edge, row, station, person),
      ),
    ),
  )
  return lists.flat()
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
