import { describe, expect, it } from 'vitest'
import type { ParticipantId } from '../../../lib/ids.ts'
import { chair, deputy, given, joined, neighbour, resident, stranger } from '../../../testing/given.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { voters, ready, opened, voting, vote, voted, stopped, close } from '../../../testing/ballot-scene.ts'

describe('记名表决', () => {
  it('OPEN-1 every entitled person votes once', () => {
    expect(given(...voting).when(resident, vote('abstain'))).toEqual({ events: voted(resident, 'abstain') })
    expect(given(...voting, ...voted(resident, 'yes')).when(resident, vote('no'))).toEqual({
      refused: 'ballot.alreadyCast',
    })
    expect(given(...voting).when(stranger, vote('yes'))).toEqual({ refused: 'ballot.notEntitled' })
  })

  it('OPEN-1 on any of their devices', () => {
    const phone = { id: 'phone' as ParticipantId, roles: [] }
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: 'phone', into: resident.id }
    const before = [...ready, joined(phone), merged, opened()]
    expect(given(...before).when(phone, vote('yes'))).toEqual({ events: voted(resident, 'yes') })
    expect(given(...before, ...voted(resident, 'yes')).when(phone, vote('yes'))).toEqual({
      refused: 'ballot.alreadyCast',
    })
  })

  it('OPEN-2 the moderator votes last, and closes', () => {
    const others = [resident, neighbour, deputy].flatMap((one) => voted(one, 'yes'))
    expect(given(...voting).when(chair, vote('yes'))).toEqual({ refused: 'ballot.moderatorLast' })
    expect(given(...voting, ...others).when(chair, vote('yes'))).toMatchObject({
      events: [{}, {}, { type: 'ballot.closed', result: { yes: 4, silent: 0 } }],
    })
    expect(given(...voting, stopped).when(chair, vote('no'))).toMatchObject({
      events: [{}, {}, { type: 'ballot.closed', result: { no: 1, silent: 3 } }],
    })
  })

  it('OPEN-3 is closed when all have voted or it was stopped, and names who voted how', () => {
    const all = voters.flatMap((one) => voted(one, 'yes'))
    expect(given(...voting).when(chair, close)).toEqual({ refused: 'ballot.notStopped' })
    expect(given(...voting, ...all).when(chair, close)).toHaveProperty('events')
    expect(given(...voting, ...voted(resident, 'no'), stopped).when(chair, close)).toMatchObject({
      events: [{ result: { table: [{ participant: resident.id, choice: 'no' }] } }],
    })
  })
})
