import type { Instant } from '@linyi/shared/domain/decider'
import { paths, recordFilePath } from '@linyi/shared/protocol/addresses'
import type { RecordLine } from '../records/records.ts'

export const feedTypes = { json: 'application/feed+json', atom: 'application/atom+xml' } as const

/** What a station has published, for programs that look by themselves whether there is something new. */
export type Feed = {
  readonly origin: string
  /** The station's name; 邻议 before there is one. */
  readonly title: string
  /** Newest first; the older ones are on the next page. */
  readonly records: readonly RecordLine[]
  /** The query of this page, and of the next; empty for none. */
  readonly query: string
  readonly next: string
}

const iso = (at: Instant): string => new Date(at).toISOString()

/** JSON Feed 1.1. */
export const jsonFeed = ({ origin, title, records, query, next }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: 'zh-CN',
    home_page_url: origin,
    feed_url: origin + paths.feedJson + query,
    ...(next && { next_url: origin + paths.feedJson + next }),
    items: records.map((record) => ({
      id: origin + paths.record(record.id),
      url: origin + paths.record(record.id),
      title: record.title,
      content_text: record.title,
      date_published: iso(record.publishedAt),
      attachments: [{ url: origin + recordFilePath(record.id), mime_type: 'application/json' }],
    })),
  })

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark]!)

const entry = (origin: string, { id, title, publishedAt }: RecordLine): string =>
  `<entry><id>${origin}${paths.record(id)}</id><title>${escaped(title)}</title>` +
  `<updated>${iso(publishedAt)}</updated><link href="${origin}${paths.record(id)}"/>` +
  `<link rel="enclosure" type="application/json" href="${origin}${recordFilePath(id)}"/></entry>`

/** Atom (RFC 4287), its pages linked as RFC 5005 says. */
export const atomFeed = ({ origin, title, records, query, next }: Feed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${origin}/</id><title>${escaped(title)}</title><author><name>${escaped(title)}</name></author>`,
    `<updated>${iso(records[0]?.publishedAt ?? 0)}</updated>`,
    `<link href="${origin}/"/><link rel="self" href="${origin}${paths.feedAtom}${query}"/>`,
    ...(next ? [`<link rel="next" href="${origin}${paths.feedAtom}${next}"/>`] : []),
    ...records.map((record) => entry(origin, record)),
    '</feed>',
    '',
  ].join('\n')
