import type { Duty, Instant } from '../decider.ts'
import { isListed, waitingProposals } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import { unpublished } from '../minutes/state.ts'
import { arrived, expected, present } from '../roll/counts.ts'
import { initialRating, ratingsOf, type Ratings } from '../rating/state.ts'
import type { StreamHead } from '../streams.ts'
import type { MeetingKind, Phase } from './schema.ts'

/** What a list shows of a meeting without folding its stream. */
export type MeetingSummary = {
  /** The join code it has, or last had: an address that people kept leads to the meeting they were in. */
  readonly code: string
  readonly kind: MeetingKind
  readonly title: string
  readonly topic: string
  readonly place: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly phase: Phase
  readonly announcedAt: Instant | null
  readonly publishedAt: Instant | null
  /** Corrections that the published record does not have. */
  readonly correctionsWaiting: number
  /** 应到, null when nobody said. */
  readonly expected: number | null
  readonly present: number
  readonly arrived: number
  /** Entries the stream knows of: accepted, or seconded at least once. */
  readonly issues: number
  readonly proposalsWaiting: number
  readonly agenda: { readonly position: number; readonly count: number; readonly title: string } | null
  readonly ratings: Ratings
  readonly duties: Readonly<Record<string, readonly Duty[]>>
}

const agendaOf = ({ meeting }: MeetingState): MeetingSummary['agenda'] => {
  const index = meeting.agenda.findIndex(({ id }) => id === meeting.item)
  if (index < 0) return null
  return { position: index + 1, count: meeting.agenda.length, title: meeting.agenda[index]!.title }
}

const issuesOf = ({ issue }: MeetingState): number =>
  Object.entries(issue.entries).filter(
    ([id, { accepted, seconds }]) => isListed(issue, id) && (accepted !== null || seconds.length > 0),
  ).length

export function summaryOf(state: MeetingState): MeetingSummary {
  const { kind, title, topic, place, startsAt, endsAt } = state.meeting.facts
  return {
    code: state.meeting.code,
    ...{ kind, title, topic, place, startsAt, endsAt },
    phase: state.meeting.phase ?? 'draft',
    announcedAt: state.meeting.announcedAt,
    publishedAt: state.meeting.publishedAt,
    correctionsWaiting: unpublished(state.minutes).length,
    expected: expected(state),
    present: present(state.roll),
    arrived: arrived(state.roll),
    issues: issuesOf(state),
    proposalsWaiting: waitingProposals(state.issue).length,
    agenda: agendaOf(state),
    ratings: ratingsOf(state.rating),
    duties: state.meeting.duties,
  }
}

/** A summary as stored. What lists did not show when it was written stands as of a meeting that has none of it. */
export const readSummary = (stored: string): MeetingSummary => ({
  ...{ code: '', publishedAt: null, correctionsWaiting: 0, ratings: ratingsOf(initialRating) },
  ...(JSON.parse(stored) as MeetingSummary),
})

const over: readonly (Phase | null)[] = ['closed', 'published', 'archived', 'cancelled']

/** A code is unique among meetings not yet over; then it is given back. */
export const meetingHead = (state: MeetingState): StreamHead => ({
  kind: 'meeting',
  parent: state.meeting.station,
  code: over.includes(state.meeting.phase) ? null : state.meeting.code,
  summary: JSON.stringify(summaryOf(state)),
})
