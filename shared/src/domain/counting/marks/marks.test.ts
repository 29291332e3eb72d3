import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asking,
  electionOf,
  marked,
  markElections,
  noOptions,
  pointed,
  ranked,
  shuffled,
} from '../../../testing/counting/elections.ts'
import { noBounds, type Election } from '../election.ts'
import type { CountOptions } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import { countingRules, type RuleId } from '../rules.ts'
import { papersIn } from '../rule.ts'
import { select } from './threshold.ts'

const count = (rule: RuleId, election: Election, options: CountOptions = noOptions): Outcome => {
  const outcome = countingRules[rule].count(election, options)
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}
const refusal = (rule: RuleId, election: Election, options: CountOptions = noOptions) => {
  const outcome = countingRules[rule].count(election, options)
  return outcome.ok ? null : outcome.error
}
const scoresIn = ({ rounds: [round] }: Outcome): Record<string, string> =>
  round?.kind === 'scores'
    ? Object.fromEntries(round.lines.map(({ candidate, score }) => [candidate, score]))
    : {}

/** Counted again from single papers by whoever distrusts the first count. */
const slowApprovals = ({ candidates, papers }: Election, marksMax: number): number[] => {
  const sums = candidates.map(() => 0)
  for (const { count: times, ranks } of papers)
    for (let each = 0; each < times; each++)
      if (ranks[0]!.length <= marksMax) ranks[0]!.forEach((place) => (sums[place] = sums[place]! + 1))
  return sums
}

describe('marks', () => {
  it('MARK-1 the most marks win, as many as there are seats', () => {
    const election = electionOf(3, [marked(2, 0, 1), marked(3, 1), marked(1, 2), marked(1)])
    const outcome = count('approval', election, asking({ seats: 2 }))
    expect(outcome).toMatchObject({ winners: ['2', '1'], ties: [], ballots: 7, invalid: 0 })
    expect(scoresIn(outcome)).toEqual({ 2: '5', 1: '2', 3: '1' })
  })

  it('MARK-1 seats are those asked for, else those of the election, else one', () => {
    const election = electionOf(3, [marked(2, 0), marked(1, 1)])
    expect(count('approval', election).winners).toEqual(['1'])
    expect(count('approval', { ...election, seats: 2 }).winners).toEqual(['1', '2'])
    expect(count('approval', { ...election, seats: 2 }, asking({ seats: 3 })).winners).toEqual([
      '1',
      '2',
      '3',
    ])
  })

  it('MARK-1 who is ranked is marked; who ranks everybody marks the first of two ranks', () => {
    const listed = electionOf(3, [ranked(1, 0, 2)], { kind: 'ranks' })
    expect(scoresIn(count('approval', listed))).toEqual({ 1: '1', 3: '1', 2: '0' })
    const whole = electionOf(3, [ranked(2, [0, 2], 1), ranked(1, [0, 1, 2])], {
      kind: 'ranks',
      complete: true,
    })
    expect(scoresIn(count('approval', whole))).toEqual({ 1: '3', 3: '3', 2: '1' })
    const strict = electionOf(3, [ranked(1, 0, 1, 2)], { kind: 'ranks', complete: true })
    for (const rule of ['approval', 'k_approval', 'threshold'] as const)
      expect(refusal(rule, strict, asking({ seats: 1, all: 1 }))).toBe('needsLine')
  })

  it('MARK-2 more marks than seats make the whole paper void', () => {
    const election = electionOf(3, [marked(2, 0, 1, 2), marked(1, 1, 2), marked(1, 2)])
    const outcome = count('k_approval', election, asking({ seats: 2 }))
    expect(outcome).toMatchObject({ winners: ['3', '2'], ballots: 4, invalid: 2 })
    expect(count('k_approval', { ...election, seats: 1 })).toMatchObject({ winners: ['3'], invalid: 3 })
    const bounded = { ...election, bounds: { ...noBounds, marksMax: 1 } }
    expect(count('k_approval', bounded)).toMatchObject({ winners: ['3'], invalid: 3 })
  })

  it('COUNT-6 what the papers do not say is not guessed', () => {
    const marks = electionOf(2, [marked(1, 0)])
    expect(refusal('k_approval', marks)).toBe('needsSeats')
    expect(refusal('threshold', marks)).toBe('needsSeats')
    expect(refusal('threshold', marks, asking({ seats: 1 }))).toBe('needsAll')
    expect(refusal('score', marks)).toBe('needsPoints')
    expect(refusal('cumulative', marks)).toBe('needsPoints')
    expect(refusal('ranked_points', marks)).toBe('needsRanks')
  })

  it('COUNT-2 a tie across the last seat is broken by the order laid down, and reported', () => {
    const election = electionOf(4, [marked(2, 0), marked(2, 1), marked(2, 2), marked(3, 3)])
    const among = ['1', '2', '3']
    expect(count('approval', election, asking({ seats: 2 }))).toMatchObject({
      winners: ['4', '1'],
      ties: [{ at: 1, among, brokenBy: 'fileOrder' }],
    })
    const own = { ...election, tieOrder: [2, 1, 0, 3] }
    expect(count('approval', own, asking({ seats: 2 }))).toMatchObject({
      winners: ['4', '3'],
      ties: [{ at: 1, among: [...among].reverse(), brokenBy: 'tieLine' }],
    })
    expect(count('approval', election, asking({ seats: 4 })).ties).toEqual([])
    expect(count('approval', election, asking({ seats: 9 }))).toMatchObject({ ties: [] })
  })

  it('COUNT-4 without a valid paper nobody wins', () => {
    const empty = electionOf(2, [])
    for (const rule of ['approval', 'k_approval'] as const)
      expect(count(rule, empty, asking({ seats: 1 }))).toMatchObject({ winners: [], rounds: [], ballots: 0 })
    const tooMany = electionOf(2, [marked(3, 0, 1)])
    expect(count('k_approval', tooMany, asking({ seats: 1 }))).toMatchObject({ winners: [], invalid: 3 })
    expect(count('threshold', tooMany, asking({ seats: 1, all: 3 }))).toMatchObject({
      winners: [],
      invalid: 3,
    })
  })

  it('COUNT-4 who withdrew does not win', () => {
    const election = electionOf(2, [marked(3, 1)])
    const candidates = election.candidates.map((one) => ({ ...one, withdrawn: one.id === '1' }))
    expect(count('approval', { ...election, candidates }, asking({ seats: 2 })).winners).toEqual(['2'])
  })

  it('COUNT-3 bundles and their order change nothing, and a second count agrees', () => {
    fc.assert(
      fc.property(markElections, fc.integer({ min: 1, max: 6 }), fc.nat(1000), (election, seats, seed) => {
        const options = asking({ seats, all: 100 })
        for (const rule of ['approval', 'k_approval', 'threshold'] as const)
          expect(count(rule, shuffled(election, seed), options)).toEqual(count(rule, election, options))
        const slow = slowApprovals(election, seats)
        const outcome = count('k_approval', election, options)
        const fast = scoresIn(outcome)
        if (outcome.rounds.length > 0)
          expect(slow.map(String)).toEqual(election.candidates.map(({ id }) => fast[id]))
      }),
    )
  })
})

describe('points', () => {
  it('MARK-3 points are summed; a paper beyond the scale is void', () => {
    const bounds = { ...noBounds, pointsMin: 0n, pointsMax: 5n }
    const election = electionOf(3, [pointed(2, 5, 3, null), pointed(1, 0, 6, 0), pointed(1, -1, 0, 0)], {
      kind: 'points',
      bounds,
    })
    const outcome = count('score', election)
    expect(outcome).toMatchObject({ winners: ['1'], ballots: 4, invalid: 2 })
    expect(scoresIn(outcome)).toEqual({ 1: '10', 2: '6', 3: '0' })
    const free = count('score', { ...election, bounds: noBounds })
    expect(scoresIn(free)).toEqual({ 2: '12', 1: '9', 3: '0' })
  })

  it('MARK-3 who is given nothing gets what the election gives for that', () => {
    const bounds = { ...noBounds, pointsUnmarked: 2n }
    const election = electionOf(2, [pointed(2, 5, null), pointed(1, null, 1)], { kind: 'points', bounds })
    expect(scoresIn(count('score', election))).toEqual({ 1: '12', 2: '5' })
  })

  it('MARK-4 more points than a voter has, or fewer than none, make the paper void', () => {
    const bounds = { ...noBounds, pointsSumMax: 10n }
    const papers = [pointed(2, 4, 6), pointed(1, 10, 1), pointed(1, -1, 3)]
    const election = electionOf(2, papers, { kind: 'points', bounds })
    const outcome = count('cumulative', election)
    expect(outcome).toMatchObject({ winners: ['2'], invalid: 2 })
    expect(scoresIn(outcome)).toEqual({ 2: '12', 1: '8' })
    expect(count('cumulative', { ...election, bounds: noBounds })).toMatchObject({
      winners: ['1'],
      invalid: 1,
    })
  })

  it('MARK-5 rank i gives L − i points', () => {
    const election = electionOf(4, [ranked(2, 0, 1, 2), ranked(1, 1)], { kind: 'ranks' })
    expect(scoresIn(count('ranked_points', election))).toEqual({ 2: '10', 1: '8', 3: '4', 4: '0' })
    const three = { ...election, bounds: { ...noBounds, marksMax: 3 } }
    expect(scoresIn(count('ranked_points', three))).toEqual({ 2: '7', 1: '6', 3: '2', 4: '0' })
  })

  it('MARK-5 shared ranks share their points, a skipped one is spent', () => {
    const election = electionOf(3, [ranked(1, [0, 1], 2), ranked(1, 0, [], 2)], { kind: 'ranks' })
    expect(scoresIn(count('ranked_points', election))).toEqual({ 1: '11/2', 2: '5/2', 3: '2' })
  })

  it('MARK-5 nobody ranked, or too many ranks, make the paper void', () => {
    const papers = [ranked(1), ranked(1, []), ranked(2, 0, [], [], 1), ranked(1, 0)]
    expect(count('ranked_points', electionOf(2, papers, { kind: 'ranks' }))).toMatchObject({
      ballots: 5,
      invalid: 4,
    })
  })
})

describe('票选', () => {
  const base = { seats: 2, all: 10 }

  it('VOTE-1 an untouched row is 弃权, and fewer marks than seats are no fault', () => {
    const election = electionOf(3, [marked(4, 0, 1), marked(2, 0), marked(1), marked(1, 0, 1, 2)])
    expect(count('threshold', election, asking(base))).toMatchObject({
      winners: ['1'],
      ballots: 8,
      invalid: 1,
      rounds: [
        {
          valid: 7,
          lines: [
            { candidate: '1', yes: 6, no: 0, abstain: 1, passed: true, won: true },
            { candidate: '2', yes: 4, abstain: 3, passed: false },
            { candidate: '3', yes: 0, abstain: 7 },
          ],
        },
      ],
    })
  })

  it('VOTE-1 points above zero are yes, below zero no', () => {
    const election = electionOf(2, [pointed(6, 1, -1), pointed(1, 0, 1)], { kind: 'points' })
    expect(count('threshold', election, asking({ seats: 1, all: 10 }))).toMatchObject({
      winners: ['1'],
      rounds: [
        {
          lines: [
            { yes: 6, no: 0, abstain: 1 },
            { yes: 1, no: 6, abstain: 0 },
          ],
        },
      ],
    })
  })

  it.each([
    [10, null, false],
    [9, null, true],
    [9, 9, true],
    [11, 10, false],
    [11, 9, true],
  ])(
    'VOTE-2 more papers back than handed out are all void (all %d, present %s: %s)',
    (all, present, tooMany) => {
      const election = electionOf(2, [marked(10, 0)])
      for (const rule of ['threshold', 'k_approval'] as const)
        expect(count(rule, election, asking({ seats: 1, all, present }))).toMatchObject(
          tooMany
            ? {
                winners: [],
                invalid: 10,
                rounds: [{ kind: 'annulled', returned: 10, issued: present ?? all }],
              }
            : { winners: ['1'], invalid: 0 },
        )
    },
  )

  it.each([
    [10, 5, false],
    [10, 6, true],
    [11, 5, false],
    [11, 6, true],
    [120, 60, false],
    [120, 61, true],
  ])('VOTE-3 of %d who may vote %d yes: passed %s', (all, yes, passed) => {
    const election = electionOf(2, [marked(yes, 0)])
    expect(count('threshold', election, asking({ seats: 1, all })).winners).toEqual(passed ? ['1'] : [])
  })

  it('VOTE-3 local rules may count those present, valid papers, or nothing but the most yes', () => {
    const election = electionOf(2, [marked(3, 0)])
    const papers = [
      { count: 3, yes: [0], no: [1] },
      { count: 2, yes: [], no: [] },
    ]
    const share = { numerator: 1, denominator: 2, inclusive: false }
    const by = (majority: Parameters<typeof select>[2]['majority']) =>
      select(election, papers, { seats: 1, issued: 10, majority })
    expect(by({ share, base: 'present', count: 6 })).toMatchObject({
      winners: [],
      rounds: [{ needed: 4, baseCount: 6 }],
    })
    expect(by({ share, base: 'valid', count: 0 })).toMatchObject({
      winners: ['1'],
      rounds: [{ needed: 3, baseCount: 5 }],
    })
    expect(by(null)).toMatchObject({ winners: ['1'], rounds: [{ needed: 1, base: 'valid' }] })
    const ofNobody = by({ share: { ...share, inclusive: true }, base: 'all', count: 0 })
    expect(ofNobody).toMatchObject({
      winners: ['1'],
      rounds: [{ needed: 1, lines: [{}, { passed: false }] }],
    })
    const none = select(election, [{ count: 2, yes: [], no: [] }], { seats: 1, issued: 10, majority: null })
    expect(none.winners).toEqual([])
  })

  it('VOTE-4 the most yes win among those who passed', () => {
    const election = electionOf(3, [])
    const share = { numerator: 1, denominator: 4, inclusive: true }
    const papers = [0, 1, 2].map((place) => ({ count: [7, 6, 8][place]!, yes: [place], no: [] }))
    const majority = { share, base: 'all', count: 22 } as const
    expect(select(election, papers, { seats: 2, issued: 22, majority })).toMatchObject({
      winners: ['3', '1'],
      ties: [],
      rounds: [{ seatsLeft: 0, revote: [] }],
    })
  })

  it('VOTE-4 a tie across the last seat is voted on again, never broken by the list', () => {
    const papers = [marked(8, 0, 1), marked(4, 0, 2), marked(3, 1, 2), marked(4, 2), marked(1)]
    expect(count('threshold', electionOf(4, papers), asking({ seats: 2, all: 20 }))).toMatchObject({
      winners: ['1'],
      ties: [{ at: 1, among: ['2', '3'], brokenBy: 'revote' }],
      rounds: [{ revote: ['2', '3'], seatsLeft: 1 }],
    })
  })

  it('VOTE-5 fewer passed: the seats left are told', () => {
    const election = electionOf(3, [marked(9, 0), marked(2, 1)])
    expect(count('threshold', election, asking({ seats: 2, all: 17, present: 11 }))).toMatchObject({
      winners: ['1'],
      ties: [],
      rounds: [{ seatsLeft: 1, revote: [] }],
    })
  })

  it('VOTE-6 the sums come to the valid papers', () => {
    fc.assert(
      fc.property(
        markElections,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 60 }),
        (election, seats, all) => {
          const { rounds, ballots, invalid, winners, ties } = count(
            'threshold',
            election,
            asking({ seats, all }),
          )
          const [round] = rounds
          expect(ballots).toBe(papersIn(election.papers))
          if (round?.kind !== 'threshold') {
            expect([invalid, ballots > all]).toEqual([ballots, true])
            return
          }
          expect(round.valid + invalid).toBe(ballots)
          for (const { yes, no, abstain, passed } of round.lines) {
            expect(yes + no + abstain).toBe(round.valid)
            expect(passed).toBe(round.valid > 0 && 2 * yes > all)
          }
          const yes = round.lines.reduce((sum, line) => sum + line.yes, 0)
          expect(yes).toBeLessThanOrEqual(seats * round.valid)
          expect(winners.length + round.seatsLeft).toBe(seats)
          expect(ties.length > 0).toBe(round.revote.length > 0)
          if (round.revote.length > 0) expect(round.revote.length).toBeGreaterThan(round.seatsLeft)
        },
      ),
    )
  })

  it('VOTE-3 one more yes never hurts who has won', () => {
    fc.assert(
      fc.property(markElections, fc.integer({ min: 1, max: 4 }), (election, seats) => {
        const options = asking({ seats, all: Math.max(1, papersIn(election.papers)) })
        for (const winner of count('threshold', election, options).winners) {
          const place = election.candidates.findIndex(({ id }) => id === winner)
          const index = election.papers.findIndex(
            ({ ranks }) => ranks[0]!.length < seats && !ranks[0]!.includes(place),
          )
          const papers = election.papers.map((paper, at) =>
            at === index ? { ...paper, ranks: [[...paper.ranks[0]!, place]] } : paper,
          )
          expect(count('threshold', { ...election, papers }, options).winners).toContain(winner)
        }
      }),
    )
  })
})
