import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chair,
  confirmed,
  deputy,
  given,
  neighbour,
  resident,
  until,
  type Known,
} from '../../testing/given.ts'
import { plainTerms } from '../../testing/box-contents.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { bodies } from '../rules/bodies.ts'
import type { OwnRules } from '../rules/own.ts'
import { pastHalf, twoThirds } from '../rules/share.ts'
import { resultOf } from './result.ts'
import {
  motion,
  ballot,
  type Choice,
  wasPut,
  voted,
  blank,
  type Vote,
  sheetsOf,
  resultFor,
  many,
  anyVotes,
  anyMatter,
  allOf,
} from '../../testing/domain/apart.ts'

describe('whatever they vote', () => {
  it('BALLOT-14 their order changes nothing', () => {
    fc.assert(
      fc.property(
        anyVotes,
        fc.nat(10),
        anyMatter,
        fc.infiniteStream(fc.nat()),
        (votes, absent, matter, keys) => {
          const shuffled = votes
            .map((vote) => ({ vote, key: keys.next().value }))
            .sort((one, other) => one.key - other.key)
            .map(({ vote }) => vote)
          const counted = (of: readonly Vote[]) => ({
            ...resultFor(of, allOf(votes, absent), matter),
            table: [],
          })
          expect(counted(shuffled)).toEqual(counted(votes))
        },
      ),
    )
  })

  it('BALLOT-14 one more yes never loses what was carried', () => {
    fc.assert(
      fc.property(anyVotes, fc.nat(10), anyMatter, fc.nat(29), (votes, absent, matter, at) => {
        const all = allOf(votes, absent)
        const before = resultFor(votes, all, matter)
        const more = votes.map((vote, i) => (i === at ? { ...vote, choice: 'yes' as const } : vote))
        if (before.passed) expect(resultFor(more, all, matter).passed).toBe(true)
      }),
    )
  })

  it('BALLOT-10 carried is what each of the four asks for, by multiplying out', () => {
    fc.assert(
      fc.property(anyVotes, fc.nat(10), anyMatter, (votes, absent, matter) => {
        const { owners, area } = allOf(votes, absent)
        const yes = votes.filter(({ choice }) => choice === 'yes')
        const sum = (of: readonly Vote[]) => of.reduce((total, vote) => total + vote.area, 0)
        const enough = (part: number, whole: number) =>
          matter === 'major' ? 4 * part >= 3 * whole : 2 * part > whole
        const carried =
          3 * votes.length >= 2 * owners &&
          3 * sum(votes) >= 2 * area &&
          enough(yes.length, votes.length) &&
          enough(sum(yes), sum(votes))
        expect(resultFor(votes, { owners, area }, matter).passed).toBe(carried)
      }),
    )
  })
})

describe('a group counted apart', () => {
  const { source, asOf, settings } = bodies.stationCouncil
  const rules: OwnRules = {
    ...{ source, asOf },
    settings: {
      ...settings,
      quorum: null,
      decision: { share: twoThirds, base: 'present', group: { capacity: 'deputy', share: pastHalf } },
    },
  }
  const announced: MeetingEvent = { type: 'meeting.announced', v: 1, urgent: '', rules }
  const before = until('inProgress').map((event) => (event.type === 'meeting.announced' ? announced : event))
  const asDeputy = (person: Known): MeetingEvent =>
    ({ ...confirmed(person), capacity: 'deputy' }) as MeetingEvent
  const ready = [
    ...before,
    asDeputy(deputy),
    asDeputy(chair),
    confirmed(resident),
    confirmed(neighbour),
    wasPut,
  ]
  const plain = { type: 'ballot.open', ballot, motion, method: 'open', endDebate: '' } as const
  const opened = given(...ready).when(chair, plain).events!
  const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
  const resultAfter = (...votes: readonly (readonly [Known, Choice])[]) => {
    const events = given(
      ...[...ready, ...opened, ...votes.flatMap(([person, choice]) => voted(person, choice)), stopped],
    ).when(chair, { type: 'ballot.close', ballot }).events!
    return (events[0] as Extract<MeetingEvent, { type: 'ballot.closed' }>).result
  }

  const all: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 8 }

  it('BALLOT-13 is frozen when the ballot opens', () => {
    expect(opened).toMatchObject([
      { group: { capacity: 'deputy', members: [deputy.id, chair.id], expected: null } },
    ])
    const listed: MeetingEvent = {
      ...{ type: 'roll.listed', v: 1 },
      lines: ['x', 'y', 'z'].map((participant) => ({ participant, capacity: 'deputy', grid: '' })),
    }
    expect(given(...ready, listed, all).when(chair, plain)).toMatchObject({
      events: [{ group: { expected: 5 } }],
    })
  })

  it('BALLOT-13 counted by 应到, it is on the roll', () => {
    const decision = { ...rules.settings.decision!, base: 'expected' } as const
    const byExpected = ready.map((event): MeetingEvent =>
      event.type === 'meeting.announced'
        ? { ...event, rules: { ...rules, settings: { ...rules.settings, decision } } }
        : event,
    )
    const line = (participant: string, capacity: 'deputy' | 'resident'): MeetingEvent => ({
      ...{ type: 'roll.listed', v: 1, lines: [{ participant, capacity, grid: '' }] },
    })
    const withAbsent = [...byExpected, all, line('x', 'resident')]
    expect(given(...withAbsent).when(chair, plain)).toEqual({ refused: 'ballot.groupUnlisted' })
    const { events } = given(...withAbsent, line('y', 'deputy')).when(chair, plain)
    expect(events).toMatchObject([{ group: { expected: 3 } }])
    expect(given(...byExpected).when(chair, plain)).toHaveProperty('events')
  })

  it('BALLOT-13 all and the group must pass, each by its own share', () => {
    const yes = (...those: Known[]) => those.map((person) => [person, 'yes'] as const)
    const no = (...those: Known[]) => those.map((person) => [person, 'no'] as const)
    expect(resultAfter(...yes(deputy, chair, resident), ...no(neighbour))).toMatchObject({
      ...{ yes: 3, needed: 3, passed: true },
      group: { capacity: 'deputy', yes: 2, no: 0, abstain: 0, silent: 0, baseCount: 2, needed: 2 },
    })
    expect(resultAfter(...yes(deputy, resident, neighbour), ...no(chair))).toMatchObject({
      ...{ yes: 3, passed: false },
      group: { yes: 1, no: 1, needed: 2 },
    })
    expect(resultAfter(...yes(deputy, chair), ...no(resident))).toMatchObject({
      ...{ yes: 2, needed: 3, passed: false, silent: 1 },
      group: { yes: 2, needed: 2 },
    })
  })

  it('BALLOT-13 its base is the same as of all, of it alone', () => {
    const of = (base: 'expected' | 'present' | 'returned', expected: number | null) =>
      resultOf(
        {
          ...blank,
          entitled: ['o0', 'o1', 'o2'],
          sheets: sheetsOf(many(2, 'yes')),
          marked: { o0: true, o1: true },
          expected: 9,
          group: { capacity: 'deputy', members: ['o0', 'o2'], expected },
        },
        { share: pastHalf, base, group: { capacity: 'deputy', share: pastHalf } },
      ).group
    expect(of('expected', 5)).toMatchObject({ base: 'expected', baseCount: 5, needed: 3, silent: 1 })
    expect(of('expected', null)).toMatchObject({ base: 'present', baseCount: 2, needed: 2 })
    expect(of('returned', 5)).toMatchObject({ base: 'returned', baseCount: 1, needed: 1 })
  })

  it('BALLOT-13 somebody of it is here', () => {
    const without = [...before, confirmed(resident), wasPut]
    expect(given(...without).when(chair, plain)).toEqual({ refused: 'ballot.groupEmpty' })
  })

  it('BALLOT-12 hands are not raised for it', () => {
    expect(given(...ready).when(chair, { ...plain, method: 'hands' })).toEqual({
      refused: 'ballot.namedOnly',
    })
  })

  it('SECRET-27 nor is it voted on secretly', () => {
    const secret = { type: 'ballot.openSecret', ballot, motion, endDebate: '', terms: plainTerms } as const
    expect(given(...ready).when(chair, secret)).toEqual({ refused: 'ballot.secretByGroup' })
  })

  it('BALLOT-13 n-1, n, n+1 of the group, while all of the others say yes', () => {
    const carried = (deputies: number, yes: number) =>
      resultOf(
        {
          ...blank,
          entitled: Array.from({ length: 100 }, (_, i) => `o${i}`),
          sheets: sheetsOf([
            ...many(yes, 'yes'),
            ...many(deputies - yes, 'abstain'),
            ...many(100 - deputies, 'yes'),
          ]),
          marked: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`o${i}`, true])),
          group: {
            capacity: 'deputy',
            members: Array.from({ length: deputies }, (_, i) => `o${i}`),
            expected: null,
          },
        },
        rules.settings.decision!,
      ).passed
    expect([9, 10, 11].map((yes) => carried(20, yes))).toEqual([false, false, true])
    expect([10, 11, 12].map((yes) => carried(21, yes))).toEqual([false, true, true])
  })

  it('BALLOT-14 one more yes never loses what both carried', () => {
    const choices = fc.array(fc.constantFrom<Choice>('yes', 'no', 'abstain'), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(choices, fc.nat(19), fc.nat(19), (votes, size, at) => {
        const passed = (of: readonly Choice[]) =>
          resultOf(
            {
              ...blank,
              entitled: of.map((_, i) => `o${i}`),
              sheets: sheetsOf(of.map((choice) => ({ area: 1, choice }))),
              group: {
                capacity: 'deputy',
                members: of.map((_, i) => `o${i}`).slice(0, size + 1),
                expected: null,
              },
            },
            rules.settings.decision!,
          ).passed
        if (passed(votes)) expect(passed(votes.map((vote, i) => (i === at ? 'yes' : vote)))).toBe(true)
      }),
    )
  })
})
