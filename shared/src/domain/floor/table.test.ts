import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  assigned,
  chair,
  confirmed,
  draftedTeaTalk,
  given,
  joined,
  neighbour,
  noon,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { seatsOf, tableOnScreen } from './table.ts'

const tea: readonly MeetingEvent[] = [
  draftedTeaTalk,
  assigned(chair, 'moderator'),
  ...until('inProgress').slice(until('draft').length),
]
const person = (id: string) => ({ name: id, role: '', grid: '' })
const raised = (participant: string): MeetingEvent => ({
  type: 'floor.raised',
  v: 1,
  ...{ participant, stance: 'neutral', elder: false },
})
const granted = (participant: string): MeetingEvent => ({
  type: 'floor.granted',
  v: 1,
  ...{ participant, allottedMs: 120_000 },
})
const many = (count: number): MeetingEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'roll.joined',
    v: 1,
    ...{ participant: `p${index}`, via: 'qr', grid: '', consent: 1 },
  }))
const table = (...events: readonly MeetingEvent[]) => tableOnScreen(given(...tea, ...events).state, person)!

describe('the table', () => {
  it('FLOOR-12 has a cup for everybody, empty for who has not spoken', () => {
    const events: MeetingEvent[] = [
      joined(chair),
      joined(resident),
      joined(neighbour),
      confirmed(stranger),
      ...[resident, neighbour].flatMap(({ id }) => [raised(id), granted(id)]),
    ]
    const { state } = given(...tea, ...events)
    expect(seatsOf(state).map(({ state: seat }) => seat)).toEqual(['host', 'spoken', 'speaking', 'fresh'])
    expect(tableOnScreen(state, person)).toMatchObject({
      seated: 4,
      fresh: 1,
      clock: { startedAt: noon, allottedMs: 120_000, pausedAt: null, pausedMs: 0 },
      seats: [{ name: chair.id }, { name: resident.id }, { name: neighbour.id }, { name: stranger.id }],
    })
  })

  it('FLOOR-12 seats nobody twice, and nobody who was asked to leave', () => {
    const events: MeetingEvent[] = [
      ...[resident, neighbour, stranger].map((one) => joined(one)),
      { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id },
      { type: 'roll.removed', v: 1, participant: stranger.id },
    ]
    expect(table(...events)).toMatchObject({ seated: 1, fresh: 1, clock: null })
  })

  it('FLOOR-10 two phones of one person have spoken as one speaker', () => {
    const events: MeetingEvent[] = [
      ...[resident, neighbour, stranger].map((one) => joined(one)),
      ...[resident, stranger, neighbour].flatMap(({ id }) => [raised(id), granted(id)]),
      { type: 'floor.ended', v: 1 },
      { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id },
    ]
    const { spoken } = given(...tea, ...events).state.floor
    expect(spoken.map(({ participant }) => participant)).toEqual([resident.id, stranger.id, resident.id])
  })

  it('FLOOR-12 shows so many cups, and whoever speaks among them', () => {
    const max = limits.screenSeatsMax
    expect(table(...many(max)).seats).toHaveLength(max)
    const last = `p${max}`
    const { seats, seated } = table(...many(max + 1), raised(last), granted(last))
    expect([seats.length, seated]).toEqual([max, max + 1])
    expect(seats[seats.length - 1]).toMatchObject({ name: last, state: 'speaking' })
  })

  it('FLOOR-12 has on it what nobody objected to', () => {
    const adopted: MeetingEvent = {
      type: 'resolution.adopted',
      v: 1,
      ...{ resolution: 'r', motion: '', text: '先清楼道杂物', followUps: [] },
    }
    expect(table(adopted).agreed).toEqual(['先清楼道杂物'])
  })

  it('FLOOR-12 is a tea-talk’s alone', () => {
    expect(tableOnScreen(given(...until('inProgress')).state, person)).toBeNull()
  })
})
