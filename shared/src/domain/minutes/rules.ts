import { limits } from '../../lib/limits.ts'
import { decided, refused } from '../decided.ts'
import type { Steps } from '../fold.ts'
import { during } from '../meeting/phases.ts'
import type { LifecycleEvent } from '../meeting/schema.ts'
import { firstOf, type Audiences, type Deciders, type Policies } from '../rules-table.ts'
import { moderator, staff } from '../who.ts'
import { confirmationHolding, factsHash } from './facts.ts'
import type { MinutesCommand, MinutesEvent } from './schema.ts'
import type { MinutesPart } from './state.ts'

/** The docs a command reads: the shell holds them still while it decides. */
export const minutesQuotes: Partial<Record<MinutesCommand['type'], readonly string[]>> = {
  'minutes.confirm': ['minutes'],
}

export const minutesPolicies: Policies<MinutesCommand> = {
  'minutes.confirm': (state, actor) => firstOf(moderator(state, actor), during(state, ['summarizing'])),
  'minutes.correct': (state, actor) => firstOf(staff(state, actor), during(state, ['closed', 'published'])),
}

export const minutesDeciders: Deciders<MinutesCommand> = {
  'minutes.confirm': (state, { prose, facts }, _, { quotes }) => {
    const quote = quotes['minutes']!
    if (quote.hash !== prose || factsHash(state) !== facts) return refused('minutes.changed')
    if (confirmationHolding(state, prose)) return refused('minutes.alreadyConfirmed')
    return decided({ type: 'minutes.confirmed', v: 1, quote, facts })
  },
  'minutes.correct': ({ minutes }, { text }) =>
    minutes.corrections.length >= limits.correctionsMax
      ? refused('minutes.tooManyCorrections')
      : decided({ type: 'minutes.corrected', v: 1, text }),
}

type Heard = MinutesEvent | Extract<LifecycleEvent, { type: 'meeting.published' }>

export const minutesSteps: Steps<MinutesPart, Heard> = {
  'minutes.confirmed': (part, { quote, facts, at, by }) => ({ ...part, confirmed: { by, at, quote, facts } }),
  'minutes.corrected': (part, { text, at, by, seq }) => ({
    ...part,
    corrections: [...part.corrections, { by, text, at, seq }],
  }),
  'meeting.published': (part, { reviewed }) => ({ ...part, reviewed }),
}

/** What was read aloud everyone in the hall has heard. */
export const minutesAudiences: Audiences<MinutesEvent> = {
  'minutes.confirmed': () => ['public'],
  'minutes.corrected': () => ['public'],
}
