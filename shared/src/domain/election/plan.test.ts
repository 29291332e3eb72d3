import { describe, expect, it } from 'vitest'
import type { IssueId, MotionId } from '../../lib/ids.ts'
import { briefOf } from '../../testing/box-contents.ts'
import { board, chair, draftedTeaTalk, fold, given, officer, resident, until } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import type { MeetingKind } from '../meeting/schema.ts'
import { bodies } from '../rules/bodies.ts'
import type { ElectionCommand } from './schema.ts'
import {
  a,
  b,
  briefs,
  c,
  congress,
  main,
  plan,
  planned,
  put,
  ready,
  room,
  rules,
  rulesPut,
  rulesVoted,
  type Plan,
} from '../../testing/domain/election.ts'

describe('who stands', () => {
  const setBrief: ElectionCommand = { type: 'election.setBrief', issue: a, brief: briefOf('街道办') }

  it('ELECT-1 entries of the locked list, each with its brief: money, unit, date, content, place', () => {
    expect(given(...room).when(officer, setBrief)).toEqual({ events: [briefs[0]] })
    expect(given(...until('inProgress')).when(officer, setBrief)).toEqual({ refused: 'motion.listOpen' })
    const other = { ...setBrief, issue: 'x' as IssueId }
    expect(given(...room).when(officer, other)).toEqual({ refused: 'issue.notOnBoard' })
    expect(given(...room).when(resident, setBrief)).toEqual({ refused: 'who.officerOrModerator' })
    expect(given(...room, ...briefs.slice(1)).when(chair, plan())).toEqual({
      refused: 'election.briefMissing',
    })
  })

  it('ELECT-1 is planned by officers with the moderator', () => {
    expect(given(...room, ...briefs).when(officer, plan())).toEqual({ events: [planned] })
    expect(fold(ready).election).toMatchObject({ plan: { seats: 2 }, rulesMotion: '', officials: null })
    expect(given(...room, ...briefs).when(chair, plan({ candidates: [a, a] }))).toEqual({
      refused: 'election.repeatedCandidate',
    })
    expect(given(...room, ...briefs).when(chair, plan({ candidates: [a, 'x' as IssueId] }))).toEqual({
      refused: 'issue.notOnBoard',
    })
    const talk = [draftedTeaTalk, ...room.slice(1), ...briefs]
    expect(given(...talk).when(chair, plan())).toEqual({ refused: 'motion.noVotes' })
  })

  it('ELECT-2 more candidates than seats, by a fifth or what the rules ask for', () => {
    const asked = (more: Partial<Plan>) => given(...room, ...briefs).when(chair, plan(more)).refused ?? null
    expect(asked({ seats: 3 })).toBe('election.noContest')
    expect(asked({ seats: 2 })).toBeNull()
    const strict = room.map((event): MeetingEvent => {
      if (event.type !== 'meeting.announced') return event
      const settings = { quorum: null, decision: { share, base: 'present' as const }, contestPercent: 100 }
      return { ...event, rules: { settings, source: '本会票选办法', asOf: '2026-01' } }
    })
    const thin = (more: Partial<Plan>) => given(...strict, ...briefs).when(chair, plan(more)).refused ?? null
    expect(thin({})).toBe('election.thinContest')
    expect(thin({ seats: 1 })).toBeNull()
    expect(thin({ thinContest: '只征集到三个' })).toBe('election.thinContest')
    expect(thin({ binding: false })).toBe('election.thinContest')
    expect(thin({ binding: false, thinContest: '只征集到三个' })).toBeNull()
  })
  const share = { numerator: 1, denominator: 2, inclusive: false }

  it('ELECT-11 a rule that spends a budget is planned with one that is too little for all, and with what each costs', () => {
    const asked = (more: Partial<Plan>, events = briefs) =>
      given(...room, ...events).when(chair, plan({ rule: 'mes', seats: 1, ...more })).refused ?? null
    expect(asked({})).toBe('ballot.termsMissing')
    expect(asked({ budget: 15_000_000 })).toBe('election.budgetForAll')
    expect(asked({ budget: 14_999_999 })).toBeNull()
    const free = { ...briefOf('街道办'), investment: 0 }
    const unpriced: MeetingEvent[] = [...briefs, { type: 'election.briefSet', v: 1, issue: a, brief: free }]
    expect(asked({ budget: 9_000_000 }, unpriced)).toBe('ballot.termsMissing')
    const { events } = given(...room, ...briefs).when(
      chair,
      plan({ rule: 'mes', seats: 1, budget: 12_000_000 }),
    )
    expect(fold([...room, ...briefs, ...events!]).election.plan).toMatchObject({ budget: 12_000_000 })
    const state = [...room, ...briefs, ...events!]
    const putIt: ElectionCommand = { type: 'election.putRules', motion: rules, mover: resident.id }
    expect(given(...state).when(chair, putIt)).toMatchObject({
      events: [{ text: '通过票选表决办法（候选 3 个，总共 12 万元）' }, {}],
    })
  })

  it('ELECT-11 points are planned with how many there are to give', () => {
    const asked = (more: Partial<Plan>) => given(...room, ...briefs).when(chair, plan(more)).refused ?? null
    expect([asked({ rule: 'score' }), asked({ rule: 'score', scoreMax: 5 })]).toEqual([
      'ballot.termsMissing',
      null,
    ])
    expect([asked({ rule: 'cumulative' }), asked({ rule: 'cumulative', points: 10 })]).toEqual([
      ...['ballot.termsMissing', null],
    ])
  })

  it('ELECT-13 most yes alone is for advice, and binds where the rules say so', () => {
    const by = (plain?: 'adviceOnly' | 'binding') =>
      room.map((event): MeetingEvent => {
        if (event.type !== 'meeting.announced') return event
        const { settings, source, asOf } = bodies.townCongress
        return { ...event, rules: { settings: { ...settings, ...(plain && { plain }) }, source, asOf } }
      })
    const refusal = (events: readonly MeetingEvent[], binding: boolean) =>
      given(...events, ...briefs).when(officer, plan({ binding, plain: true })).refused ?? null
    expect([refusal(by(), true), refusal(by(), false)]).toEqual(['ballot.majorityAsked', null])
    expect([refusal(by('adviceOnly'), true), refusal(by('binding'), true)]).toEqual([
      ...['ballot.majorityAsked', null],
    ])
    const { events } = given(...room, ...briefs).when(officer, plan({ binding: false, plain: true }))
    expect(fold([...room, ...briefs, ...events!]).election.plan).toMatchObject({ plain: true })
  })

  it('ELECT-10 排序淘汰 is planned for one seat, which is all it fills', () => {
    const asked = (more: Partial<Plan>) => given(...room, ...briefs).when(chair, plan(more)).refused ?? null
    expect(asked({ rule: 'irv', seats: 1 })).toBeNull()
    expect(asked({ rule: 'irv', seats: 2 })).toBe('election.oneSeatOnly')
    expect(asked({ rule: 'stv_meek', seats: 2 })).toBeNull()
  })

  it.each([
    [1, 2],
    [5, 6],
    [6, 8],
    [10, 12],
    [11, 14],
  ])(
    'ELECT-2 for %i seats %i candidates are asked for, one fewer is refused, one more is not',
    (seats, least) => {
      const issues = Array.from({ length: least + 1 }, (_, at) => `${at}` as IssueId)
      const list: MeetingEvent = {
        type: 'issue.listLocked',
        v: 1,
        quote: board(...issues.map((id) => ({ id, author: resident }))),
      }
      const all = [
        ...[...congress, list],
        ...issues.map((issue): MeetingEvent => ({
          type: 'election.briefSet',
          v: 1,
          issue,
          brief: briefOf('水务所'),
        })),
      ]
      const of = (count: number) =>
        given(...all).when(officer, plan({ seats, candidates: issues.slice(0, count) })).refused ?? null
      expect([of(least - 1), of(least), of(least + 1)]).toEqual([
        least - 1 === seats ? 'election.noContest' : 'election.thinContest',
        null,
        null,
      ])
    },
  )

  it('SECRET-23 a congress binds, a street assembly and a neighbourhood council only recommend', () => {
    const of = (kind: MeetingKind, binding: boolean) => {
      const events = room.map((event): MeetingEvent =>
        event.type === 'meeting.drafted' ? { ...event, facts: { ...event.facts, kind } } : event,
      )
      return given(...events, ...briefs).when(officer, plan({ binding })).refused ?? null
    }
    expect(of('townCongress', true)).toBeNull()
    for (const kind of ['streetAssembly', 'neighborhoodCouncil'] as const)
      expect([of(kind, true), of(kind, false)]).toEqual(['ballot.onlyAdvises', null])
  })
})

describe('the rules of the vote', () => {
  const putRules: ElectionCommand = { type: 'election.putRules', motion: rules, mover: resident.id }

  it('ELECT-3 are put as a motion, and may come again after they were lost', () => {
    const { events } = given(...ready).when(chair, putRules)
    expect(events).toMatchObject([
      { type: 'motion.put', motion: rules, text: '通过票选表决办法（候选 3 个，应选 2 个）', options: [] },
      { type: 'election.rulesPut', motion: rules },
    ])
    expect(given(...room).when(chair, putRules)).toEqual({ refused: 'election.notPlanned' })
    const again = { ...putRules, motion: 'again' as MotionId }
    expect(given(...ready, ...rulesVoted(true)).when(chair, again)).toEqual({ refused: 'election.rulesPut' })
    expect(given(...ready, ...rulesVoted(false)).when(chair, again)).toHaveProperty('events')
    expect(given(...ready, put(main)).when(chair, putRules)).toEqual({ refused: 'motion.active' })
  })

  it('ELECT-3 are not changed once they are before the meeting', () => {
    const before = given(...ready, ...rulesPut)
    expect(before.when(officer, plan())).toEqual({ refused: 'election.rulesPut' })
    const setBrief = { type: 'election.setBrief', issue: a, brief: briefOf('城管') } as const
    expect(before.when(officer, setBrief)).toEqual({ refused: 'election.rulesPut' })
    const fewer: MeetingEvent = { ...planned, candidates: [a, b] } as MeetingEvent
    expect(
      given(...room, ...briefs, fewer, ...rulesPut).when(officer, { ...setBrief, issue: c }),
    ).toHaveProperty('events')
    expect(given(...ready, ...rulesVoted(false)).when(officer, plan())).toHaveProperty('events')
  })
})
