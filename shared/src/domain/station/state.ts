import type { AccountRole, Instant } from '../decider.ts'
import type { OwnRules } from '../rules/own.ts'
import type { Grid, StationFacts } from './schema.ts'

export type StationState = {
  /** Null until founded. */
  readonly facts: StationFacts | null
  readonly grids: readonly Grid[]
  /** Its own rules, by kind of meeting; none where it follows the general ones. */
  readonly rules: Readonly<Record<string, OwnRules & { readonly adoptedAt: Instant }>>
  /** Drafts of such rules that wait for the head. */
  readonly draftRules: Readonly<Record<string, OwnRules>>
  /** By person; nobody is listed without a role. For people with a role here. */
  readonly roles: Readonly<Record<string, readonly AccountRole[]>>
}

export const initialStation: StationState = { facts: null, grids: [], rules: {}, draftRules: {}, roles: {} }

/** What a person is to this station now. */
export const rolesOf = (state: StationState, person: string): readonly AccountRole[] =>
  state.roles[person] ?? []
