import type { MeetingEvent } from '../domain/meeting-state.ts'
import type { Phase } from '../domain/meeting/schema.ts'
import type { ParticipantId } from '../lib/ids.ts'
import { drafted, facts, until, type Known } from './given.ts'

/** 业主大会 for tests: owners by a word each, what they hold, and who of them came. */
export const owner = (id: string): Known => ({ id: id as ParticipantId, roles: [] })

export const atHomeowners = (phase: Phase, ...more: readonly MeetingEvent[]): readonly MeetingEvent[] => [
  { ...drafted, facts: { ...facts, kind: 'homeowners' } } as MeetingEvent,
  ...until(phase).slice(1),
  ...more,
]

export const ownersListed = (all: readonly Known[]): MeetingEvent => ({
  type: 'roll.listed',
  v: 1,
  lines: all.map(({ id }) => ({ participant: id, capacity: 'homeowner', grid: '' })),
})

/** In 0.01 m². */
export const areasSet = (...areas: readonly (readonly [Known, number])[]): MeetingEvent => ({
  type: 'roll.areasSet',
  v: 1,
  areas: areas.map(([{ id }, area]) => ({ participant: id, area })),
})

export const came = (...all: readonly Known[]): readonly MeetingEvent[] =>
  all.map(({ id }) => ({
    ...{ type: 'roll.confirmed', v: 1, participant: id, capacity: 'homeowner', how: 'seen' },
  }))
