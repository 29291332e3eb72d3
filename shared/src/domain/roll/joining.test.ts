import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  chair,
  deputy,
  draftedTeaTalk,
  given,
  joined,
  noon,
  officer,
  resident,
  stranger,
  until,
} from '../../testing/given.ts'
import { bearing, checkingIn, join, line, listed } from '../../testing/roll-scene.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { arrived, isEntitled, present } from './counts.ts'

describe('coming in', () => {
  it('ROLL-2 a phone joins as an observer, who is not entitled', () => {
    const meeting = given(...checkingIn)
    expect(meeting.when(resident, join({ grid: 'beiyuan' }))).toEqual({
      events: [
        { type: 'roll.joined', v: 1, participant: resident.id, via: 'qr', grid: 'beiyuan', consent: 1 },
      ],
      names: [{ participant: resident.id, name: '陈女士', grid: 'beiyuan' }],
    })
    const { roll } = given(...checkingIn, joined(resident, 'beiyuan')).state
    expect(roll.lines[resident.id]).toMatchObject({
      capacity: 'observer',
      grid: 'beiyuan',
      joined: { at: noon, via: 'qr', consent: 1 },
      confirmed: null,
    })
    expect(isEntitled(roll.lines[resident.id])).toBe(false)
    expect(isEntitled(roll.lines[stranger.id])).toBe(false)
    expect([arrived(roll), present(roll)]).toEqual([1, 0])
  })

  it('ROLL-2 a listed person who joins keeps capacity and, naming none, their grid', () => {
    const onRoll: MeetingEvent = {
      type: 'roll.listed',
      v: 1,
      lines: [{ participant: resident.id, capacity: 'residentRepresentative', grid: 'beiyuan' }],
    }
    const meeting = given(...checkingIn, onRoll)
    expect(meeting.when(resident, join())).toHaveProperty('events')
    expect(given(...checkingIn, onRoll, joined(resident)).state.roll.lines[resident.id]).toMatchObject({
      capacity: 'residentRepresentative',
      grid: 'beiyuan',
      listed: true,
    })
  })

  it.each(['draft', 'closed', 'cancelled'] as const)('ROLL-3 nobody joins a meeting that is %s', (phase) => {
    expect(given(...until(phase)).when(resident, join())).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('ROLL-3 each participant joins once', () => {
    expect(given(...checkingIn, joined(resident)).when(resident, join())).toEqual({
      refused: 'roll.alreadyJoined',
    })
  })

  it('ROLL-3 closed joining keeps strangers out and lets accounts in', () => {
    const closed = given(...checkingIn, { type: 'roll.joiningClosed', v: 1 })
    expect(closed.when(resident, join())).toEqual({ refused: 'roll.joiningClosed' })
    expect(closed.when(deputy, join({ name: '容代表' }))).toHaveProperty('events')
    expect(closed.when(chair, { type: 'roll.closeJoining' })).toEqual({ refused: 'roll.joiningClosed' })
    expect(closed.when(chair, { type: 'roll.reopenJoining' })).toEqual({
      events: [{ type: 'roll.joiningReopened', v: 1 }],
    })
  })

  it('ROLL-3 the moderator closes joining and opens it again', () => {
    const open = given(
      ...checkingIn,
      { type: 'roll.joiningClosed', v: 1 },
      { type: 'roll.joiningReopened', v: 1 },
    )
    expect(open.when(chair, { type: 'roll.closeJoining' })).toEqual({
      events: [{ type: 'roll.joiningClosed', v: 1 }],
    })
    expect(open.when(chair, { type: 'roll.reopenJoining' })).toEqual({ refused: 'roll.joiningOpen' })
  })

  it('ROLL-11 a tea-talk shows somebody as a resident of a grid and keeps no name', () => {
    const teaTalk = given(draftedTeaTalk, { type: 'meeting.announced', v: 1, urgent: '' })
    expect(teaTalk.when(resident, join({ anonymous: true, grid: 'beiyuan' }))).toMatchObject({
      names: [{ participant: resident.id, name: '北园新村居民', grid: 'beiyuan' }],
    })
    const second = { nameHolder: bearing({ 北园新村居民: 'neighbour' }) }
    expect(teaTalk.when(resident, join({ anonymous: true, grid: 'beiyuan' }), second)).toMatchObject({
      names: [{ name: '北园新村居民2' }],
    })
    expect(teaTalk.when(resident, join({ anonymous: true }))).toEqual({ refused: 'roll.gridNeeded' })
    expect(given(...checkingIn).when(resident, join({ anonymous: true, grid: 'beiyuan' }))).toEqual({
      refused: 'roll.notAnonymous',
    })
  })

  it('ROLL-13 a grid is one of the station’s', () => {
    const meeting = given(...checkingIn)
    expect(meeting.when(resident, join({ grid: 'elsewhere' }))).toEqual({ refused: 'grid.unknown' })
    expect(meeting.when(officer, { type: 'roll.list', lines: [line('a', '梁伯', 'elsewhere')] })).toEqual({
      refused: 'grid.unknown',
    })
    expect(
      meeting.when(officer, {
        type: 'roll.register',
        ...line('a', '梁伯', 'elsewhere'),
        capacity: 'observer',
      }),
    ).toEqual({ refused: 'grid.unknown' })
  })

  it('ROLL-14 a roll takes 5000 and not one more', () => {
    const crowd = (count: number) => listed(...Array.from({ length: count }, (_, index) => `p${index}`))
    const almost = given(...checkingIn, crowd(limits.participantsMax - 1))
    const full = given(...checkingIn, crowd(limits.participantsMax))
    expect(almost.when(resident, join())).toHaveProperty('events')
    expect(full.when(resident, join())).toEqual({ refused: 'roll.full' })
    expect(
      almost.when(officer, { type: 'roll.list', lines: [line('a', '梁伯'), line('b', '李叔')] }),
    ).toEqual({
      refused: 'roll.full',
    })
    expect(full.when(officer, { type: 'roll.register', ...line('a', '梁伯') })).toEqual({
      refused: 'roll.full',
    })
  })
})
