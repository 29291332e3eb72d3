import type { AccountRole } from '../decider.ts'
import type { Grid, StationFacts } from './schema.ts'

export type StationState = {
  /** Null until founded. */
  readonly facts: StationFacts | null
  readonly grids: readonly Grid[]
  /** By person; nobody is listed without a role. For people with a role here. */
  readonly roles: Readonly<Record<string, readonly AccountRole[]>>
}

export const initialStation: StationState = { facts: null, grids: [], roles: {} }

/** What a person is to this station now. */
export const rolesOf = (state: StationState, person: string): readonly AccountRole[] =>
  state.roles[person] ?? []
