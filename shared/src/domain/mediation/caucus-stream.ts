import type { Actor } from '../decider.ts'
import { follow } from '../fold.ts'
import type { Answer } from '../rules-table.ts'
import type { StreamRules } from '../streams.ts'
import { roomOf } from './caucus/rooms.ts'
import { caucusDeciders, caucusPolicies, caucusSteps, inRoom } from './caucus/rules.ts'
import type { CaucusCommand, CaucusEvent } from './caucus/schema.ts'
import { caucusIn, type CaucusState } from './caucus/state.ts'

export type { CaucusCommand, CaucusEvent } from './caucus/schema.ts'
export type { CaucusState } from './caucus/state.ts'

type Rules = StreamRules<CaucusState, CaucusCommand, CaucusEvent>

const can = (state: CaucusState, command: CaucusCommand, actor: Actor): Answer =>
  (caucusPolicies[command.type] as (state: CaucusState, actor: Actor, command: CaucusCommand) => Answer)(
    state,
    actor,
    command,
  )

const decide: Rules['decider']['decide'] = (state, command, actor, inputs) =>
  (caucusDeciders[command.type] as Rules['decider']['decide'])(state, command, actor, inputs)

/**
 * One private room, a stream of its own: what happens in it leaves no gap, no time and no count in a stream that the
 * other side reads (decisions 11). Who is in it is the case's to say, by the roles it lends; its state knows which it is.
 */
export const caucusStream: Rules = {
  decider: {
    initial: caucusIn('', 'notes'),
    can,
    decide,
    evolve: (state, event) => follow(caucusSteps, state, event),
  },
  parent: 'case',
  closed: true,
  initialOf: (id) => {
    const { case: caseId, room } = roomOf(id)!
    return caucusIn(caseId, room)
  },
  parentIn: (id) => roomOf(id)?.case ?? null,
  peopleOf: (id) => roomOf(id)!.case,
  mayOpen: inRoom,
  audienceClassesOf: (_, { id }) => ['public', `person:${id}`],
  audienceOf: () => ['public'],
  view: (state) => state,
  /** Not even how much was said: a list of streams says nothing of it. */
  head: (state) => ({ kind: 'caucus', parent: state.case, code: null, summary: '{}' }),
  quotes: () => [],
  inOffice: () => [],
}
