import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assigned,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  gridWorker,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  stranger,
  until,
  type Known,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { speakingOrder } from './order.ts'
import type { Stance } from './schema.ts'
import { initialFloor, turnsOf, type Request } from './state.ts'
import { begun, raise, raised, granted, ended, removed, merged, waiting } from '../../testing/domain/floor.ts'

describe('举手', () => {
  it('FLOOR-1 whoever is in raises a hand, with a stance', () => {
    expect(given(...begun).when(resident, raise(resident, 'for'))).toEqual({
      events: [raised(resident, 'for')],
    })
    expect(given(...begun).when(stranger, raise(stranger))).toEqual({ refused: 'who.joined' })
    expect(given(...until('summarizing'), joined(resident)).when(resident, raise(resident))).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('FLOOR-1 one hand at a time, and it may be lowered', () => {
    const up = given(...begun, raised(resident))
    const lower = { type: 'floor.lower', participant: resident.id } as const
    expect(up.when(resident, raise(resident))).toEqual({ refused: 'floor.alreadyWaiting' })
    expect(up.when(resident, lower)).toEqual({
      events: [{ type: 'floor.lowered', v: 1, participant: resident.id }],
    })
    expect(given(...begun).when(resident, lower)).toEqual({ refused: 'floor.notWaiting' })
    expect(given(...begun, raised(resident), granted(resident)).when(resident, raise(resident))).toEqual({
      refused: 'floor.speaking',
    })
    expect(
      waiting([...begun, raised(resident), { type: 'floor.lowered', v: 1, participant: resident.id }]),
    ).toEqual([])
  })

  it('FLOOR-1 a grid worker raises it for somebody without a phone, a resident does not', () => {
    const meeting = given(...begun, confirmed(stranger, 'observer'))
    expect(meeting.when(gridWorker, raise(stranger))).toEqual({ events: [raised(stranger)] })
    expect(meeting.when(resident, raise(stranger))).toEqual({ refused: 'who.host' })
    expect(given(...begun).when(gridWorker, raise(stranger))).toEqual({ refused: 'floor.notHere' })
    expect(given(...begun, removed).when(gridWorker, raise(resident))).toEqual({ refused: 'floor.notHere' })
    const listed: MeetingEvent = {
      type: 'roll.listed',
      v: 1,
      lines: [{ participant: stranger.id, capacity: 'resident', grid: '' }],
    }
    expect(given(...begun, listed).when(gridWorker, raise(stranger))).toEqual({ refused: 'floor.notHere' })
  })

  it('FLOOR-2 the moderator raises no hand', () => {
    const meeting = given(...begun, joined(chair))
    expect(meeting.when(chair, raise(chair))).toEqual({ refused: 'floor.moderatorNeutral' })
    expect(meeting.when(officer, raise(chair))).toEqual({ refused: 'floor.moderatorNeutral' })
  })

  it('FLOOR-2 who takes the chair is off the list, and does not go on speaking', () => {
    expect(waiting([...begun, raised(deputy), raised(resident), assigned(deputy, 'moderator')])).toEqual([
      resident.id,
    ])
    expect(waiting([...begun, raised(deputy), assigned(deputy, 'recorder')])).toEqual([deputy.id])
    const { floor } = fold([...begun, raised(deputy), granted(deputy), assigned(deputy, 'moderator')])
    expect([floor.turn, floor.spoken.map(({ participant }) => participant)]).toEqual([null, [deputy.id]])
  })
})

describe('the order', () => {
  const spoke = (person: Known, stance: Stance): MeetingEvent[] => [
    raised(person, stance),
    granted(person),
    ended,
  ]
  const order = (...events: MeetingEvent[]) =>
    speakingOrder(fold([...begun, ...events]).floor).map(({ participant }) => participant)

  it('FLOOR-3 the earliest hand first', () => {
    expect(order(raised(resident), raised(neighbour), raised(deputy))).toEqual([
      resident.id,
      neighbour.id,
      deputy.id,
    ])
    expect(order()).toEqual([])
  })

  it('FLOOR-3 who has not spoken before who has', () => {
    expect(order(...spoke(resident, 'neutral'), raised(resident), raised(neighbour))).toEqual([
      neighbour.id,
      resident.id,
    ])
  })

  it('FLOOR-3 the other side answers, whoever raised first', () => {
    const two = [raised(deputy, 'for'), raised(neighbour, 'against')]
    expect(order(...spoke(resident, 'for'), ...two)).toEqual([neighbour.id, deputy.id])
    expect(order(...spoke(resident, 'against'), ...two)).toEqual([deputy.id, neighbour.id])
    expect(order(...spoke(resident, 'neutral'), ...two)).toEqual([deputy.id, neighbour.id])
  })

  it('FLOOR-3 but nobody who has spoken more comes before who has spoken less', () => {
    const request = fc.record({
      participant: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      stance: fc.constantFrom<Stance>('for', 'against', 'neutral'),
      elder: fc.constant(false),
      at: fc.constant(noon),
    })
    const queues = fc.uniqueArray(request, { selector: ({ participant }: Request) => participant })
    const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(3))
    const last = fc.constantFrom<(Stance | null)[]>('for', 'against', 'neutral', null)
    fc.assert(
      fc.property(queues, counts, last, (queue, turns, lastStance) => {
        const part = { ...initialFloor, subject: 's', queue, turns: { s: turns }, lastStance }
        const order = speakingOrder(part)
        expect([...order].sort((one, other) => (one.participant < other.participant ? -1 : 1))).toEqual(
          [...queue].sort((one, other) => (one.participant < other.participant ? -1 : 1)),
        )
        const had = order.map(({ participant }) => turnsOf(part, participant))
        expect(had).toEqual([...had].sort((one, other) => one - other))
      }),
    )
  })
})

describe('people who leave, and phones that are one person', () => {
  it('FLOOR-10 who is asked to leave neither waits nor speaks', () => {
    expect(waiting([...begun, raised(resident), raised(neighbour), removed])).toEqual([neighbour.id])
    const { floor } = fold([...begun, raised(resident), granted(resident), removed])
    expect([floor.turn, floor.spoken.length]).toEqual([null, 1])
  })

  it('FLOOR-10 two phones are one hand and one count of turns', () => {
    expect(waiting([...begun, raised(neighbour), raised(resident), raised(deputy), merged])).toEqual([
      resident.id,
      deputy.id,
    ])
    const { floor } = fold([
      ...begun,
      raised(resident),
      granted(resident),
      ended,
      raised(neighbour),
      granted(neighbour),
      merged,
    ])
    expect([floor.turn?.request.participant, turnsOf(floor, resident.id)]).toEqual([resident.id, 2])
    const only = fold([...begun, raised(neighbour), granted(neighbour), merged]).floor
    expect(turnsOf(only, resident.id)).toBe(1)
    expect(given(...begun, raised(neighbour), merged).when(neighbour, raise(neighbour))).toEqual({
      refused: 'floor.alreadyWaiting',
    })
  })

  it('FLOOR-10 a merge leaves other speakers as they are', () => {
    const { floor } = fold([...begun, raised(deputy), granted(deputy), merged])
    expect([floor.turn?.request.participant, turnsOf(floor, deputy.id)]).toEqual([deputy.id, 1])
  })
})
