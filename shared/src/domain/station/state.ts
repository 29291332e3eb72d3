import type { Day } from '../days.ts'
import type { AccountRole, Appointment, Instant } from '../decider.ts'
import type { OwnRules } from '../rules/own.ts'
import type { DossierNumber, Grid, StationFacts } from './schema.ts'

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
  /** Who once held a role: what they did keeps their name. For people with a role here. */
  readonly left: readonly string[]
  /** 特邀调解员 by person: their certificate (聘书) and their term, both days of it included. */
  readonly mediators: Readonly<Record<string, Listed>>
  /** Archived cases that somebody asked to have destroyed, by their id. For people with a role here. */
  readonly asked: Readonly<Record<string, AskedDestruction>>
  /** Cases that were, first to last. For people with a role here. */
  readonly destroyed: readonly Destroyed[]
}

/** `by`: who asked. */
export type AskedDestruction = { readonly number: DossierNumber; readonly by: string; readonly at: Instant }
/** 销毁清册: the number, the two who decided it, and when. */
export type Destroyed = {
  readonly dossier: string
  readonly number: DossierNumber
  readonly askedBy: string
  readonly by: string
  readonly at: Instant
}

export type Listed = { readonly certificate: string; readonly from: Day; readonly until: Day }

export const initialStation: StationState = {
  facts: null,
  grids: [],
  rules: {},
  draftRules: {},
  roles: {},
  left: [],
  mediators: {},
  asked: {},
  destroyed: [],
}

/** What a person is to this station now. */
export const rolesOf = (state: StationState, person: string): readonly AccountRole[] =>
  state.roles[person] ?? []

/** A mediator of the committee by their role; somebody else who works here for the term they are listed for. */
export function appointmentOf(state: StationState, person: string): Appointment | null {
  const roles = rolesOf(state, person)
  if (roles.includes('mediator')) return { capacity: 'people', term: null }
  const listed = state.mediators[person]
  if (!listed || roles.length === 0) return null
  return { capacity: 'invited', term: { from: listed.from, until: listed.until } }
}
