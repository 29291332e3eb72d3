import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IssueId, PointId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import {
  assigned,
  by,
  chair,
  confirmed,
  deputy,
  draftedTeaTalk,
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
import type { Recorded } from '../decider.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { speakingOrder } from './order.ts'
import type { Stance } from './schema.ts'
import { elapsedMs, initialFloor, turnsOf, type Request } from './state.ts'

const list: MeetingEvent = { type: 'meeting.itemEntered', v: 1, item: 'list' }
const begun = [...until('inProgress'), list, joined(resident), joined(neighbour), joined(deputy)]
const issue = 'issue' as IssueId

const raise = (person: Known, stance: Stance = 'neutral', elder = false) =>
  ({ type: 'floor.raise', participant: person.id, stance, elder }) as const
const raised = (person: Known, stance: Stance = 'neutral', elder = false): MeetingEvent => ({
  type: 'floor.raised',
  v: 1,
  participant: person.id,
  stance,
  elder,
})
const granted = (person: Known): MeetingEvent => ({
  type: 'floor.granted',
  v: 1,
  participant: person.id,
  allottedMs: 120_000,
})
const ended: MeetingEvent = { type: 'floor.ended', v: 1 }
const at = (ms: number, event: MeetingEvent): Recorded<MeetingEvent> => ({
  ...event,
  seq: 0,
  at: noon + ms,
  by: chair.id,
})
const removed: MeetingEvent = { type: 'roll.removed', v: 1, participant: resident.id }
const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
const waiting = (events: readonly (MeetingEvent | Recorded<MeetingEvent>)[]) =>
  fold(events).floor.queue.map(({ participant }) => participant)

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

describe('the subject', () => {
  const opened: MeetingEvent = { type: 'floor.opened', v: 1, issue }

  it('FLOOR-8 is an issue or the agenda item, and another is another list of speakers', () => {
    expect(given(...begun).when(chair, { type: 'floor.open', issue })).toEqual({ events: [opened] })
    const { floor } = fold([...begun, raised(resident), granted(resident), raised(neighbour), opened])
    expect(floor).toMatchObject({ subject: 'issue/issue', queue: [], turn: null, lastStance: null })
    expect(turnsOf(floor, resident.id)).toBe(0)
    const back: MeetingEvent = { type: 'floor.opened', v: 1, issue: '' }
    expect(given(...begun, opened).when(chair, { type: 'floor.open', issue: '' })).toEqual({ events: [back] })
    const again = fold([...begun, raised(resident), granted(resident), opened, back]).floor
    expect([again.subject, turnsOf(again, resident.id)]).toEqual(['item/list', 1])
  })

  it('FLOOR-8 is not what is up already, nor what is off the list', () => {
    expect(given(...begun, opened).when(chair, { type: 'floor.open', issue })).toEqual({
      refused: 'meeting.alreadyThere',
    })
    expect(given(...begun).when(chair, { type: 'floor.open', issue: '' })).toEqual({
      refused: 'meeting.alreadyThere',
    })
    expect(
      given(...begun, { type: 'issue.withdrawn', v: 1, issue }).when(chair, { type: 'floor.open', issue }),
    ).toEqual({ refused: 'issue.notOnBoard' })
  })
})

describe('程序问题', () => {
  const point = 'point' as PointId
  const pointRaised = (id: string): MeetingEvent => ({
    type: 'floor.pointRaised',
    v: 1,
    point: id,
    text: '超时了',
  })
  const mine = (id: string) => ({ ...at(0, pointRaised(id)), by: resident.id })
  const ask = { type: 'floor.raisePoint', point, text: '超时了' } as const
  const rule = { type: 'floor.rule', point, ruling: '请说最后一句' } as const
  const ruled = (id: string): MeetingEvent => ({
    type: 'floor.ruled',
    v: 1,
    point: id,
    ruling: '请说最后一句',
  })

  it('FLOOR-9 is raised by anybody in the meeting, three open at most', () => {
    expect(given(...begun).when(resident, ask)).toEqual({ events: [pointRaised('point')] })
    expect(given(...begun, mine('point')).when(resident, ask)).toEqual({ refused: 'floor.repeatedPoint' })
    const three = ['a', 'b', 'c'].map(mine)
    expect(three).toHaveLength(limits.pointsOpenPerPersonMax)
    expect(given(...begun, ...three.slice(1)).when(resident, ask)).toHaveProperty('events')
    expect(given(...begun, ...three).when(resident, ask)).toEqual({ refused: 'floor.tooManyPoints' })
    expect(given(...begun, ...three).when(neighbour, ask)).toHaveProperty('events')
    expect(given(...begun, ...three, ruled('a')).when(resident, ask)).toHaveProperty('events')
  })

  it('FLOOR-9 is ruled on once, by the moderator', () => {
    expect(given(...begun, mine('point')).when(chair, rule)).toEqual({ events: [ruled('point')] })
    expect(given(...begun).when(chair, rule)).toEqual({ refused: 'floor.unknownPoint' })
    expect(given(...begun, mine('point'), ruled('point')).when(chair, rule)).toEqual({
      refused: 'floor.pointSettled',
    })
    expect(fold([...begun, mine('point'), ruled('point')]).floor.points['point']).toEqual({
      by: resident.id,
      text: '超时了',
      at: noon,
      ruling: '请说最后一句',
    })
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
