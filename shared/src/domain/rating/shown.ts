import { limits } from '../../lib/limits.ts'
import { gradeOf } from '../counting/marks/satisfaction.ts'
import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { arrived, expected } from '../roll/counts.ts'
import { beside, type Beside } from '../rules/preset.ts'
import type { Grade } from './schema.ts'
import { ratingsOf, type Ratings } from './state.ts'

/** What a meeting was rated as a whole, of how many of whom. */
export type Graded = {
  readonly grade: Grade
  readonly base: Beside['gradeBase']
  readonly baseCount: number
}

/** What everyone may read: how many have rated, and what they said once `limits.ratingsShownMin` have. */
export type ShownRatings = {
  readonly count: number
  readonly figures: Ratings | null
  /** Once the figures are shown and the meeting is closed: before, those who have not rated yet would count against it. */
  readonly graded: Graded | null
}

type Rated = Pick<MeetingState, 'meeting' | 'roll' | 'rating'>

/** 全体: 应到, or everyone who came in where those are more or nobody said how many; never fewer than have rated. */
const membersIn = (state: Rated, count: number): number =>
  Math.max(expected(state) ?? 0, arrived(state.roll), count)

function graded(state: Rated, { satisfied, mostly }: Ratings, count: number): Graded {
  const base = beside(rulesIn(state.meeting)).gradeBase
  const baseCount = base === 'returned' ? count : membersIn(state, count)
  return { grade: gradeOf(satisfied, mostly, baseCount), base, baseCount }
}

export function shownRatings(state: Rated): ShownRatings {
  const figures = ratingsOf(state.rating)
  const count = figures.satisfied + figures.mostly + figures.dissatisfied
  if (count < limits.ratingsShownMin) return { count, figures: null, graded: null }
  return { count, figures, graded: state.meeting.closedAt === null ? null : graded(state, figures, count) }
}
