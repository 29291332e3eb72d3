import { describe, expect, it } from 'vitest'
import {
  confirmed,
  draftedTeaTalk,
  given,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import { checkingIn, line, listed } from '../../testing/roll-scene.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import { expected, quorum } from './counts.ts'

describe('who is expected and has not come', () => {
  const { awaited } = meetingStream
  const excused: MeetingEvent = { type: 'roll.excused', v: 1, participant: neighbour.id }

  it('ROLL-22 is who is on the list alone', () => {
    const list = listed(resident.id, neighbour.id, 'a')
    expect(awaited!(given(...checkingIn, joined(stranger)).state)).toEqual([])
    expect(awaited!(given(...checkingIn, list).state)).toEqual([resident.id, neighbour.id, 'a'])
    const { state } = given(...checkingIn, list, joined(resident), excused)
    expect(awaited!(state)).toEqual(['a'])
    expect(awaited!(given(...checkingIn, list, confirmed(resident), excused).state)).toEqual(['a'])
  })

  it('ROLL-22 is nobody who came on an earlier evening', () => {
    const { state } = given(
      ...checkingIn,
      ...[listed(resident.id, neighbour.id, 'a'), confirmed(resident), excused],
      { type: 'meeting.adjourned', v: 1, startsAt: noon, endsAt: noon, reason: '' },
    )
    expect(state.roll.lines[resident.id]!.confirmed).toBeNull()
    expect(awaited!(state)).toEqual(['a'])
  })
})

describe('应到', () => {
  it('ROLL-1 an officer types it', () => {
    expect(given(...until('draft')).when(officer, { type: 'roll.setExpected', expected: 54 })).toEqual({
      events: [{ type: 'roll.expectedSet', v: 1, expected: 54 }],
    })
    const { state } = given(...checkingIn, listed('a', 'b'), {
      type: 'roll.expectedSet',
      v: 1,
      expected: 54,
    })
    expect(expected(state)).toBe(54)
  })

  it('ROLL-1 no fewer are expected than are here and may vote', () => {
    const here = given(...checkingIn, joined(resident), confirmed(resident), joined(neighbour), {
      ...{ type: 'roll.confirmed', v: 1, participant: neighbour.id, capacity: 'observer', how: 'seen' },
    })
    const expects = (expected: number) => here.when(officer, { type: 'roll.setExpected', expected })
    expect(expects(0)).toEqual({ refused: 'roll.moreHere' })
    expect(expects(1)).toHaveProperty('events')
  })

  it('ROLL-1 else it is counted from the lines that may vote', () => {
    const observer: MeetingEvent = {
      type: 'roll.listed',
      v: 1,
      lines: [{ participant: 'c', capacity: 'observer', grid: '' }],
    }
    expect(expected(given(...checkingIn, listed('a', 'b'), observer, joined(resident)).state)).toBe(2)
    expect(expected(given(...checkingIn, joined(resident)).state)).toBeNull()
  })

  it('ROLL-1 an imported roll gives each line its name by the directory', () => {
    const lines = [line('a', '梁伯'), line('b', '李叔', 'beiyuan')]
    expect(given(...until('draft')).when(officer, { type: 'roll.list', lines })).toEqual({
      events: [
        {
          type: 'roll.listed',
          v: 1,
          lines: [
            { participant: 'a', capacity: 'residentRepresentative', grid: '' },
            { participant: 'b', capacity: 'residentRepresentative', grid: 'beiyuan' },
          ],
        },
      ],
      names: [
        { participant: 'a', name: '梁伯', grid: '' },
        { participant: 'b', name: '李叔', grid: 'beiyuan' },
      ],
    })
  })

  it('ROLL-1 no line is imported twice', () => {
    const twice = given(...until('draft'), listed('a'))
    expect(twice.when(officer, { type: 'roll.list', lines: [line('a', '梁伯')] })).toEqual({
      refused: 'roll.lineTaken',
    })
    expect(twice.when(officer, { type: 'roll.list', lines: [line('b', '梁伯'), line('b', '李叔')] })).toEqual(
      {
        refused: 'roll.lineTaken',
      },
    )
  })
})

describe('quorum', () => {
  const many = (count: number): MeetingEvent[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'roll.confirmed',
      v: 1,
      participant: `p${index}`,
      capacity: 'resident',
      how: 'seen',
    }))
  const expecting = (count: number): MeetingEvent => ({ type: 'roll.expectedSet', v: 1, expected: count })

  it('ROLL-16 more than half of 54 is 28', () => {
    expect(quorum(given(...checkingIn, expecting(54), ...many(27)).state)).toEqual({
      needed: 28,
      met: false,
      area: null,
    })
    expect(quorum(given(...checkingIn, expecting(54), ...many(28)).state)).toEqual({
      needed: 28,
      met: true,
      area: null,
    })
  })

  it('ROLL-16 there is none where nobody said how many, or the kind asks for none', () => {
    expect(quorum(given(...checkingIn, ...many(28)).state)).toBeNull()
    expect(quorum(given(draftedTeaTalk, expecting(54)).state)).toBeNull()
  })
})
