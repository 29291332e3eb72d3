import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { RollCommand } from '../domain/roll/schema.ts'
import type { ParticipantId } from '../lib/ids.ts'
import { until, type Known } from './given.ts'

/** The roll before a meeting begins, and what is asked of it, for tests. */
type Join = Extract<RollCommand, { type: 'roll.join' }>

export const join = (changed: Partial<Join> = {}): Join => ({
  type: 'roll.join',
  name: '陈女士',
  via: 'qr',
  grid: '',
  consent: 1,
  anonymous: false,
  ...changed,
})
export const line = (id: string, name: string, grid = '') => ({
  participant: id as ParticipantId,
  name,
  capacity: 'residentRepresentative' as const,
  grid,
})
export const listed = (...ids: string[]): MeetingEvent => ({
  type: 'roll.listed',
  v: 1,
  lines: ids.map((participant) => ({ participant, capacity: 'residentRepresentative', grid: '' })),
})
export const removed = (person: Known): MeetingEvent => ({
  type: 'roll.removed',
  v: 1,
  participant: person.id,
})
export const merged = (from: Known, into: Known): MeetingEvent => ({
  type: 'roll.merged',
  v: 1,
  from: from.id,
  into: into.id,
})
export const confirm = (person: Known, capacity: 'resident' | 'observer' = 'resident') =>
  ({ type: 'roll.confirm', participant: person.id, capacity, how: 'seen' }) as const
export const of = (person: Known) => ({ participant: person.id })
/** Who bears which name; the first are staff. */
export const bearing =
  (names: Readonly<Record<string, string>>, ...staff: string[]) =>
  (name: string) =>
    names[name] === undefined ? null : { id: names[name], staff: staff.includes(names[name]) }

export const checkingIn = until('checkingIn')
