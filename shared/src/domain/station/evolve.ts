import type { AccountRole } from '../decider.ts'
import type { Steps } from '../fold.ts'
import type { StationEvent } from './schema.ts'
import { rolesOf, type StationState } from './state.ts'

const without = <Value>(
  table: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> => {
  const { [key]: _, ...others } = table
  return others
}

const withRoles = (state: StationState, person: string, roles: readonly AccountRole[]): StationState => {
  const others = without(state.roles, person)
  const left = state.left.filter((one) => one !== person)
  return roles.length > 0
    ? { ...state, roles: { ...others, [person]: roles }, left }
    : { ...state, roles: others, left: [...left, person] }
}

export const stationSteps: Steps<StationState, StationEvent> = {
  'station.founded': (state, { facts }) => ({ ...state, facts }),
  'station.amended': (state, { facts }) => ({ ...state, facts }),
  'station.gridsSet': (state, { grids }) => ({ ...state, grids }),
  'station.rulesProposed': (state, { kind, rules }) => ({
    ...state,
    draftRules: { ...state.draftRules, [kind]: rules },
  }),
  'station.rulesDropped': (state, { kind }) => ({ ...state, draftRules: without(state.draftRules, kind) }),
  'station.rulesAdopted': (state, { kind, rules, at }) => ({
    ...state,
    rules: { ...state.rules, [kind]: { ...rules, adoptedAt: at } },
    draftRules: without(state.draftRules, kind),
  }),
  'station.rulesReset': (state, { kind }) => ({ ...state, rules: without(state.rules, kind) }),
  'station.roleGranted': (state, { person, role }) =>
    withRoles(state, person, [...rolesOf(state, person), role]),
  'station.mediatorListed': (state, { person, certificate, from, until }) => ({
    ...state,
    mediators: { ...state.mediators, [person]: { certificate, from, until } },
  }),
  'station.mediatorUnlisted': (state, { person }) => ({
    ...state,
    mediators: without(state.mediators, person),
  }),
  'station.destructionAsked': (state, { dossier, number, by, at }) => ({
    ...state,
    asked: { ...state.asked, [dossier]: { number, by, at } },
  }),
  'station.dossierKept': (state, { dossier }) => ({ ...state, asked: without(state.asked, dossier) }),
  'station.dossierDestroyed': (state, { dossier, number, by, at }) => ({
    ...state,
    asked: without(state.asked, dossier),
    destroyed: [...state.destroyed, { dossier, number, askedBy: state.asked[dossier]!.by, by, at }],
  }),
  'station.roleRevoked': (state, { person, role }) =>
    withRoles(
      state,
      person,
      rolesOf(state, person).filter((held) => held !== role),
    ),
}
