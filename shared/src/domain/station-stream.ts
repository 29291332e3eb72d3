import type { Actor, AudienceClass } from './decider.ts'
import { follow } from './fold.ts'
import { worksOnCases } from './mediation/who.ts'
import { reject, type Rejection } from './rejection.ts'
import { stationDeciders } from './station/decide.ts'
import { stationSteps } from './station/evolve.ts'
import { stationPolicies } from './station/policy.ts'
import type { StationCommand, StationEvent } from './station/schema.ts'
import { appointmentOf, initialStation, rolesOf, type StationState } from './station/state.ts'
import type { StreamRules } from './streams.ts'

export type { StationCommand, StationEvent } from './station/schema.ts'
export type { StationState } from './station/state.ts'

type Rules = StreamRules<StationState, StationCommand, StationEvent>

const can = (state: StationState, command: StationCommand, actor: Actor): Rejection | null =>
  stationPolicies[command.type](state, actor)

const decide: Rules['decider']['decide'] = (state, command, actor, inputs) =>
  (stationDeciders[command.type] as Rules['decider']['decide'])(state, command, actor, inputs)

/** Who holds which role is for those who hold one; name, address and grids are on every notice. */
const audiences: { readonly [Type in StationEvent['type']]: readonly AudienceClass[] } = {
  'station.founded': ['public'],
  'station.amended': ['public'],
  'station.gridsSet': ['public'],
  'station.rulesProposed': ['staff'],
  'station.rulesDropped': ['staff'],
  'station.rulesAdopted': ['public'],
  'station.rulesReset': ['public'],
  'station.roleGranted': ['staff'],
  'station.roleRevoked': ['staff'],
  'station.mediatorListed': ['public'],
  'station.mediatorUnlisted': ['public'],
  'station.destructionAsked': ['staff'],
  'station.dossierKept': ['staff'],
  'station.dossierDestroyed': ['staff'],
}

export const stationStream: Rules = {
  decider: {
    initial: initialStation,
    can,
    decide,
    evolve: (state, event) => follow(stationSteps, state, event),
  },
  parent: null,
  mayOpen: (state, actor) =>
    state.facts !== null && rolesOf(state, actor.id).length > 0 ? null : reject('stream.notFound'),
  audienceClassesOf: (state, actor) => [
    'public',
    ...(rolesOf(state, actor.id).length > 0 ? (['staff'] as const) : []),
    `person:${actor.id}`,
  ],
  audienceOf: (event) => audiences[event.type],
  view: (state, classes) =>
    classes.includes('staff')
      ? state
      : { ...state, roles: {}, left: [], draftRules: {}, asked: {}, destroyed: [] },
  head: ({ facts }) => ({ kind: 'station', parent: '', code: null, summary: JSON.stringify(facts) }),
  quotes: () => [],
  inOffice: () => [],
  asParent: {
    rolesOf,
    staff: ({ roles }) => Object.keys(roles),
    left: ({ left }) => left,
    ownRules: ({ rules }, kind) => {
      if (!Object.hasOwn(rules, kind)) return null
      const { settings, source, asOf } = rules[kind]!
      return { settings, source, asOf }
    },
    appointmentOf,
    lists: (_, actor) => (worksOnCases(actor) ? ['case'] : []),
    committee: ({ facts }) => facts?.committee ?? '',
    gridName: ({ grids }, grid) => grids.find(({ id }) => id === grid)?.name ?? null,
  },
}
