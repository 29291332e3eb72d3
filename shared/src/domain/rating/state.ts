import { limits } from '../../lib/limits.ts'
import type { Grade } from './schema.ts'

export type RatingPart = {
  /** By person: for each of them their own alone. The figures go with the meeting's summary. */
  readonly grades: Readonly<Record<string, Grade>>
}

export const initialRating: RatingPart = { grades: {} }

export type Ratings = Readonly<Record<Grade, number>>

export function ratingsOf({ grades }: RatingPart): Ratings {
  const given = Object.values(grades)
  const of = (grade: Grade) => given.filter((one) => one === grade).length
  return { satisfied: of('satisfied'), mostly: of('mostly'), dissatisfied: of('dissatisfied') }
}

/** What everyone may read: how many have rated, and what they said once `limits.ratingsShownMin` have. */
export type ShownRatings = { readonly count: number; readonly figures: Ratings | null }

export function shownRatings(part: RatingPart): ShownRatings {
  const figures = ratingsOf(part)
  const count = figures.satisfied + figures.mostly + figures.dissatisfied
  return { count, figures: count < limits.ratingsShownMin ? null : figures }
}

/** 满意 with more than half; else 基本满意 with more than half at least mostly; exactly half goes down. Null of nobody. */
export function gradeOf({ satisfied, mostly, dissatisfied }: Ratings): Grade | null {
  const all = satisfied + mostly + dissatisfied
  if (all === 0) return null
  if (2 * satisfied > all) return 'satisfied'
  return 2 * (satisfied + mostly) > all ? 'mostly' : 'dissatisfied'
}
