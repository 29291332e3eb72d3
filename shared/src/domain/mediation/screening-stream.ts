import type { Actor } from '../decider.ts'
import { follow } from '../fold.ts'
import { reject } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'
import type { StreamRules } from '../streams.ts'
import { screeningDeciders } from './screening/decide.ts'
import { screeningSteps } from './screening/evolve.ts'
import { goesRound, screeningPolicies } from './screening/policy.ts'
import type { ScreeningCommand, ScreeningEvent } from './screening/schema.ts'
import type { ScreeningState } from './screening/state.ts'

export type { ScreeningCommand, ScreeningEvent } from './screening/schema.ts'
export type { ScreeningState } from './screening/state.ts'

type Rules = StreamRules<ScreeningState, ScreeningCommand, ScreeningEvent>

const can = (state: ScreeningState, command: ScreeningCommand, actor: Actor): Answer =>
  (screeningPolicies[command.type] as (...given: unknown[]) => Answer)(state, actor, command)

const decide: Rules['decider']['decide'] = (state, command, actor, inputs) =>
  (screeningDeciders[command.type] as Rules['decider']['decide'])(state, command, actor, inputs)

/** 排查 of one station: a stream beside the station's own, since what is found at somebody's door is not for all its accounts. */
export const screeningStream: Rules = {
  decider: {
    initial: { station: '', rounds: {} },
    can,
    decide,
    evolve: (state, event) => follow(screeningSteps, state, event),
  },
  initialOf: (station) => ({ station, rounds: {} }),
  parent: 'station',
  parentIn: (id) => id,
  peopleOf: (id) => id,
  closed: true,
  mayOpen: (_, actor) => (goesRound(actor) ? null : reject('stream.notFound')),
  audienceClassesOf: (_, { id }) => ['public', `person:${id}`],
  audienceOf: () => ['public'],
  view: (state) => state,
  /** Not even how much was found: a list of streams says nothing of it. */
  head: ({ station }) => ({ kind: 'screening', parent: station, code: null, summary: '{}' }),
  quotes: () => [],
  inOffice: () => [],
}
