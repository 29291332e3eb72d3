import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  assigned,
  by,
  chair,
  deputy,
  fold,
  given,
  neighbour,
  noon,
  resident,
  until,
} from '../../testing/given.ts'
import type { Recorded } from '../decider.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { elapsedMs } from './state.ts'
import { begun, issue, raised, granted, ended, at, removed, merged } from '../../testing/domain/floor.ts'

describe('点错了', () => {
  const undo = { type: 'floor.undo' } as const
  const undone: MeetingEvent = { type: 'floor.undone', v: 1 }
  const opened: MeetingEvent = { type: 'floor.opened', v: 1, issue }
  const lowered: MeetingEvent = { type: 'floor.lowered', v: 1, participant: resident.id }
  const before = [...begun, at(1, raised(resident, 'for')), at(2, raised(neighbour))]
  /** All but what is kept for taking steps back. */
  const floorAfter = (...events: (MeetingEvent | Recorded<MeetingEvent>)[]) => {
    const { steps, ...floor } = fold(events).floor
    return { ...floor, steps: steps.length }
  }

  it('FLOOR-6 a step is taken back within ten seconds', () => {
    const { undoMsMax } = limits
    const meeting = given(...begun, raised(resident), at(0, granted(resident)))
    expect(meeting.when(chair, undo, { now: noon + undoMsMax })).toEqual({ events: [undone] })
    expect(meeting.when(chair, undo, { now: noon + undoMsMax + 1 })).toEqual({ refused: 'floor.tooLate' })
    const nothing = [...until('inProgress')]
    expect(given(...nothing).when(chair, undo)).toEqual({ refused: 'floor.nothingToUndo' })
    expect(given(...begun).when(chair, undo)).toEqual({ refused: 'floor.nothingToUndo' })
    expect(fold([...nothing, undone]).floor).toEqual(fold(nothing).floor)
  })

  it('FLOOR-6 of a minute added, the turn is as long as before', () => {
    const extended: MeetingEvent = { type: 'floor.extended', v: 1, byMs: 60_000 }
    const first = [...before, at(3, granted(resident))]
    expect(floorAfter(...first, at(4, extended), at(5, extended), at(6, undone)).turn?.allottedMs).toBe(
      fold(first).floor.turn!.allottedMs + 60_000,
    )
    const left: MeetingEvent = { type: 'roll.removed', v: 1, participant: resident.id }
    expect(floorAfter(...first, at(4, extended), at(5, left), at(6, undone)).turn).toBeNull()
    expect(fold([...begun, extended]).floor).toEqual(fold(begun).floor)
    const own: MeetingEvent = { type: 'floor.lowered', v: 1, participant: neighbour.id }
    const took = { ...by(neighbour, own), at: noon + 5 }
    expect(floorAfter(...first, at(4, extended), took, at(6, undone)).turn?.allottedMs).toBe(
      fold(first).floor.turn!.allottedMs,
    )
  })

  it('FLOOR-6 of a turn given, the hand is up again where it was', () => {
    expect(floorAfter(...before, at(3, granted(resident)), at(4, undone))).toMatchObject({
      queue: fold(before).floor.queue,
      turn: null,
      lastStance: null,
      spoken: [],
      turns: { 'item/list': { [resident.id]: 0 } },
    })
  })

  it('FLOOR-6 of a turn that cut another off, the other goes on and is not charged for it', () => {
    const first = [...before, at(10, granted(resident))]
    const { turn, queue, spoken, lastStance } = floorAfter(
      ...first,
      at(30_000, granted(neighbour)),
      at(36_000, undone),
    )
    expect(elapsedMs(turn!, noon + 40_000)).toBe(40_000 - 10 - 6000)
    expect(turn).toMatchObject({
      request: { participant: resident.id },
      startedAt: noon + 10,
      pausedAt: null,
    })
    expect(queue.map(({ participant }) => participant)).toEqual([neighbour.id])
    expect([spoken, lastStance]).toEqual([[], null])
  })

  it('FLOOR-6 a clock that stood still stands still', () => {
    const paused = [
      ...before,
      at(0, granted(resident)),
      at(20_000, { type: 'floor.paused', v: 1 }),
    ] satisfies (MeetingEvent | Recorded<MeetingEvent>)[]
    const { turn } = floorAfter(...paused, at(30_000, granted(neighbour)), at(36_000, undone))
    expect(turn).toEqual(fold(paused).floor.turn)
  })

  it('FLOOR-6 of a turn ended, it goes on', () => {
    const { turn, spoken } = floorAfter(
      ...before,
      at(0, granted(resident)),
      at(5000, ended),
      at(8000, undone),
    )
    expect(elapsedMs(turn!, noon + 10_000)).toBe(7000)
    expect(spoken).toEqual([])
  })

  it('FLOOR-6 of another subject, who spoke and who waited about the first is back', () => {
    const spoke = [...before, at(3, granted(resident))]
    const back = floorAfter(...spoke, at(5, opened), at(6, raised(deputy)), at(7, undone))
    expect(back).toMatchObject({ subject: 'item/list', turn: { request: { participant: resident.id } } })
    expect(back.queue.map(({ participant }) => participant)).toEqual([neighbour.id, deputy.id])
  })

  it('FLOOR-6 of a hand taken down by another, it is up again; one’s own hand is one’s own', () => {
    const taken = [...before, by(chair, lowered)]
    expect(floorAfter(...taken, undone).queue).toEqual(fold(before).floor.queue)
    expect(floorAfter(...before, by(resident, lowered))).toMatchObject({ steps: 1 })
    const spoke = [
      ...before,
      at(3, granted(resident)),
      at(4, raised(deputy)),
      by(chair, { ...lowered, participant: deputy.id }),
    ]
    expect(floorAfter(...spoke, undone).queue.map(({ participant }) => participant)).toEqual([
      neighbour.id,
      deputy.id,
    ])
  })

  it('FLOOR-6 nobody comes back who has lowered their hand since', () => {
    const { queue } = floorAfter(...before, at(3, opened), by(resident, lowered), at(4, undone))
    expect(queue.map(({ participant }) => participant)).toEqual([neighbour.id])
  })

  it('FLOOR-6 nor for a hand taken down before', () => {
    const taken = [...before, by(chair, lowered)]
    const steps = (...since: Recorded<MeetingEvent>[]) => floorAfter(...taken, ...since).steps
    expect(steps(by(neighbour, { ...lowered, participant: neighbour.id }))).toBe(2)
    expect(steps(at(3, raised(resident)), by(resident, lowered))).toBe(1)
  })

  it('FLOOR-6 several steps one after the other, five at most, and none twice', () => {
    const three = [...before, at(3, granted(resident)), at(4, granted(neighbour)), at(5, ended)]
    const { subject, queue, turn, spoken, lastStance } = fold(before).floor
    expect(floorAfter(...three, undone, undone, undone)).toMatchObject({
      ...{ subject, queue, turn, spoken, lastStance },
    })
    const many = (count: number) => Array.from({ length: count }, (_, index) => at(index, opened))
    expect(
      [limits.undoStepsMax, limits.undoStepsMax + 1].map(
        (count) => floorAfter(...before, ...many(count)).steps,
      ),
    ).toEqual([limits.undoStepsMax, limits.undoStepsMax])
    expect(floorAfter(...before, at(0, opened), at(limits.undoMsMax + 1, opened)).steps).toBe(1)
  })

  it('FLOOR-6 not behind what was decided since', () => {
    const last = [...before, at(3, granted(resident))]
    for (const since of [removed, merged, assigned(deputy, 'moderator')])
      expect(given(...last, since).when(deputy, undo)).toHaveProperty('refused')
    for (const since of [removed, merged, assigned(deputy, 'moderator')])
      expect(fold([...last, since]).floor.steps).toEqual([])
  })
})
