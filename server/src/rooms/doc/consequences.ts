import type { AnyDocKind } from '@linyi/shared/docs/kinds'
import type { AnyEvent } from '@linyi/shared/domain/streams'
import type { DocCopies } from './copies.ts'
import { effectOf, type Entry } from './entry.ts'

/**
 * What follows from an update of a doc: events for the commit that writes it.
 * @param update what it changes in the doc as it is stored
 */
export function followsOf(
  kind: AnyDocKind,
  copies: DocCopies,
  state: unknown,
  update: Uint8Array,
  by: string,
): readonly AnyEvent[] {
  if (!kind.consequences?.atStake(state)) return []
  const before = kind.quote(copies.stored())
  const after = copies.withUpdate(update, kind.quote)
  return before.hash === after.hash ? [] : kind.consequences.of(state, before, after, by)
}

export type TickOutcome = { readonly entries: readonly Entry[]; readonly follows: readonly AnyEvent[] }

/**
 * How many of a tick's entries go into one commit, with what follows from them. An event has one actor: so where
 * something follows, the commit holds what one person wrote.
 */
export function tickOf(
  kind: AnyDocKind,
  copies: DocCopies,
  state: unknown,
  entries: readonly Entry[],
): TickOutcome {
  if (!kind.consequences?.atStake(state)) return { entries, follows: [] }
  const update = effectOf(entries)
  const by = entries[0]?.writer?.participant ?? ''
  const follows = update ? followsOf(kind, copies, state, update, by) : []
  const other = entries.findIndex(({ writer }) => (writer?.participant ?? '') !== by)
  if (follows.length === 0 || other < 0) return { entries, follows }
  return tickOf(kind, copies, state, entries.slice(0, other))
}
