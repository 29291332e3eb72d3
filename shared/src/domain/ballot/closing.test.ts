import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chair, deputy, fold, given, neighbour, noon, resident } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { rulePacks } from '../rules/packs.ts'
import type { DecisionBase } from '../rules/settings.ts'
import { twoThirds } from '../rules/share.ts'
import { resultOf } from './result.ts'
import type { Ballot } from './state.ts'
import {
  motion,
  ballot,
  type Choice,
  voters,
  opened,
  voting,
  vote,
  voted,
  stopped,
  close,
} from '../../testing/ballot-scene.ts'

describe('stopping, closing, giving up', () => {
  it('BALLOT-5 is stopped and goes on', () => {
    const resume = { type: 'ballot.resume', ballot, reason: '点错了' } as const
    const resumed: MeetingEvent = { type: 'ballot.resumed', v: 1, ballot, reason: '点错了' }
    expect(given(...voting).when(chair, { type: 'ballot.stop', ballot })).toEqual({ events: [stopped] })
    expect(given(...voting, stopped).when(chair, { type: 'ballot.stop', ballot })).toEqual({
      refused: 'ballot.stopped',
    })
    expect(given(...voting, stopped).when(resident, vote('yes'))).toEqual({ refused: 'ballot.stopped' })
    expect(given(...voting, stopped).when(chair, resume)).toEqual({ events: [resumed] })
    expect(given(...voting).when(chair, resume)).toEqual({ refused: 'ballot.notStopped' })
    expect(given(...voting, stopped, resumed).when(resident, vote('yes'))).toHaveProperty('events')
    expect(given(...voting, stopped).state.ballot.ballots[ballot]?.stoppedAt).toBe(noon)
  })

  it('BALLOT-6 names its base and what was needed; a tie is not carried', () => {
    const tie = given(
      ...voting,
      ...voted(resident, 'yes'),
      ...voted(neighbour, 'no'),
      ...voted(deputy, 'yes'),
      stopped,
    )
    expect(tie.when(chair, vote('no'))).toMatchObject({
      events: [
        {},
        {},
        {
          type: 'ballot.closed',
          motion,
          result: {
            yes: 2,
            no: 2,
            abstain: 0,
            silent: 0,
            base: 'present',
            baseCount: 4,
            needed: 3,
            passed: false,
          },
        },
      ],
    })
    const carried = given(
      ...voting,
      ...[resident, neighbour, deputy].flatMap((one) => voted(one, 'yes')),
      stopped,
    )
    expect(carried.when(chair, close)).toMatchObject({
      events: [{ result: { yes: 3, silent: 1, passed: true } }],
    })
  })

  it('BALLOT-6 counts by 应到 where the rules say so, and by 实到 where nobody said how many', () => {
    const { share } = rulePacks.stationCouncil.decision
    const by = (expected: number | null) => {
      const state = fold([
        ...voting,
        ...voted(resident, 'yes'),
        ...voted(neighbour, 'yes'),
        ...voted(deputy, 'yes'),
      ])
      const counted: Ballot = { ...state.ballot.ballots[ballot]!, expected }
      return resultOf(counted, { share, base: 'expected' })
    }
    expect(by(21)).toMatchObject({ base: 'expected', baseCount: 21, needed: 11, passed: false })
    expect(by(null)).toMatchObject({ base: 'present', baseCount: 4, needed: 3, passed: true })
  })

  it('BALLOT-7 is given up with a reason, and the motion stays', () => {
    const annul = { type: 'ballot.annul', ballot, reason: '断网' } as const
    const annulled: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '断网' }
    expect(given(...voting).when(chair, annul)).toEqual({ events: [annulled] })
    const { state } = given(...voting, annulled)
    expect([state.meeting.phase, state.motion.active, state.ballot.open]).toEqual(['inProgress', motion, ''])
    expect(state.ballot.ballots[ballot]).toMatchObject({ annulled: { reason: '断网' }, result: null })
  })

  it('BALLOT-6 the base may be what was handed in, by the station’s own rules', () => {
    const state = fold([...voting, opened(), ...voted(resident, 'yes'), ...voted(deputy, 'no')])
    const by = (base: DecisionBase) => resultOf(state.ballot.ballots[ballot]!, { share: twoThirds, base })
    expect(by('returned')).toMatchObject({ base: 'returned', baseCount: 2, needed: 2, passed: false })
    expect(by('valid')).toMatchObject({ base: 'valid', baseCount: 2 })
    expect(by('present')).toMatchObject({ base: 'present', baseCount: 4, needed: 3 })
    expect(by('expected')).toMatchObject({ base: 'present' })
  })

  it('BALLOT-8 the sums come to everyone entitled', () => {
    const sheets = fc.dictionary(
      fc.constantFrom(...voters.map(({ id }) => id as string)),
      fc.constantFrom<Choice>('yes', 'no', 'abstain').map((choice) => ({ method: 'open' as const, choice })),
    )
    const empty = fold(voting).ballot.ballots[ballot]!
    fc.assert(
      fc.property(sheets, (handed) => {
        const marked = Object.fromEntries(Object.keys(handed).map((id) => [id, true as const]))
        const { yes, no, abstain, silent, table, passed } = resultOf(
          { ...empty, sheets: handed, marked },
          rulePacks.stationCouncil.decision,
        )
        expect(yes + no + abstain + silent).toBe(voters.length)
        expect(table).toHaveLength(yes + no + abstain)
        expect(passed).toBe(2 * yes > voters.length)
      }),
    )
  })
})
