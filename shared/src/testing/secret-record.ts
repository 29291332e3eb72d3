import type { Recorded } from '../domain/decider.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { meetingRecord, type Publication } from '../record/meeting-record.ts'
import { writeRecord, type PublicEntry } from '../record/public-record.ts'
import type { PublishedBox } from '../record/published-box.ts'
import { sealed } from './sealed.ts'

const secret = new Uint8Array(32).fill(7)

/** What is published of a meeting in which this happened. */
export function publishedEntries(events: readonly Recorded<MeetingEvent>[]): readonly PublicEntry[] {
  const publication: Publication = {
    ...{ type: 'meeting.published', v: 1, reviewed: events.length, replacements: [] },
    ...{ seq: events.length + 1, at: events[events.length - 1]!.at, by: 'officer' },
  }
  const nobody = { name: '', grid: '', posts: [], named: false, erased: false }
  return meetingRecord(sealed([...events, publication]), publication, () => nobody)
}

/** The public record of a meeting that voted secretly, signed by a station of its own. */
export function secretRecord(
  history: readonly Recorded<MeetingEvent>[],
  boxes: readonly PublishedBox[],
  entries = publishedEntries(history),
): string {
  const about = {
    ...{ stream: 'meeting/M', title: '城区积水与出行安全', station: '圭峰片区联络站' },
    publishedAt: history[history.length - 1]!.at,
  }
  return writeRecord(about, entries, secret, boxes)
}
