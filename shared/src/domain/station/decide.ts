import type { Result } from '../../lib/result.ts'
import { dayOf } from '../days.ts'
import { decided, refused } from '../decided.ts'
import type { Actor, Decision, Inputs } from '../decider.ts'
import type { Rejection } from '../rejection.ts'
import { rulesInForce, sameRules } from './own-rules.ts'
import type { StationCommand, StationEvent } from './schema.ts'
import { rolesOf, type StationState } from './state.ts'

const heads = (state: StationState): number =>
  Object.values(state.roles).filter((roles) => roles.includes('stationHead')).length

export const stationDeciders: {
  readonly [Type in StationCommand['type']]: (
    state: StationState,
    command: Extract<StationCommand, { type: Type }>,
    actor: Actor,
    inputs: Inputs,
  ) => Result<Decision<StationEvent>, Rejection>
} = {
  'station.found': (_, { facts }, actor) =>
    decided(
      { type: 'station.founded', v: 1, facts },
      { type: 'station.roleGranted', v: 1, person: actor.id, role: 'stationHead' },
    ),
  'station.amend': (_, { facts }) => decided({ type: 'station.amended', v: 1, facts }),
  'station.setGrids': (_, { grids }) => {
    const ids = new Set(grids.map(({ id }) => id))
    const names = new Set(grids.map(({ name }) => name))
    return ids.size < grids.length || names.size < grids.length
      ? refused('station.repeatedGrid')
      : decided({ type: 'station.gridsSet', v: 1, grids })
  },
  'station.proposeRules': (state, { kind, rules }) => {
    if (sameRules(rules, rulesInForce(state, kind))) return refused('station.rulesUnchanged')
    return decided({ type: 'station.rulesProposed', v: 1, kind, rules })
  },
  'station.dropRules': ({ draftRules }, { kind }) =>
    draftRules[kind] ? decided({ type: 'station.rulesDropped', v: 1, kind }) : refused('station.noDraft'),
  'station.adoptRules': ({ draftRules }, { kind, rules }) => {
    const draft = draftRules[kind]
    if (!draft) return refused('station.noDraft')
    return sameRules(rules, draft)
      ? decided({ type: 'station.rulesAdopted', v: 1, kind, rules })
      : refused('station.draftChanged')
  },
  'station.resetRules': ({ rules }, { kind }) =>
    rules[kind] ? decided({ type: 'station.rulesReset', v: 1, kind }) : refused('station.noOwnRules'),
  'station.grantRole': (state, { person, role }) =>
    rolesOf(state, person).includes(role)
      ? refused('station.roleHeld')
      : decided({ type: 'station.roleGranted', v: 1, person, role }),
  'station.listMediator': (state, { person, certificate, from, until }) => {
    if (rolesOf(state, person).length === 0) return refused('station.roleNotHeld')
    return until >= from
      ? decided({ type: 'station.mediatorListed', v: 1, person, certificate, from, until })
      : refused('case.notLater')
  },
  'station.unlistMediator': ({ mediators }, { person }) =>
    mediators[person]
      ? decided({ type: 'station.mediatorUnlisted', v: 1, person })
      : refused('station.roleNotHeld'),
  'station.askDestruction': ({ asked, destroyed }, { dossier, number, until }, _, { now }) => {
    if (until >= dayOf(now)) return refused('station.stillKept', { until })
    if (asked[dossier] || destroyed.some((one) => one.dossier === dossier))
      return refused('station.destructionAsked')
    return decided({ type: 'station.destructionAsked', v: 1, dossier, number, until })
  },
  'station.keepDossier': ({ asked }, { dossier }) =>
    asked[dossier]
      ? decided({ type: 'station.dossierKept', v: 1, dossier })
      : refused('station.destructionNotAsked'),
  'station.destroyDossier': ({ asked }, { dossier }, actor) => {
    const found = asked[dossier]
    if (!found) return refused('station.destructionNotAsked')
    if (found.by === actor.id) return refused('station.otherPersonNeeded')
    return decided({ type: 'station.dossierDestroyed', v: 1, dossier, number: found.number })
  },
  'station.revokeRole': (state, { person, role }) => {
    if (!rolesOf(state, person).includes(role)) return refused('station.roleNotHeld')
    if (role === 'stationHead' && heads(state) === 1) return refused('station.lastHead')
    return decided({ type: 'station.roleRevoked', v: 1, person, role })
  },
}
