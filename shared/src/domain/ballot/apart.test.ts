import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BallotId, MotionId } from '../../lib/ids.ts'
import { areasSet, atHomeowners, came, owner, ownersListed } from '../../testing/homeowners.ts'
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
import type { MeetingCommand, MeetingEvent } from '../meeting-state.ts'
import { bodies } from '../rules/bodies.ts'
import type { OwnRules } from '../rules/own.ts'
import { rulePacks } from '../rules/packs.ts'
import { pastHalf, twoThirds } from '../rules/share.ts'
import { resultOf } from './result.ts'
import type { BallotCommand, Matter, Sheet } from './schema.ts'
import { ballotOnScreen } from './screen.ts'
import type { Ballot } from './state.ts'
import { missing } from './taking-part.ts'

const motion = 'motion' as MotionId
const ballot = 'ballot' as BallotId
type Choice = 'yes' | 'no' | 'abstain'
const nobody = () => ({ name: '', role: '', grid: '' })

const wasPut: MeetingEvent = {
  ...{ type: 'motion.put', v: 1, motion, mover: 'an', text: '更换电梯', options: [] },
  ...{ who: '业委会', what: '换电梯', when: '', cost: '' },
}
const open = (
  method: 'open' | 'hands' | 'rollCall' = 'open',
  matter: Matter | undefined = 'ordinary',
): BallotCommand => ({
  ...{ type: 'ballot.open', ballot, motion, method, endDebate: '' },
  ...(matter && { matter }),
})
const voted = (person: Known, choice: Choice): MeetingEvent[] => [
  { type: 'ballot.handedIn', v: 1, ballot, participant: person.id, sheet: { method: 'open', choice } },
  { type: 'ballot.marked', v: 1, ballot, participant: person.id },
]

/** A closed ballot of so many owners as hold something, the first of whom voted so. */
const blank: Ballot = {
  ...{
    motion,
    method: 'open',
    entitled: [],
    expected: null,
    byArea: null,
    group: null,
    openedAt: 0,
    stoppedAt: 1,
  },
  ...{ marked: {}, sheets: {}, handedInAt: {}, disagreed: [], result: null, annulled: null },
}
type Vote = { readonly area: number; readonly choice: Choice }
const sheetsOf = (votes: readonly Vote[]): Record<string, Sheet> =>
  Object.fromEntries(votes.map(({ choice }, i) => [`o${i}`, { method: 'open', choice }]))
const resultFor = (
  votes: readonly Vote[],
  all: { owners: number; area: number },
  matter: Matter = 'ordinary',
) =>
  resultOf(
    {
      ...blank,
      entitled: votes.map((_, i) => `o${i}`),
      sheets: sheetsOf(votes),
      marked: Object.fromEntries(votes.map((_, i) => [`o${i}`, true])),
      byArea: { matter, ...all, areas: Object.fromEntries(votes.map(({ area }, i) => [`o${i}`, area])) },
    },
    rulePacks.homeowners.decision,
  )
const many = (count: number, choice: Choice, area = 100): Vote[] =>
  Array.from({ length: count }, () => ({ area, choice }))

describe('owners vote by heads and by area', () => {
  const [an, bo, cai] = ['an', 'bo', 'cai'].map(owner) as [Known, Known, Known]
  const all = [an, bo, cai]
  const held = areasSet([an, 8650], [bo, 12000], [cai, 7000])
  const ready = atHomeowners('inProgress', ownersListed(all), held, ...came(an, bo, cai), wasPut)

  it('BALLOT-11 what they hold is frozen when it opens, and the matter is said', () => {
    const opened = {
      ...{ type: 'ballot.opened', v: 1, ballot, motion, method: 'open', entitled: ['an', 'bo', 'cai'] },
      ...{ expected: 3, endDebate: '' },
      byArea: {
        ...{ matter: 'major', owners: 3, area: 27650 },
        areas: [
          { participant: 'an', area: 8650 },
          { participant: 'bo', area: 12000 },
          { participant: 'cai', area: 7000 },
        ],
      },
    } as MeetingEvent
    expect(given(...ready).when(chair, open('open', 'major'))).toEqual({ events: [opened] })
    const { byArea } = given(...ready, opened).state.ballot.ballots[ballot]!
    expect(byArea).toMatchObject({ area: 27650, areas: { an: 8650, bo: 12000, cai: 7000 } })
    const change = { type: 'roll.setAreas', areas: [{ participant: an.id, area: 1 }] } as const
    const officer = { id: 'officer', roles: ['liaisonOfficer'] as const }
    expect(given(...ready, opened).when(officer, change)).toEqual({ refused: 'meeting.wrongPhase' })
  })

  it('BALLOT-11 the matter is said of owners, and of nobody else', () => {
    const unsaid = { ...open(), matter: undefined } as BallotCommand
    expect(given(...ready).when(chair, unsaid)).toEqual({ refused: 'ballot.matterUnclear' })
    const council = [...until('inProgress'), confirmed(resident), wasPut]
    expect(given(...council).when(chair, open())).toEqual({ refused: 'ballot.matterUnclear' })
  })

  it('BALLOT-11 all owners are on the roll, each with an area', () => {
    const walkedIn = atHomeowners('inProgress', ...came(an), areasSet([an, 100]), wasPut)
    expect(given(...walkedIn).when(chair, open())).toEqual({ refused: 'ballot.ownersMissing' })
    const typed: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: 1 }
    expect(given(...walkedIn, typed).when(chair, open())).toEqual({ refused: 'ballot.ownersMissing' })
    const someWithout = atHomeowners(
      'inProgress',
      ownersListed(all),
      areasSet([an, 1]),
      ...came(an, bo),
      wasPut,
    )
    expect(given(...someWithout).when(chair, open())).toEqual({ refused: 'ballot.areasMissing' })
  })

  it('BALLOT-11 enough of them are here by heads and by area', () => {
    const withHere = (...here: Known[]) =>
      given(...atHomeowners('inProgress', ownersListed(all), held, ...came(...here), wasPut)).when(
        chair,
        open(),
      )
    expect(withHere(an)).toEqual({ refused: 'ballot.noQuorum' })
    expect(withHere(an, cai)).toEqual({ refused: 'ballot.noQuorumByArea' })
    expect(withHere(bo, cai)).toHaveProperty('events')
  })

  it('BALLOT-12 by name or roll call, not by hands, and not secretly', () => {
    expect(given(...ready).when(chair, open('hands'))).toEqual({ refused: 'ballot.namedOnly' })
    expect(given(...ready).when(chair, open('rollCall'))).toHaveProperty('events')
  })

  it('SECRET-27 not secretly: an area says whose the paper is', () => {
    const secret = { type: 'ballot.openSecret', ballot, motion, endDebate: '', terms: plainTerms } as const
    expect(given(...ready).when(chair, secret)).toEqual({ refused: 'ballot.secretByArea' })
    const plan: MeetingCommand = {
      ...{ type: 'election.plan', candidates: [], rule: 'threshold', seats: 1, binding: true },
      ...{ rulesText: '最多选一个。', thinContest: '' },
    }
    expect(given(...ready).when(chair, plan)).toEqual({ refused: 'ballot.secretByArea' })
  })

  it('BALLOT-10 both counts are in the result, and on the wall without names', () => {
    const opened = given(...ready).when(chair, open()).events!
    const voting = [...ready, ...opened, ...voted(an, 'yes'), ...voted(bo, 'yes')]
    const { takingPart } = ballotOnScreen(given(...voting).state, {}, nobody)!.vote!
    expect(takingPart).toEqual({
      people: { so: 2, needed: 2, of: 3 },
      area: { so: 20650, needed: 18434, of: 27650 },
    })
    expect([missing(takingPart!.people), missing({ so: 1, needed: 3, of: 3 })]).toEqual([0, 2])
    const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
    const closed = given(...voting, ...voted(cai, 'no'), stopped)
    const { events } = closed.when(chair, { type: 'ballot.close', ballot })
    expect(events).toMatchObject([
      {
        type: 'ballot.closed',
        result: {
          ...{
            yes: 2,
            no: 1,
            abstain: 0,
            silent: 0,
            base: 'returned',
            baseCount: 3,
            needed: 2,
            passed: true,
          },
          byArea: {
            ...{ matter: 'ordinary', yes: 20650, no: 7000, abstain: 0, needed: 13826 },
            ...{ owners: 3, area: 27650, ownersNeeded: 2, areaNeeded: 18434 },
          },
        },
      },
    ])
    const told = ballotOnScreen(
      given(...voting, ...voted(cai, 'no'), stopped, ...events!).state,
      {},
      nobody,
    )!.vote!
    expect(told.result).toMatchObject({ passed: true, byArea: { yes: 20650 } })
    expect(told.result).not.toHaveProperty('table')
  })

  it('BALLOT-10 elsewhere nobody asks how many take part', () => {
    const council = [...until('inProgress'), confirmed(resident), wasPut]
    const plain = { type: 'ballot.open', ballot, motion, method: 'open', endDebate: '' } as const
    const opened = given(...council).when(chair, plain).events!
    expect(ballotOnScreen(given(...council, ...opened).state, {}, nobody)!.vote!.takingPart).toBeNull()
  })
})

describe('two thirds of the owners take part', () => {
  const area = 9000
  it.each([
    ['n-1 of the heads', 59, false],
    ['n of them', 60, true],
    ['n+1 of them', 61, true],
  ])('BALLOT-10 %s', (_, here, passed) => {
    const votes = many(here, 'yes').map((vote, i) =>
      i === 0 ? { ...vote, area: 6000 } : { ...vote, area: 1 },
    )
    expect(resultFor(votes, { owners: 90, area }).passed).toBe(passed)
  })

  it.each([
    ['n-1 hundredths of a square metre', 5999, false],
    ['n of them', 6000, true],
    ['n+1 of them', 6001, true],
  ])('BALLOT-10 %s', (_, heldHere, passed) => {
    const votes = [{ area: heldHere - 59, choice: 'yes' as const }, ...many(59, 'yes', 1)]
    expect(resultFor(votes, { owners: 90, area }).passed).toBe(passed)
  })
})

describe('of those who take part', () => {
  const all = { owners: 100, area: 10_000 }
  it.each([
    ['ordinary', 49, false],
    ['ordinary', 50, false],
    ['ordinary', 51, true],
    ['major', 74, false],
    ['major', 75, true],
    ['major', 76, true],
  ] as const)('BALLOT-10 %s: %d of 100 heads with as much of the area: %s', (matter, yes, passed) => {
    const votes = [...many(yes, 'yes'), ...many(100 - yes, 'no')]
    expect(resultFor(votes, all, matter)).toMatchObject({ passed, needed: matter === 'major' ? 75 : 51 })
  })

  it.each([
    ['ordinary', 4999, false],
    ['ordinary', 5000, false],
    ['ordinary', 5001, true],
    ['major', 7499, false],
    ['major', 7500, true],
    ['major', 7501, true],
  ] as const)('BALLOT-10 %s: all but one head, with %d of 10000 by area: %s', (matter, yes, passed) => {
    const votes = [
      { area: yes - 98, choice: 'yes' as const },
      ...many(98, 'yes', 1),
      { area: 10_000 - yes, choice: 'no' as const },
    ]
    expect(resultFor(votes, all, matter).passed).toBe(passed)
  })

  it('BALLOT-10 nobody is not enough', () => {
    expect(resultFor([], all).passed).toBe(false)
    expect(resultFor([], { owners: 0, area: 0 }, 'major').passed).toBe(false)
  })
})

const anyVotes = fc.array(
  fc.record({
    area: fc.integer({ min: 1, max: 500 }),
    choice: fc.constantFrom<Choice>('yes', 'no', 'abstain'),
  }),
  { minLength: 1, maxLength: 30 },
)
const anyMatter = fc.constantFrom<Matter>('ordinary', 'major')
const allOf = (votes: readonly Vote[], absent: number) => ({
  owners: votes.length + absent,
  area: votes.reduce((sum, { area }) => sum + area, absent * 10),
})

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

  it('BALLOT-13 is frozen when the ballot opens', () => {
    expect(opened).toMatchObject([
      { group: { capacity: 'deputy', members: [deputy.id, chair.id], expected: null } },
    ])
    const listed: MeetingEvent = {
      ...{ type: 'roll.listed', v: 1 },
      lines: ['x', 'y', 'z'].map((participant) => ({ participant, capacity: 'deputy', grid: '' })),
    }
    expect(given(...ready, listed).when(chair, plain)).toMatchObject({ events: [{ group: { expected: 5 } }] })
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
    const withAbsent = [...byExpected, line('x', 'resident')]
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
