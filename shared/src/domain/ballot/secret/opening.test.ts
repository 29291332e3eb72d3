import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import {
  assigned,
  chair,
  confirmed,
  deputy,
  fold,
  given,
  noon,
  officer,
  until,
} from '../../../testing/given.ts'
import {
  a,
  again,
  announcedOf,
  b,
  ballot,
  c,
  countedOf,
  locked,
  motion,
  open,
  opened,
  openedBy,
  put,
  ready,
  room,
  stopped,
  voters,
  watching,
} from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { bodies } from '../../rules/bodies.ts'
import { rulePacks } from '../../rules/packs.ts'
import { pastHalf } from '../../rules/share.ts'
import type { AskedTerms } from './terms.ts'

describe('opening', () => {
  it('SECRET-13 freezes who may vote, the candidates in the order of the motion and the pack', () => {
    const { name, source, asOf, decision } = rulePacks.stationCouncil
    expect(opened).toEqual({
      ...{ type: 'ballot.secretOpened', v: 1, ballot, motion, endDebate: '', after: '', expected: null },
      issuingMs: limits.issuingWindowMs,
      entitled: voters.map(({ id }) => id),
      terms: {
        ...{ rule: 'threshold', seats: 2, budget: null, scoreMax: null, points: null, binding: false },
        candidates: [a, b, c].map((id) => ({ id, title: `title of ${id}`, cost: 0 })),
        majority: { share: decision.share, base: 'present', count: 5 },
        pack: {
          ...{ name, source, asOf, said: decision.said, body: 'stationCouncil' },
          hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          decision: { share: decision.share, base: 'present' },
        },
      },
    })
    const { meeting, ballot: part } = fold([...ready, opened])
    expect([meeting.phase, part.open]).toEqual(['voting', ballot])
    expect(part.secret[ballot]).toMatchObject({ openedAt: noon, castsFrom: noon + limits.issuingWindowMs })
  })

  it('SECRET-22 gives out tokens for as long as the rules ask, and for twenty seconds where it was not said', () => {
    const slower = ready.map((event): MeetingEvent => {
      if (event.type !== 'meeting.announced') return event
      const { settings, source, asOf } = bodies.stationCouncil
      return { ...event, rules: { settings: { ...settings, issuingSeconds: 60 }, source, asOf } }
    })
    const slow = openedBy(slower, open())
    expect(fold([...slower, slow]).ballot.secret[ballot]!.castsFrom).toBe(noon + 60_000)
    const { issuingMs: _, ...before } = slow
    expect(fold([...slower, before]).ballot.secret[ballot]!.castsFrom).toBe(noon + limits.issuingWindowMs)
  })

  it('SECRET-23 binds only where the meeting can decide', () => {
    const binding = { binding: true }
    expect(given(...ready).when(chair, open(binding))).toEqual({ refused: 'ballot.onlyAdvises' })
    const village = ready.map((event): MeetingEvent =>
      event.type === 'meeting.drafted'
        ? { ...event, facts: { ...event.facts, kind: 'villagersAssembly' } }
        : event,
    )
    const expecting: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 6 }
    const onOne = given(...village.filter(({ type }) => type !== 'motion.put'), put(a), expecting)
    expect(onOne.when(chair, open(binding))).toMatchObject({ events: [{ terms: { binding: true } }] })
  })

  it('SECRET-13 is the moderator’s, as of every ballot, and needs two scrutineers who do not moderate', () => {
    expect(given(...ready).when(officer, open())).toEqual({ refused: 'who.moderator' })
    expect(given(...ready.slice(0, -1)).when(chair, open())).toEqual({ refused: 'motion.listOpen' })
    expect(given(...ready, opened).when(chair, open())).toEqual({ refused: 'meeting.wrongPhase' })
    const one = [...until('inProgress'), watching[0]!, ...voters.map((voter) => confirmed(voter)), put()]
    expect(given(...one).when(chair, open())).toEqual({ refused: 'ballot.scrutineersMissing' })
    expect(given(...one, assigned(chair, 'scrutineer')).when(chair, open())).toEqual({
      refused: 'ballot.scrutineersMissing',
    })
    expect(given(...one, assigned(deputy, 'scrutineer')).when(chair, open())).toHaveProperty('events')
    expect(limits.signaturesNeeded).toBe(2)
  })

  it('SECRET-13 on the motion itself where it has not several options', () => {
    for (const motionPut of [put(), put(a)])
      expect(openedBy([...room, motionPut, locked], open()).terms.candidates).toEqual([
        { id: motion, title: '选民生实事', cost: 0 },
      ])
  })

  it('SECRET-13 among some of the options', () => {
    expect(openedBy(ready, open({ among: [a, c] })).terms.candidates.map(({ id }) => id)).toEqual([a, c])
    expect(given(...ready).when(chair, open({ among: ['x'] }))).toEqual({ refused: 'ballot.unknownOption' })
  })

  it('SECRET-13 by the base of the meeting’s rules: 应到 where somebody said how many, those who may vote, papers', () => {
    const expecting: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 6 }
    const majorityOf = (events: readonly MeetingEvent[]) => openedBy(events, open()).terms.majority
    const congress = ready.map((event): MeetingEvent =>
      event.type === 'meeting.drafted'
        ? { ...event, facts: { ...event.facts, kind: 'townCongress' } }
        : event,
    )
    expect(majorityOf([...congress, expecting])).toMatchObject({ base: 'all', count: 6 })
    expect(given(...congress).when(chair, open())).toEqual({ refused: 'ballot.expectedMissing' })
    const assembly = congress.map((event): MeetingEvent =>
      event.type === 'meeting.drafted'
        ? { ...event, facts: { ...event.facts, kind: 'streetAssembly' } }
        : event,
    )
    expect(majorityOf(assembly)).toMatchObject({ base: 'present', count: 5 })
    const own = (base: 'returned' | 'valid') =>
      ready.map((event): MeetingEvent => {
        if (event.type !== 'meeting.announced') return event
        const settings = { quorum: null, decision: { share: pastHalf, base }, contestPercent: 20 }
        return { ...event, rules: { settings, source: '本会票选办法', asOf: '2026-01' } }
      })
    expect(majorityOf(own('returned'))).toMatchObject({ base: 'returned', count: 0 })
    expect(majorityOf(own('valid'))).toMatchObject({ base: 'valid', count: 0 })
  })

  it('SECRET-13 asks for no majority where it was opened so, nor does what that leaves open', () => {
    const plain = openedBy(ready, open({ plain: true, seats: 2 })).terms
    expect(plain).toMatchObject({ majority: null, plain: true })
    expect(openedBy(ready, open({ plain: true, rule: 'k_approval' })).terms).not.toHaveProperty('plain')
    const first = openedBy(ready, open({ plain: true, seats: 2 }))
    const told = announcedOf(countedOf([...ready, first, stopped], ['yaa', 'yaa']))
    const rest = { type: 'ballot.decideRest', ballot, decision: 'secondBallot', reason: '再投一次' } as const
    const decided = given(...told).when(chair, rest).events!
    const second = openedBy([...told, ...decided], open({ seats: 1 }, again))
    expect(second.terms).toMatchObject({ majority: null, plain: true, seats: 1 })
  })

  it('SECRET-13 with whatever its rule asks for', () => {
    const costs = [a, b, c].map((option) => ({ option, fen: 100 }))
    const refusal = (asked: Partial<AskedTerms>) => given(...ready).when(chair, open(asked)).refused ?? null
    expect(refusal({ seats: 3 })).toBeNull()
    expect(refusal({ seats: 4 })).toBe('ballot.tooManySeats')
    expect(refusal({ rule: 'irv', seats: 4 })).toBeNull()
    expect([refusal({ rule: 'score' }), refusal({ rule: 'score', scoreMax: 5 })]).toEqual([
      ...['ballot.termsMissing', null],
    ])
    expect([refusal({ rule: 'cumulative' }), refusal({ rule: 'cumulative', points: 5 })]).toEqual([
      ...['ballot.termsMissing', null],
    ])
    expect([
      refusal({ rule: 'mes', costs }),
      refusal({ rule: 'mes', budget: 200 }),
      refusal({ rule: 'mes', budget: 200, costs }),
    ]).toEqual(['ballot.termsMissing', 'ballot.termsMissing', null])
    expect(openedBy(ready, open({ rule: 'mes', budget: 200, costs })).terms).toMatchObject({
      ...{ majority: null, candidates: [{ cost: 100 }, { cost: 100 }, { cost: 100 }] },
    })
  })

  it('SECRET-13 under an id of its own', () => {
    const named: MeetingEvent = {
      ...{ type: 'ballot.opened', v: 1, ballot: again, motion, method: 'open', entitled: [] },
      ...{ expected: null, endDebate: '' },
    }
    const off = (id: string): MeetingEvent => ({ type: 'ballot.annulled', v: 1, ballot: id, reason: '断网' })
    const both = given(...ready, named, off(again), opened, off(ballot))
    expect(both.when(chair, open())).toEqual({ refused: 'ballot.repeatedId' })
    expect(both.when(chair, open({}, again))).toEqual({ refused: 'ballot.repeatedId' })
    const openly = { type: 'ballot.open', ballot, motion, method: 'open', endDebate: '' } as const
    expect(both.when(chair, openly)).toEqual({ refused: 'ballot.repeatedId' })
  })
})
