import type { About, PublicEntry } from './public-record.ts'
import { publicEvents } from './public-events.ts'

/** What the head says and an entry says too. Where nothing does, as of a hidden entry, it is null. */
export type ToldAbout = {
  readonly title: string | null
  /** Whether the title's own words are open, so that the chain proves them. */
  readonly titleOpen: boolean
  readonly publishedAt: number | null
}

const sayTheTitle: readonly string[] = ['meeting.drafted', 'meeting.amended']

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

/** Reads out of the entries what the head repeats. The station's name stands in no entry. */
export function toldAbout(entries: readonly PublicEntry[]): ToldAbout {
  const told = publicEvents(entries).flatMap((event, index) =>
    event ? [{ event, entry: entries[index]! }] : [],
  )
  const named = last(told.filter(({ event }) => sayTheTitle.includes(event.type)))
  const title = (named?.event as { facts?: { title?: unknown } } | undefined)?.facts?.title
  const published = last(told.filter(({ event }) => event.type === 'meeting.published'))
  return {
    title: typeof title === 'string' ? title : null,
    titleOpen: named?.entry.open.some(([, path]) => path === 'facts/title') ?? false,
    publishedAt: published?.event.at ?? null,
  }
}

/** Whether the head says nothing that an entry says otherwise. */
export const fitsTold = (about: About, { title, publishedAt }: ToldAbout): boolean =>
  about.title === (title ?? about.title) && about.publishedAt === (publishedAt ?? about.publishedAt)
