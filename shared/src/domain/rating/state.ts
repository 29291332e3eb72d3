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
