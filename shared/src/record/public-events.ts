import { asToday } from '../domain/older-shapes.ts'
import type { Header } from './entry.ts'
import { fromMembers } from './members.ts'
import type { PublicEntry } from './public-record.ts'

/** An event as the public reads it: some of its members are masked, some are missing. */
export type PublicEvent = { readonly seq: number; readonly at: number; readonly type: string }

/**
 * The events of a record, for whoever folds or tells them; null for a hidden one. People are told apart by what they
 * are called. Verify the file first: nothing is verified here.
 */
export const publicEvents = (entries: readonly PublicEntry[]): readonly (PublicEvent | null)[] =>
  entries.map(({ header, open, shown }) => {
    const { seq, at } = JSON.parse(header) as Header
    const members = [...open.map(([, path, value]) => [path, value] as const), ...Object.entries(shown)]
    const event = fromMembers(members)
    return typeof event['type'] === 'string' ? ({ ...asToday(event), seq, at } as PublicEvent) : null
  })
