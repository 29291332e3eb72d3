import type { ShownRatings } from '@linyi/shared/domain/rating/shown'
import type { ratingTexts } from './texts.ts'

/** What a meeting was rated as a whole, with the base by its name; empty before it is told. */
export function gradedSaid({ graded }: Pick<ShownRatings, 'graded'>, t: (typeof ratingTexts)['zh']): string {
  return graded ? t.graded(t.grades[graded.grade], t.bases[graded.base](graded.baseCount)) : ''
}
