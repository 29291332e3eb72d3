import type { Recorded } from '../domain/decider.ts'
import { disclosures } from '../domain/meeting-disclosure.ts'
import type { LifecycleEvent, Replacement } from '../domain/meeting/schema.ts'
import { calledIn, type RecordPerson } from './called.ts'
import type { Entry } from './entry.ts'
import { maskEntry, type Mask } from './mask.ts'
import type { PublicEntry } from './public-record.ts'
import { openEvent } from './seal.ts'

/** The station's knowledge of the people of one meeting, as it was at the close. */
export type PersonOf = (participant: string) => RecordPerson

export type Publication = Recorded<Extract<LifecycleEvent, { type: 'meeting.published' }>>

/** The last time the meeting was published; null if it never was. */
export function publicationIn(entries: readonly Entry[]): Publication | null {
  const events = entries.map((entry) => openEvent<LifecycleEvent>(entry).event)
  return events.reduce<Publication | null>(
    (last, event) => (event.type === 'meeting.published' ? event : last),
    null,
  )
}

/** What everybody is called who appears in what the public reads. */
export function calledInRecord(entries: readonly Entry[], personOf: PersonOf): ReadonlyMap<string, string> {
  const ids: string[] = []
  const listening: Mask = { person: (id) => (ids.push(id), id), words: (text) => text }
  for (const entry of entries) maskEntry(entry, disclosures, listening)
  return calledIn(ids, personOf)
}

const place = (seq: number, path: string): string => `${seq} ${path}`

/** What stands in the place of words, by entry and path. */
export const inPlaces = (replacements: readonly Replacement[]): ReadonlyMap<string, string> =>
  new Map(replacements.map(({ seq, path, shown }) => [place(seq, path), shown]))

const hidden = ({ header }: Entry): PublicEntry => ({ header, open: [], shown: {} })

/** The entries of a published meeting as the public reads them, up to the publication itself. */
export function meetingRecord(
  entries: readonly Entry[],
  publication: Publication,
  personOf: PersonOf,
): readonly PublicEntry[] {
  const until = entries.slice(0, publication.seq)
  const called = calledInRecord(until, personOf)
  const instead = inPlaces(publication.replacements)
  const mask = ({ seq }: Entry): Mask => ({
    person: (id) => called.get(id)!,
    words: (text, path) => instead.get(place(seq, path)) ?? text,
  })
  const unread = ({ seq }: Entry): boolean => seq > publication.reviewed && seq < publication.seq
  return until.map((entry) => (unread(entry) ? hidden(entry) : maskEntry(entry, disclosures, mask(entry))))
}
