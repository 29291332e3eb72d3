import { describe, expect, it } from 'vitest'
import {
  assigned,
  chair,
  deputy,
  fold,
  given,
  gridWorker,
  head,
  neighbour,
  officer,
  recorder,
  resident,
} from '../../../testing/given.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { rulePacks } from '../../rules/packs.ts'
import { resultOf } from '../result.ts'
import { ballot, counting, count, counted, close } from '../../../testing/ballot-scene.ts'

describe('举手表决', () => {
  it('HANDS-1 two people count, not the moderator and not a resident', () => {
    const teller = given(...counting, assigned(neighbour, 'recorder'))
    for (const counter of [officer, head, gridWorker, recorder])
      expect(given(...counting).when(counter, count(3, 1))).toEqual({ events: counted(counter, 3, 1) })
    expect(teller.when(neighbour, count(3, 1))).toHaveProperty('events')
    for (const duty of ['scrutineer', 'teller'] as const) {
      const given1: MeetingEvent = { type: 'meeting.dutyAssigned', v: 1, participant: deputy.id, duty }
      expect(given(...counting, given1).when(deputy, count(3, 1))).toHaveProperty('events')
    }
    expect(given(...counting).when(resident, count(3, 1))).toEqual({ refused: 'who.counter' })
    expect(given(...counting).when(chair, count(3, 1))).toEqual({ refused: 'who.counter' })
  })

  it('HANDS-1 each counts once, and two are enough', () => {
    const one = given(...counting, ...counted(officer, 3, 1))
    expect(one.when(officer, count(3, 1))).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(one.when(chair, close)).toEqual({ refused: 'ballot.countMissing' })
    const two = given(...counting, ...counted(officer, 3, 1), ...counted(recorder, 3, 1))
    expect(two.when(gridWorker, count(3, 1))).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(two.when(chair, close)).toMatchObject({
      events: [{ result: { yes: 3, no: 1, abstain: 0, silent: 0, needed: 3, passed: true, table: [] } }],
    })
  })

  it('HANDS-2 who do not agree count again', () => {
    const sheets = [
      { participant: officer.id, sheet: { method: 'hands', yes: 3, no: 1 } },
      { participant: recorder.id, sheet: { method: 'hands', yes: 2, no: 1 } },
    ] as const
    const disagreed: MeetingEvent = { type: 'ballot.disagreed', v: 1, ballot, sheets }
    expect(given(...counting, ...counted(officer, 3, 1)).when(recorder, count(2, 1))).toEqual({
      events: [...counted(recorder, 2, 1), disagreed],
    })
    const again = given(...counting, ...counted(officer, 3, 1), ...counted(recorder, 2, 1), disagreed)
    expect(again.state.ballot.ballots[ballot]).toMatchObject({
      ...{ marked: {}, sheets: {}, handedInAt: {} },
      disagreed: [sheets],
    })
    expect(again.when(officer, count(2, 1))).toHaveProperty('events')
  })

  it('HANDS-3 no more hands than people entitled', () => {
    expect(given(...counting).when(officer, count(4, 0))).toHaveProperty('events')
    expect(given(...counting).when(officer, count(4, 1))).toEqual({ refused: 'ballot.tooManyHands' })
  })

  it('HANDS-1 nobody’s hand is counted before anybody has', () => {
    const before = fold(counting).ballot.ballots[ballot]!
    expect(resultOf(before, rulePacks.stationCouncil.decision)).toMatchObject({ yes: 0, no: 0, silent: 4 })
  })
})
