import { describe, expect, it } from 'vitest'
import { draftedTeaTalk, given, joined, officer, resident, until } from '../../testing/given.ts'
import { checkingIn, line, listed } from '../../testing/roll-scene.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { expected, quorum } from './counts.ts'

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
