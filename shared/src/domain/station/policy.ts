import type { Actor } from '../decider.ts'
import { reject } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'
import { worksOnCases } from '../mediation/who.ts'
import type { StationCommand } from './schema.ts'
import type { StationState } from './state.ts'

type Policy = (state: StationState, actor: Actor) => Answer

const head: Policy = (_, actor) => (actor.roles.includes('stationHead') ? null : reject('who.stationHead'))

const officer: Policy = (_, { roles }) =>
  roles.includes('stationHead') || roles.includes('liaisonOfficer') ? null : reject('who.officer')

const clerk: Policy = (_, actor) => (worksOnCases(actor) ? null : reject('who.clerk'))

const onceFounded =
  (policy: Policy): Policy =>
  (state, actor) =>
    state.facts === null ? reject('stream.notFound') : policy(state, actor)

export const stationPolicies: { readonly [Type in StationCommand['type']]: Policy } = {
  'station.found': (state, actor) => (state.facts === null ? head(state, actor) : reject('station.exists')),
  'station.amend': onceFounded(head),
  'station.setGrids': onceFounded(officer),
  'station.proposeRules': onceFounded(officer),
  'station.dropRules': onceFounded(officer),
  'station.adoptRules': onceFounded(head),
  'station.resetRules': onceFounded(head),
  'station.grantRole': onceFounded(head),
  'station.revokeRole': onceFounded(head),
  'station.listMediator': onceFounded(head),
  'station.unlistMediator': onceFounded(head),
  'station.askDestruction': onceFounded(clerk),
  'station.keepDossier': onceFounded(clerk),
  'station.destroyDossier': onceFounded(head),
}
