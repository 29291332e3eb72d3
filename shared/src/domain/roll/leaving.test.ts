import { describe, expect, it } from 'vitest'
import { chair, given, joined, neighbour, officer, resident, stranger } from '../../testing/given.ts'
import { checkingIn, join, merged, of, removed } from '../../testing/roll-scene.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { arrived } from './counts.ts'

describe('asked to leave', () => {
  const remove = { type: 'roll.remove', ...of(resident), reason: '一直打断别人' } as const

  it('ROLL-8 the reason is an event of its own, for staff and the person', () => {
    expect(given(...checkingIn, joined(resident)).when(chair, remove)).toEqual({
      events: [
        removed(resident),
        { type: 'roll.removalExplained', v: 1, participant: resident.id, reason: '一直打断别人' },
      ],
    })
  })

  it('ROLL-8 who was removed may do nothing, on no phone of theirs, until readmitted', () => {
    const out = given(
      ...checkingIn,
      joined(resident),
      joined(neighbour),
      merged(neighbour, resident),
      removed(resident),
    )
    expect(out.when(resident, join())).toEqual({ refused: 'roll.removed' })
    expect(out.when(neighbour, join())).toEqual({ refused: 'roll.removed' })
    expect(out.when(chair, remove)).toEqual({ refused: 'roll.alreadyRemoved' })
    expect(arrived(out.state.roll)).toBe(0)
    const readmitted = { type: 'roll.readmitted', v: 1, participant: resident.id } as const
    expect(out.when(chair, { type: 'roll.readmit', ...of(neighbour) })).toEqual({ events: [readmitted] })
    const explained: MeetingEvent = {
      type: 'roll.removalExplained',
      v: 1,
      participant: resident.id,
      reason: '吵',
    }
    const back = given(...checkingIn, joined(resident), removed(resident), explained, readmitted)
    expect(back.state.roll.lines[resident.id]).toMatchObject({ removed: false, removalReason: '' })
    expect(back.when(chair, { type: 'roll.readmit', ...of(resident) })).toEqual({
      refused: 'roll.notRemoved',
    })
  })

  it('ROLL-8 who has a duty is relieved first', () => {
    const meeting = given(...checkingIn, joined(chair))
    expect(meeting.when(officer, { ...remove, ...of(chair) })).toEqual({ refused: 'roll.hasDuty' })
    expect(meeting.when(officer, { ...remove, ...of(stranger) })).toEqual({ refused: 'roll.unknownPerson' })
  })
})
