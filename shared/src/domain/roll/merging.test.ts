import { describe, expect, it } from 'vitest'
import {
  chair,
  confirmed,
  given,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  stranger,
} from '../../testing/given.ts'
import { checkingIn, confirm, listed, merged, removed } from '../../testing/roll-scene.ts'
import { arrived, present } from './counts.ts'
import { idsOf } from './state.ts'

describe('two phones of one person', () => {
  const merge = { type: 'roll.merge', from: neighbour.id, into: resident.id } as const

  it('ROLL-9 an officer merges two lines', () => {
    const both = given(...checkingIn, joined(resident), joined(neighbour))
    expect(both.when(officer, merge)).toEqual({ events: [merged(neighbour, resident)] })
    expect(both.when(chair, merge)).toEqual({ refused: 'who.officer' })
    expect(both.when(officer, { ...merge, into: neighbour.id })).toEqual({ refused: 'roll.alreadyMerged' })
    expect(both.when(officer, { ...merge, into: stranger.id })).toEqual({ refused: 'roll.unknownPerson' })
    expect(
      given(...checkingIn, joined(resident), joined(neighbour), removed(neighbour)).when(officer, merge),
    ).toEqual({
      refused: 'roll.alreadyRemoved',
    })
    expect(
      given(...checkingIn, joined(resident), joined(neighbour), merged(neighbour, resident)).when(
        officer,
        merge,
      ),
    ).toEqual({ refused: 'roll.alreadyMerged' })
  })

  it('ROLL-9 the one line has what either had', () => {
    const { roll } = given(
      ...checkingIn,
      listed(resident.id),
      joined(neighbour, 'beiyuan'),
      confirmed(neighbour),
      merged(neighbour, resident),
    ).state
    expect(roll.lines[resident.id]).toMatchObject({
      listed: true,
      capacity: 'resident',
      grid: 'beiyuan',
      joined: { at: noon },
      confirmed: { at: noon },
    })
    expect([arrived(roll), present(roll)]).toEqual([1, 1])
  })

  it('ROLL-9 a line that was confirmed itself keeps its capacity', () => {
    const kept = given(
      ...checkingIn,
      joined(resident, 'beiyuan'),
      confirmed(resident),
      joined(neighbour),
      confirmed(neighbour, 'observer'),
      merged(neighbour, resident),
    ).state.roll.lines[resident.id]
    expect(kept).toMatchObject({ capacity: 'resident', grid: 'beiyuan' })
  })

  it('ROLL-9 a third phone follows to the last line', () => {
    const { roll } = given(
      ...checkingIn,
      joined(resident),
      joined(neighbour),
      joined(stranger),
      merged(stranger, neighbour),
      merged(neighbour, resident),
    ).state
    expect(idsOf(roll, stranger.id)).toEqual([resident.id, neighbour.id, stranger.id])
    expect(arrived(roll)).toBe(1)
  })

  it('ROLL-9 a second confirmation of the same person is refused, by whichever phone they are named', () => {
    const meeting = given(...checkingIn, joined(resident), joined(neighbour), merged(neighbour, resident))
    expect(meeting.when(officer, confirm(neighbour))).toEqual({ events: [confirmed(resident)] })
    expect(
      given(
        ...checkingIn,
        joined(resident),
        joined(neighbour),
        merged(neighbour, resident),
        confirmed(resident),
      ).when(officer, confirm(neighbour)),
    ).toEqual({ refused: 'roll.alreadyConfirmed' })
  })

  it('ROLL-9 a fold of lines nobody has heard of makes blank ones', () => {
    expect(given(merged(neighbour, resident)).state.roll.lines[neighbour.id]).toMatchObject({
      mergedInto: resident.id,
    })
    expect(given(joined(neighbour)).state.roll.lines[neighbour.id]?.grid).toBe('')
  })
})
