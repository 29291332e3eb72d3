import { dayOf, yearOf, type Day } from '../../days.ts'
import type { Instant } from '../../decider.ts'
import type { CategoryId } from './categories.ts'
import type { CasePart } from './state.ts'
import type { Retention } from './schema.ts'

/** How many years a dossier is kept: 短期, 长期. 永久 has no end. The years are general knowledge, not out of a text at hand. */
const years: Readonly<Record<Exclude<Retention, 'permanent'>, number>> = { short: 5, long: 10 }

/** What is small and soon over, and what somebody may have to show a lifetime later. General knowledge: the committee's own table goes before it. */
const presets: Readonly<Partial<Record<CategoryId, Retention>>> = {
  neighbours: 'short',
  water: 'short',
  property: 'short',
  consumer: 'short',
  landRights: 'permanent',
  status: 'permanent',
  inheritance: 'permanent',
}

/** 保管期限 that is proposed for a sort of dispute; whoever archives chooses. */
export const retentionFor = (category: CategoryId): Retention => presets[category] ?? 'long'

/** The last day on which a dossier is kept; null where it is for good. Years are whole: they begin after the year of the archive. */
export function keptUntil(archivedAt: Instant, retention: Retention): Day | null {
  if (retention === 'permanent') return null
  return `${yearOf(dayOf(archivedAt)) + years[retention]}-12-31`
}

/** When it was archived, and until when it is kept (`null`: for good). Null while it is not in the archive. */
export type Kept = { readonly on: Day; readonly until: Day | null }

export function keptOf({ course, retention }: CasePart): Kept | null {
  const archived = course.find(({ phase }) => phase === 'archived')
  if (!archived || retention === null) return null
  return { on: dayOf(archived.at), until: keptUntil(archived.at, retention) }
}
