import { describe, expect, it } from 'vitest'
import type { ParticipantId } from '../../lib/ids.ts'
import {
  by,
  chair,
  confirmed,
  deputy,
  given,
  gridWorker,
  head,
  joined,
  neighbour,
  noon,
  officer,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import { checkingIn, confirm, line, listed, merged, of, removed } from '../../testing/roll-scene.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { arrived, came, excused, isEntitled, observers, present } from './counts.ts'
import { idsOf } from './state.ts'

describe('签到确认', () => {
  it('ROLL-4 an officer or a grid worker confirms, the moderator does not', () => {
    const meeting = given(...checkingIn, joined(resident))
    const event = { events: [confirmed(resident)] }
    expect(meeting.when(gridWorker, confirm(resident))).toEqual(event)
    expect(meeting.when(head, confirm(resident))).toEqual(event)
    expect(meeting.when(chair, confirm(resident))).toEqual({ refused: 'who.door' })
    expect(given(...until('agendaFixed')).when(officer, confirm(resident))).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('ROLL-4 entitled is who was confirmed in a capacity that votes', () => {
    const { roll } = given(
      ...checkingIn,
      by(gridWorker, confirmed(resident)),
      confirmed(neighbour, 'observer'),
    ).state
    expect(roll.lines[resident.id]).toMatchObject({
      capacity: 'resident',
      confirmed: { at: noon, by: gridWorker.id, how: 'seen' },
    })
    expect(isEntitled(roll.lines[resident.id])).toBe(true)
    expect(isEntitled(roll.lines[neighbour.id])).toBe(false)
    expect(
      isEntitled(given(...checkingIn, confirmed(resident), removed(resident)).state.roll.lines[resident.id]),
    ).toBe(false)
  })

  it('ROLL-4 nobody is confirmed twice, nor somebody unknown, nor somebody asked to leave', () => {
    const meeting = given(
      ...checkingIn,
      joined(resident),
      confirmed(resident),
      joined(neighbour),
      removed(neighbour),
    )
    expect(meeting.when(officer, confirm(resident))).toEqual({ refused: 'roll.alreadyConfirmed' })
    expect(meeting.when(officer, confirm(stranger))).toEqual({ refused: 'roll.unknownPerson' })
    expect(meeting.when(officer, confirm(neighbour))).toEqual({ refused: 'roll.alreadyRemoved' })
  })

  it('ROLL-18 a phone is taken as the line of the roll that it belongs to', () => {
    const asLine = { ...confirm(neighbour), line: resident.id } as const
    const meeting = given(...checkingIn, listed(resident.id), joined(neighbour))
    const events = [merged(neighbour, resident), confirmed(resident)]
    expect(meeting.when(gridWorker, asLine)).toEqual({ events })
    expect(meeting.when(chair, asLine)).toEqual({ refused: 'who.door' })
    const { roll } = given(...checkingIn, listed(resident.id), joined(neighbour), ...events).state
    expect([arrived(roll), present(roll)]).toEqual([1, 1])
    expect(idsOf(roll, resident.id)).toEqual([resident.id, neighbour.id])
  })

  it('ROLL-18 not as somebody who is here, asked to leave, or was never expected, nor from one line to another', () => {
    const asLine = { ...confirm(neighbour), line: resident.id } as const
    const refused = { refused: 'roll.notAwaited' }
    const expected = [...checkingIn, listed(resident.id), joined(neighbour)]
    expect(given(...expected, joined(resident)).when(officer, asLine)).toEqual(refused)
    expect(given(...expected, confirmed(resident)).when(officer, asLine)).toEqual(refused)
    expect(given(...expected, removed(resident)).when(officer, asLine)).toEqual(refused)
    expect(given(...checkingIn, joined(neighbour)).when(officer, asLine)).toEqual(refused)
    expect(
      given(...checkingIn, confirmed(stranger), joined(neighbour)).when(officer, {
        ...asLine,
        line: stranger.id,
      }),
    ).toEqual(refused)
    expect(given(...expected, listed(neighbour.id)).when(officer, asLine)).toEqual(refused)
    expect(given(...expected, joined(stranger), merged(resident, stranger)).when(officer, asLine)).toEqual(
      refused,
    )
    const opened: MeetingEvent = {
      ...{ type: 'ballot.opened', v: 1, ballot: 'b', motion: 'm', method: 'hands' },
      ...{ entitled: [stranger.id], expected: null, endDebate: '' },
    }
    expect(given(...expected, ...until('inProgress').slice(-1), opened).when(officer, asLine)).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('ROLL-5 observers are counted apart', () => {
    const { roll } = given(...checkingIn, confirmed(resident), confirmed(neighbour, 'observer')).state
    expect([present(roll), observers(roll), arrived(roll)]).toEqual([1, 1, 2])
  })

  it('ROLL-5 who came stands on paper once, by whether they vote', () => {
    const { state } = given(
      ...checkingIn,
      confirmed(resident),
      confirmed(neighbour, 'observer'),
      joined(stranger),
      confirmed(stranger),
      { type: 'roll.merged', v: 1, from: stranger.id, into: resident.id },
      confirmed(deputy),
      { type: 'roll.removed', v: 1, participant: deputy.id },
      { type: 'roll.excused', v: 1, participant: chair.id },
    )
    expect(came(state)).toEqual({ present: [resident.id], observers: [neighbour.id], excused: [chair.id] })
  })

  it('ROLL-6 a wrong confirmation is taken back with a reason', () => {
    const wrong = { type: 'roll.unconfirm', ...of(resident), reason: '认错人' } as const
    const unconfirmed = {
      type: 'roll.unconfirmed',
      v: 1,
      participant: resident.id,
      reason: '认错人',
    } as const
    expect(given(...checkingIn, confirmed(resident)).when(gridWorker, wrong)).toEqual({
      events: [unconfirmed],
    })
    expect(given(...checkingIn, joined(resident)).when(gridWorker, wrong)).toEqual({
      refused: 'roll.notConfirmed',
    })
    expect(present(given(...checkingIn, confirmed(resident), unconfirmed).state.roll)).toBe(0)
  })

  it('ROLL-12 a walk-in is written down and confirmed in one', () => {
    const register = { type: 'roll.register', ...line('w', '罗伯', 'beiyuan'), capacity: 'observer' } as const
    const meeting = given(...checkingIn, listed('a'))
    expect(meeting.when(gridWorker, register)).toEqual({
      events: [
        { type: 'roll.registered', v: 1, participant: 'w', capacity: 'observer', grid: 'beiyuan' },
        { type: 'roll.confirmed', v: 1, participant: 'w', capacity: 'observer', how: 'seen' },
      ],
      names: [{ participant: 'w', name: '罗伯', grid: 'beiyuan' }],
    })
    expect(meeting.when(gridWorker, { ...register, ...line('a', '罗伯') })).toEqual({
      refused: 'roll.lineTaken',
    })
    expect(meeting.when(gridWorker, { ...register, name: '站长' })).toEqual({ refused: 'roll.staffName' })
    expect(
      given(...checkingIn, {
        type: 'roll.registered',
        v: 1,
        participant: 'w',
        capacity: 'observer',
        grid: 'beiyuan',
      }).state.roll.lines['w'],
    ).toMatchObject({ capacity: 'observer', grid: 'beiyuan', joined: null })
  })
})

describe('请假', () => {
  const excusedEvent = { type: 'roll.excused', v: 1, participant: 'a' } as const

  it('ROLL-7 is noted, taken back, and ended by coming after all', () => {
    const a = { participant: 'a' as ParticipantId }
    const meeting = given(...until('announced'), listed('a'))
    expect(meeting.when(gridWorker, { type: 'roll.excuse', ...a })).toEqual({ events: [excusedEvent] })
    expect(meeting.when(gridWorker, { type: 'roll.unexcuse', ...a })).toEqual({ refused: 'roll.notExcused' })
    const away = given(...checkingIn, listed('a'), excusedEvent)
    expect(excused(away.state.roll)).toBe(1)
    expect(away.when(gridWorker, { type: 'roll.excuse', ...a })).toEqual({ refused: 'roll.alreadyExcused' })
    expect(away.when(gridWorker, { type: 'roll.unexcuse', ...a })).toEqual({
      events: [{ type: 'roll.unexcused', v: 1, participant: 'a' }],
    })
    const here: MeetingEvent = {
      type: 'roll.confirmed',
      v: 1,
      participant: 'a',
      capacity: 'resident',
      how: 'paper',
    }
    const came = given(...checkingIn, listed('a'), excusedEvent, here)
    expect(excused(came.state.roll)).toBe(0)
    expect(came.when(gridWorker, { type: 'roll.excuse', ...a })).toEqual({ refused: 'roll.alreadyConfirmed' })
    const back = given(...checkingIn, listed('a'), excusedEvent, {
      type: 'roll.unexcused',
      v: 1,
      participant: 'a',
    })
    expect(excused(back.state.roll)).toBe(0)
  })
})
