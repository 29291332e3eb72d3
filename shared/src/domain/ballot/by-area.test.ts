import { describe, expect, it } from 'vitest'
import { areasSet, atHomeowners, came, owner, ownersListed } from '../../testing/homeowners.ts'
import { chair, confirmed, given, resident, until, type Known } from '../../testing/given.ts'
import { plainTerms } from '../../testing/box-contents.ts'
import type { MeetingCommand, MeetingEvent } from '../meeting-state.ts'
import type { BallotCommand } from './schema.ts'
import { ballotOnScreen } from './screen.ts'
import { missing } from './taking-part.ts'
import { motion, ballot, nobody, wasPut, open, voted, resultFor, many } from '../../testing/domain/apart.ts'

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
    expect(given(...ready).when(chair, open('open', 'major'))).toMatchObject({ events: [opened] })
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
