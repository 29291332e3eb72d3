import { decided, refused } from '../decided.ts'
import type { AudienceClass } from '../decider.ts'
import { withEntries, type Steps } from '../fold.ts'
import { afterwards, during } from '../meeting/phases.ts'
import { personOf } from '../roll/state.ts'
import { firstOf, type Audiences, type Deciders, type Policies } from '../rules-table.ts'
import { cameIn } from '../who.ts'
import type { RatingCommand, RatingEvent } from './schema.ts'
import type { RatingPart } from './state.ts'

export const ratingPolicies: Policies<RatingCommand> = {
  'rating.give': (state, actor) => firstOf(cameIn(state, actor), during(state, afterwards)),
}

export const ratingDeciders: Deciders<RatingCommand> = {
  'rating.give': ({ rating, roll }, { grade }, actor) => {
    const participant = personOf(roll, actor.id)
    return rating.grades[participant] === grade
      ? refused('rating.same')
      : decided({ type: 'rating.given', v: 1, participant, grade })
  },
}

export const ratingSteps: Steps<RatingPart, RatingEvent> = {
  'rating.given': ({ grades }, { participant, grade }) => ({
    grades: withEntries(grades, [[participant, grade]]),
  }),
}

/** Nobody need fear to say 不满意. */
export const ratingAudiences: Audiences<RatingEvent> = {
  'rating.given': ({ participant }) => [`person:${participant}`],
}

export const redactRating = ({ grades }: RatingPart, classes: readonly AudienceClass[]): RatingPart => ({
  grades: Object.fromEntries(
    Object.entries(grades).filter(([person]) => classes.includes(`person:${person}`)),
  ),
})
