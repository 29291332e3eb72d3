import type { IssueId } from '../../lib/ids.ts'
import { chair, deputy, fold, joined, neighbour, noon, resident, until, type Known } from '../given.ts'
import type { Recorded } from '../../domain/decider.ts'
import type { MeetingEvent } from '../../domain/meeting-state.ts'
import type { Stance } from '../../domain/floor/schema.ts'

export const list: MeetingEvent = { type: 'meeting.itemEntered', v: 1, item: 'list' }

export const begun = [...until('inProgress'), list, joined(resident), joined(neighbour), joined(deputy)]

export const issue = 'issue' as IssueId

export const raise = (person: Known, stance: Stance = 'neutral', elder = false) =>
  ({ type: 'floor.raise', participant: person.id, stance, elder }) as const

export const raised = (person: Known, stance: Stance = 'neutral', elder = false): MeetingEvent => ({
  type: 'floor.raised',
  v: 1,
  participant: person.id,
  stance,
  elder,
})

export const granted = (person: Known): MeetingEvent => ({
  type: 'floor.granted',
  v: 1,
  participant: person.id,
  allottedMs: 120_000,
})

export const ended: MeetingEvent = { type: 'floor.ended', v: 1 }

export const at = (ms: number, event: MeetingEvent): Recorded<MeetingEvent> => ({
  ...event,
  seq: 0,
  at: noon + ms,
  by: chair.id,
})

export const removed: MeetingEvent = { type: 'roll.removed', v: 1, participant: resident.id }

export const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }

export const waiting = (events: readonly (MeetingEvent | Recorded<MeetingEvent>)[]) =>
  fold(events).floor.queue.map(({ participant }) => participant)
