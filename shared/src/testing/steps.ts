import type { Duty, Instant } from '../domain/decider.ts'
import type { ProseLine } from '../docs/minutes/edits.ts'
import type { Stance } from '../domain/floor/schema.ts'
import type { Capacity } from '../domain/roll/schema.ts'
import { consentVersion } from '../protocol/bodies.ts'
import type { Person } from './people.ts'
import type { MeetingAct, Scene, Step } from './scenario.ts'

const dayMs = 24 * 60 * 60_000
const chinaOffsetMs = 8 * 60 * 60_000

/** A time of day in China, so many days after the day of `now`. */
export const onDay =
  (days: number, hour: number, minute: number) =>
  (now: Instant): Instant =>
    Math.floor((now + chinaOffsetMs) / dayMs + days) * dayMs - chinaOffsetMs + (hour * 60 + minute) * 60_000

/** So many minutes from `now`, on the minute. */
export const minutesFromNow =
  (minutes: number) =>
  (now: Instant): Instant =>
    (Math.floor(now / 60_000) + minutes) * 60_000

type Spoken = (scene: Scene) => MeetingAct

export const does = (atMinutes: number, by: Person, send: MeetingAct | Spoken): Step => ({
  atMinutes,
  by,
  send: typeof send === 'function' ? send : () => send,
})

export const assigns = (atMinutes: number, by: Person, duty: Duty, person: Person): Step =>
  does(atMinutes, by, ({ participant }) => ({
    type: 'meeting.assignDuty',
    participant: participant(person),
    duty,
  }))

export const joins = (atMinutes: number, person: Person): Step =>
  does(atMinutes, person, {
    type: 'roll.join',
    name: person.name,
    via: person.roles.length > 0 ? 'account' : 'qr',
    grid: person.grid,
    consent: person.roles.length > 0 ? 0 : consentVersion,
    anonymous: false,
  })

export const confirms = (atMinutes: number, by: Person, person: Person, capacity?: Capacity): Step =>
  does(atMinutes, by, ({ participant }) => ({
    type: 'roll.confirm',
    participant: participant(person),
    capacity: capacity ?? person.capacity ?? 'observer',
    how: person.phone ? 'seen' : 'paper',
  }))

/** Comes in by phone, if they have one, and is confirmed at the door. */
export const arrives = (atMinutes: number, by: Person, person: Person): Step[] => [
  ...(person.phone ? [joins(atMinutes, person)] : []),
  confirms(atMinutes, by, person),
]

export const lists = (atMinutes: number, by: Person, people: readonly Person[]): Step =>
  does(atMinutes, by, ({ participant }) => ({
    type: 'roll.list',
    lines: people.map((person) => ({
      participant: participant(person),
      name: person.name,
      capacity: person.capacity ?? 'observer',
      grid: person.grid,
    })),
  }))

/** @param name what the proposal is called in the scenario */
export const proposes = (
  atMinutes: number,
  by: Person,
  name: string,
  text: string,
  { grid = by.grid, said = '' }: { readonly grid?: string; readonly said?: string } = {},
): Step =>
  does(atMinutes, by, ({ proposal }) => ({
    type: 'issue.propose',
    proposal: proposal(name),
    text,
    grid,
    for: said,
  }))

export const accepts = (atMinutes: number, by: Person, name: string, title: string, detail: string): Step =>
  does(atMinutes, by, ({ proposal }) => ({ type: 'issue.accept', proposal: proposal(name), title, detail }))

export const seconds = (
  atMinutes: number,
  people: readonly Person[],
  issue: (scene: Scene) => ReturnType<Scene['accepted']>,
): Step[] =>
  people.map((by) => does(atMinutes, by, (scene) => ({ type: 'issue.second', issue: issue(scene) })))

/** Words in the minutes. */
export const notes = (atMinutes: number, by: Person, ...note: readonly ProseLine[]): Step => ({
  atMinutes,
  by,
  note,
})

/** Has the minutes read back, and confirms them. */
export const confirmsMinutes = (atMinutes: number, by: Person): Step =>
  does(atMinutes, by, ({ readBack }) => ({ type: 'minutes.confirm', ...readBack() }))

/** 举手: about an agenda item nobody takes a side. */
export const raises = (
  atMinutes: number,
  by: Person,
  { elder = false, stance = 'neutral' }: { readonly elder?: boolean; readonly stance?: Stance } = {},
): Step =>
  does(atMinutes, by, ({ participant }) => ({
    type: 'floor.raise',
    participant: participant(by),
    stance,
    elder,
  }))
