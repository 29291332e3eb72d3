import type { Instant } from '@linyi/shared/domain/decider'
import type { MeetingFacts } from '@linyi/shared/domain/meeting/schema'

const octetsMax = 75

/** RFC 5545 3.3.11: commas, semicolons, backslashes and breaks have their own spelling. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')

const utc = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** RFC 5545 3.1: lines of at most 75 octets, never cut inside a character; a continuation begins with a space. */
function folded(line: string): string {
  const rows: string[] = []
  let row = ''
  for (const character of line) {
    if (Buffer.byteLength(row + character) > octetsMax) {
      rows.push(row)
      row = ' '
    }
    row += character
  }
  return [...rows, row].join('\r\n')
}

type Entry = {
  readonly id: string
  readonly facts: MeetingFacts
  readonly url: string
  readonly stampedAt: Instant
}

/** The notice as an entry for the reader's own calendar. */
export function calendarEntry({ id, facts, url, stampedAt }: Entry): string {
  const { title, topic, place, placeNote, startsAt, endsAt } = facts
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//linyi//notice//ZH',
    'BEGIN:VEVENT',
    `UID:${id}@linyi`,
    `DTSTAMP:${utc(stampedAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped([topic, placeNote, url].filter((part) => part !== '').join('\n'))}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
  return lines.map(folded).join('\r\n')
}
