import { limits } from '../../lib/limits.ts'
import { decided, refused } from '../decided.ts'
import type { Steps } from '../fold.ts'
import { during } from '../meeting/phases.ts'
import { firstOf, type Audiences, type Deciders, type Policies } from '../rules-table.ts'
import { staff } from '../who.ts'
import type { MinutesCommand, MinutesEvent } from './schema.ts'
import type { MinutesPart } from './state.ts'

export const minutesPolicies: Policies<MinutesCommand> = {
  'minutes.correct': (state, actor) => firstOf(staff(state, actor), during(state, ['closed', 'published'])),
}

export const minutesDeciders: Deciders<MinutesCommand> = {
  'minutes.correct': ({ minutes }, { text }) =>
    minutes.corrections.length >= limits.correctionsMax
      ? refused('minutes.tooManyCorrections')
      : decided({ type: 'minutes.corrected', v: 1, text }),
}

export const minutesSteps: Steps<MinutesPart, MinutesEvent> = {
  'minutes.corrected': ({ corrections }, { text, at, by }) => ({
    corrections: [...corrections, { by, text, at }],
  }),
}

export const minutesAudiences: Audiences<MinutesEvent> = { 'minutes.corrected': () => ['public'] }
