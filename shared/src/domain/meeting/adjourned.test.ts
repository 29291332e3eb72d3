import { describe, expect, it } from 'vitest'
import {
  by,
  chair,
  confirmed,
  dayMs,
  fold,
  given,
  joined,
  neighbour,
  noon,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import { minuteMs } from '../../testing/domain/meeting.ts'
import type { Recorded } from '../decider.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { minutesOf } from '../minutes/minutes.ts'
import { came } from '../roll/counts.ts'

const evening = noon + dayMs
const at = (time: number, ...events: readonly MeetingEvent[]): Recorded<MeetingEvent>[] =>
  events.map((event) => ({ ...by(chair, event), at: time }))

const put: MeetingEvent = {
  ...{ type: 'motion.put', v: 1, motion: 'm', mover: resident.id, text: '清排水口', options: [] },
  ...{ who: '街道办', what: '清', when: '', cost: '' },
}
const entered = (item: string): MeetingEvent => ({ type: 'meeting.itemEntered', v: 1, item })
const raised: MeetingEvent = {
  type: 'floor.raised',
  v: 1,
  participant: resident.id,
  stance: 'for',
  elder: false,
}
const granted: MeetingEvent = { type: 'floor.granted', v: 1, participant: resident.id, allottedMs: 1 }
const adjourned: MeetingEvent = {
  ...{ type: 'meeting.adjourned', v: 1, startsAt: evening, endsAt: evening + 90 * minuteMs, reason: '停电' },
}
const first = [
  ...until('inProgress'),
  joined(resident),
  confirmed(resident),
  confirmed(neighbour, 'observer'),
  entered('arrive'),
  entered('list'),
]
const halted = [...first, ...at(noon + 30 * minuteMs, adjourned)]
const again = [...halted, ...at(evening, { type: 'meeting.checkInOpened', v: 1 })]
const start = { type: 'meeting.start' } as const

describe('the evening after an adjournment', () => {
  it('MEET-12 begins with the item that was interrupted, which is left by that evening alone', () => {
    const resumed: MeetingEvent = { type: 'meeting.started', v: 1, item: 'list' }
    expect(given(...again).when(chair, start)).toEqual({ events: [resumed] })
    const { meeting, floor } = fold([...again, ...at(evening, resumed)])
    expect(meeting).toMatchObject({ phase: 'inProgress', item: 'list', startedAt: evening })
    expect(meeting.entered).toEqual([
      { item: 'arrive', at: noon },
      { item: 'list', at: noon, until: noon + 30 * minuteMs },
      { item: 'list', at: evening },
    ])
    expect(floor).toMatchObject({ subject: 'item/list', item: 'list' })
    const twice = fold([...halted, ...at(evening, adjourned)]).meeting
    expect(twice.entered).toEqual(fold(halted).meeting.entered)
  })

  it('MEET-12 begins anew where the item is no longer on the agenda', () => {
    const other: MeetingEvent = {
      ...{ type: 'meeting.agendaSet', v: 1 },
      agenda: [{ id: 'vote', title: '表决', kind: 'vote', minutes: 10 }],
    }
    const begun = { events: [{ type: 'meeting.started', v: 1 }] }
    expect(given(...again, other).when(chair, start)).toEqual(begun)
    const putOff = [...until('checkingIn'), ...at(noon, adjourned, { type: 'meeting.checkInOpened', v: 1 })]
    expect(given(...putOff).when(chair, start)).toEqual(begun)
  })

  it('MOTION-3 has the motion that was not decided before it, to be debated, voted on or taken off', () => {
    const before = [...first, put, ...at(noon + 30 * minuteMs, adjourned)]
    const later = [...before, ...at(evening, { type: 'meeting.checkInOpened', v: 1 })]
    const resumed: MeetingEvent = { type: 'meeting.started', v: 1, item: 'list', motion: 'm' }
    expect(given(...later).when(chair, start)).toEqual({ events: [resumed] })
    const on = given(...later, ...at(evening, resumed))
    expect(on.state.floor).toMatchObject({ subject: 'motion/m', item: 'list' })
    expect(on.when(chair, { type: 'meeting.enterItem', item: 'arrive' })).toEqual({
      refused: 'motion.active',
    })
    const decided = fold([
      ...[...later, ...at(evening, resumed)],
      ...at(evening, { type: 'motion.withdrawn', v: 1, motion: 'm', reason: '换一件' }),
    ])
    expect(decided.floor.subject).toBe('item/list')
    const teaTalk = fold([...later, ...at(evening, { type: 'meeting.started', v: 1, motion: 'm' })])
    expect(teaTalk.floor).toMatchObject({ subject: 'motion/m', item: '' })
  })

  it('MEET-18 the start of it is taken back, and what was said and put before is nothing built on it', () => {
    const spoken = [...first, raised, granted, put, ...at(noon + 30 * minuteMs, adjourned)]
    const before = [...spoken, ...at(evening, { type: 'meeting.checkInOpened', v: 1 })]
    const started = [...before, ...at(evening, { type: 'meeting.started', v: 1, item: 'list', motion: 'm' })]
    const undo = { type: 'meeting.undo' } as const
    const undone: MeetingEvent = { type: 'meeting.undone', v: 1, step: 'start' }
    const soon = { now: evening + 1 }
    expect(given(...started).when(chair, undo, soon)).toEqual({ events: [undone] })
    const back = fold([...started, ...at(evening, undone)])
    expect(back.meeting).toEqual({ ...fold(before).meeting, step: null })
    expect(back.floor).toEqual(fold(before).floor)
    const since = [
      ...started,
      ...at(evening + 1, joined(resident), raised, granted, { type: 'floor.ended', v: 1 }),
    ]
    expect(given(...since).when(chair, undo, soon)).toEqual({ refused: 'meeting.builtOn' })
    const inError = fold([
      ...started,
      ...at(evening, { type: 'meeting.startUndone', v: 1, reason: '点错了' }),
    ])
    expect(inError.meeting.entered).toEqual(fold(before).meeting.entered)
  })

  it('MEET-12 is told of in the minutes beside the ones before, with who came to each', () => {
    const second = [
      ...again,
      ...at(evening, { type: 'meeting.started', v: 1, item: 'list' }, joined(stranger), confirmed(stranger)),
      ...at(evening, { type: 'roll.excused', v: 1, participant: resident.id }),
    ]
    const minutes = minutesOf(fold(second))
    expect(minutes.startedAt).toBe(evening)
    expect(minutes.attendance.present).toBe(1)
    expect(minutes.sittings).toEqual([
      { startedAt: noon, endedAt: noon + 30 * minuteMs, present: 1, observers: 1 },
    ])
    expect(came(fold(second))).toEqual({
      ...{ present: [resident.id, stranger.id], observers: [neighbour.id], excused: [] },
    })
    const oneOfTwo: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
    expect(minutesOf(fold([...second, oneOfTwo])).sittings).toMatchObject([{ present: 1, observers: 0 }])
    const putOff = [...until('checkingIn'), confirmed(resident), ...at(noon, adjourned)]
    expect(minutesOf(fold(putOff)).sittings).toEqual([])
  })
})
