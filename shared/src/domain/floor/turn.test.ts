import { describe, expect, it } from 'vitest'
import {
  assigned,
  chair,
  draftedTeaTalk,
  fold,
  given,
  joined,
  neighbour,
  noon,
  officer,
  resident,
} from '../../testing/given.ts'
import type { ParticipantId } from '../../lib/ids.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { elapsedMs } from './state.ts'
import { begun, raise, raised, granted, ended, at } from '../../testing/domain/floor.ts'

describe('a turn', () => {
  const next = { type: 'floor.next' } as const
  const speaking = given(...begun, raised(resident), granted(resident))

  it('FLOOR-4 lasts two minutes, for an elder three', () => {
    expect(given(...begun, raised(resident)).when(chair, next)).toEqual({ events: [granted(resident)] })
    expect(given(...begun, raised(resident, 'for', true)).when(chair, next)).toMatchObject({
      events: [{ allottedMs: 180_000 }],
    })
  })

  it('FLOOR-4 two to each on a subject, as many as they like over tea', () => {
    const turns = [raised(resident), granted(resident), ended]
    expect(given(...begun, ...turns).when(resident, raise(resident))).toHaveProperty('events')
    expect(given(...begun, ...turns, ...turns).when(resident, raise(resident))).toEqual({
      refused: 'floor.turnsUsed',
    })
    const started: MeetingEvent = { type: 'meeting.started', v: 1 }
    const tea = given(
      draftedTeaTalk,
      assigned(chair, 'moderator'),
      started,
      joined(resident),
      ...turns,
      ...turns,
    )
    expect(tea.when(resident, raise(resident))).toHaveProperty('events')
  })

  it('FLOOR-5 the next one ends the one that runs, and both are on record', () => {
    const { floor } = fold([
      ...begun,
      raised(resident, 'for'),
      at(0, granted(resident)),
      raised(neighbour),
      at(90_000, granted(neighbour)),
      at(100_000, ended),
    ])
    expect(floor.turn).toBeNull()
    expect(floor.spoken).toEqual([
      {
        participant: resident.id,
        stance: 'for',
        subject: 'item/list',
        startedAt: noon,
        endedAt: noon + 90_000,
      },
      {
        participant: neighbour.id,
        stance: 'neutral',
        subject: 'item/list',
        startedAt: noon + 90_000,
        endedAt: noon + 100_000,
      },
    ])
  })

  it('FLOOR-5 only the moderator gives it, and only where somebody waits', () => {
    expect(given(...begun, raised(resident)).when(officer, next)).toEqual({ refused: 'who.moderator' })
    expect(given(...begun).when(chair, next)).toEqual({ refused: 'floor.nobodyWaiting' })
    expect(speaking.when(chair, { type: 'floor.end' })).toEqual({ events: [ended] })
    expect(given(...begun).when(chair, { type: 'floor.end' })).toEqual({ refused: 'floor.nobodySpeaking' })
  })

  it('FLOOR-5 a tap that names the turn it ends does not end another', () => {
    const ends = resident.id as ParticipantId
    const waiting = given(...begun, raised(resident), granted(resident), raised(neighbour))
    expect(waiting.when(chair, { type: 'floor.next', ends })).toEqual({ events: [granted(neighbour)] })
    expect(waiting.when(chair, { type: 'floor.next', ends: '' })).toEqual({ refused: 'floor.movedOn' })
    const moved = given(...begun, raised(resident), granted(resident), raised(neighbour), granted(neighbour))
    for (const type of ['floor.next', 'floor.end'] as const)
      expect(moved.when(chair, { type, ends })).toEqual({ refused: 'floor.movedOn' })
    expect(given(...begun, raised(resident)).when(chair, { type: 'floor.next', ends: '' })).toEqual({
      events: [granted(resident)],
    })
  })

  it('FLOOR-7 runs by the server’s clock, without its pauses', () => {
    const pause = { type: 'floor.pause' } as const
    const resume = { type: 'floor.resume' } as const
    const paused: MeetingEvent = { type: 'floor.paused', v: 1 }
    const resumed: MeetingEvent = { type: 'floor.resumed', v: 1 }
    expect(speaking.when(chair, pause)).toEqual({ events: [paused] })
    expect(speaking.when(chair, resume)).toEqual({ refused: 'floor.notPaused' })
    const still = given(...begun, raised(resident), at(0, granted(resident)), at(30_000, paused))
    expect(still.when(chair, pause)).toEqual({ refused: 'floor.alreadyPaused' })
    expect(still.when(chair, resume)).toEqual({ events: [resumed] })
    expect(elapsedMs(still.state.floor.turn!, noon + 90_000)).toBe(30_000)
    const on = fold([
      ...begun,
      raised(resident),
      at(0, granted(resident)),
      at(30_000, paused),
      at(50_000, resumed),
    ])
    expect(elapsedMs(on.floor.turn!, noon + 90_000)).toBe(70_000)
    expect(fold([...begun, raised(resident), granted(resident), resumed]).floor.turn?.pausedMs).toBe(0)
  })

  it('FLOOR-7 a minute is added', () => {
    const extended: MeetingEvent = { type: 'floor.extended', v: 1, byMs: 60_000 }
    expect(speaking.when(chair, { type: 'floor.extend' })).toEqual({ events: [extended] })
    expect(fold([...begun, raised(resident), granted(resident), extended]).floor.turn?.allottedMs).toBe(
      180_000,
    )
  })

  it('FLOOR-7 what happens to a turn happens to none when nobody speaks', () => {
    const events: MeetingEvent[] = [ended, { type: 'floor.paused', v: 1 }, granted(resident)]
    expect(fold([...begun, ...events]).floor).toEqual(fold(begun).floor)
  })
})

describe('the end of speaking', () => {
  const times = { startsAt: noon, endsAt: noon + 1, reason: '没谈完' }
  const ends: MeetingEvent[] = [
    { type: 'meeting.summarizing', v: 1 },
    { type: 'meeting.adjourned', v: 1, ...times },
    { type: 'meeting.startUndone', v: 1, reason: '点错了' },
  ]

  it.each(ends.map((event) => [event.type, event] as const))(
    'FLOOR-11 after %s nobody speaks or waits',
    (_, event) => {
      const { floor } = fold([...begun, raised(resident), granted(resident), raised(neighbour), event])
      expect([floor.turn, floor.queue, floor.spoken.length]).toEqual([null, [], 1])
    },
  )

  it('MEET-11 a meeting in which somebody spoke was not opened in error', () => {
    const unstart = { type: 'meeting.unstart', reason: '点错了' } as const
    expect(given(...begun, raised(resident), granted(resident)).when(chair, unstart)).toEqual({
      refused: 'meeting.begun',
    })
    expect(given(...begun, raised(resident), granted(resident), ended).when(chair, unstart)).toEqual({
      refused: 'meeting.begun',
    })
  })
})
