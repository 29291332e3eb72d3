import { describe, expect, it } from 'vitest'
import type { PointId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import { chair, fold, given, neighbour, noon, resident } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { turnsOf } from './state.ts'
import { begun, issue, raised, granted, at } from '../../testing/domain/floor.ts'

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
