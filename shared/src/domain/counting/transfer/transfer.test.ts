import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asking, electionOf, rankElections, ranked, shuffled } from '../../../testing/counting/elections.ts'
import { slowIrv, slowMeek, slowScottish, type SlowPaper } from '../../../testing/counting/slow-transfers.ts'
import type { Election, Paper } from '../election.ts'
import type { Outcome } from '../outcome.ts'
import { countingRules } from '../rules.ts'
import { setApart } from './apart.ts'

type Rule = 'irv' | 'stv_scottish' | 'stv_meek'
const rules: readonly Rule[] = ['irv', 'stv_scottish', 'stv_meek']
const count = (rule: Rule, election: Election, seats: number | null = null): Outcome => {
  const outcome = countingRules[rule].count(election, asking({ seats }))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}
const orders = (many: number, ...papers: Paper[]): Election => electionOf(many, papers, { kind: 'ranks' })
const votesIn = ({ rounds }: Outcome) =>
  rounds.map((round) =>
    'lines' in round
      ? Object.fromEntries(
          round.lines.flatMap((line) => ('votes' in line ? [[line.candidate, line.votes]] : [])),
        )
      : {},
  )
const singles = ({ papers }: Election): SlowPaper[] =>
  papers.flatMap(({ count: times, ranks }) => Array.from({ length: times }, () => ranks))
const placesOf = (ids: readonly string[]) => ids.map((id) => Number(id) - 1)
const nano = (amount: string): bigint => BigInt(amount.replace('.', ''))

describe('any count of ranks', () => {
  it('COUNT-6 needs ranks', () => {
    for (const rule of rules)
      expect(countingRules[rule].count(electionOf(2, []), asking({}))).toEqual({
        ok: false,
        error: 'needsRanks',
      })
  })

  it('COUNT-4 a paper that ranks nobody is invalid, and without another nobody wins', () => {
    for (const rule of rules) {
      expect(count(rule, orders(2, ranked(2), ranked(1, [])))).toMatchObject({
        winners: [],
        ballots: 3,
        invalid: 3,
      })
      expect(count(rule, orders(2, ranked(2), ranked(1, 1)))).toMatchObject({ winners: ['2'], invalid: 2 })
    }
  })

  it('COUNT-4 who withdrew does not win', () => {
    const election = orders(3, ranked(2, 1), ranked(1, 2))
    const candidates = election.candidates.map((one) => ({ ...one, withdrawn: one.id === '1' }))
    for (const rule of ['stv_scottish', 'stv_meek'] as const)
      expect(count(rule, { ...election, candidates }, 3).winners).toEqual(['2', '3'])
    expect(count('irv', { ...election, candidates }).winners).toEqual(['2'])
  })

  it('COUNT-3 bundles and their order change nothing', () => {
    fc.assert(
      fc.property(
        rankElections(true),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(1000),
        (election, seats, seed) => {
          for (const rule of rules)
            expect(count(rule, shuffled(election, seed), seats)).toEqual(count(rule, election, seats))
        },
      ),
    )
  })
})

describe('排序淘汰', () => {
  it('IRV-1 the last is dropped until somebody has more than half of the votes that count', () => {
    const election = orders(3, ranked(5, 0), ranked(4, 1), ranked(2, 2, 1), ranked(1, 2))
    expect(count('irv', election)).toEqual({
      winners: ['2'],
      ties: [],
      rounds: [
        {
          kind: 'runoff',
          lines: [
            { candidate: '1', votes: '5' },
            { candidate: '2', votes: '4' },
            { candidate: '3', votes: '3' },
          ],
          ...{ exhausted: '0', counted: '12', elected: null, excluded: '3' },
        },
        {
          kind: 'runoff',
          lines: [
            { candidate: '2', votes: '6' },
            { candidate: '1', votes: '5' },
          ],
          ...{ exhausted: '1', counted: '11', elected: '2', excluded: null },
        },
      ],
      ...{ ballots: 12, invalid: 0 },
    })
  })

  it('IRV-1 half is not more than half', () => {
    const { rounds } = count('irv', orders(3, ranked(4, 0), ranked(3, 1), ranked(1, 2, 1)))
    expect(rounds).toMatchObject([{ elected: null, excluded: '3' }, { elected: null }, { elected: '2' }])
  })

  it('IRV-2 those who share a rank share the vote', () => {
    const election = orders(3, ranked(1, [0, 1], 2), ranked(1, [0, 1, 2]), ranked(1, [], 2))
    expect(votesIn(count('irv', election))[0]).toEqual({ 3: '4/3', 1: '5/6', 2: '5/6' })
  })

  it('IRV-3 of those equally last the first in the order for ties is dropped, and that is told', () => {
    const election = orders(3, ranked(3, 0), ranked(2, 1, 0), ranked(2, 2, 1))
    const among = ['2', '3']
    expect(count('irv', election)).toMatchObject({
      winners: ['1'],
      ties: [{ at: 1, among, brokenBy: 'fileOrder' }],
    })
    expect(count('irv', { ...election, tieOrder: [0, 2, 1] })).toMatchObject({
      winners: ['2'],
      ties: [{ at: 1, among, brokenBy: 'tieLine' }],
    })
  })

  it('IRV-1 a second count, paper by paper, agrees', () => {
    fc.assert(
      fc.property(rankElections(true), (election) => {
        const papers = singles(election).filter((paper) => paper.length > 0)
        const { winners, rounds } = count('irv', election)
        if (papers.length === 0) return
        const { dropped, winner } = slowIrv(election.candidates.length, papers)
        const excluded = rounds.flatMap((round) =>
          round.kind === 'runoff' && round.excluded ? [round.excluded] : [],
        )
        expect([placesOf(excluded), placesOf(winners)]).toEqual([dropped, [winner]])
      }),
      { numRuns: 300 },
    )
  })
})

describe('苏格兰单记可让渡', () => {
  it('SCOT-1 the quota is one more than the whole part of papers by seats and one', () => {
    const quotaOf = (papers: number, seats: number) => {
      const [round] = count('stv_scottish', orders(4, ranked(papers, 0)), seats).rounds
      return round?.kind === 'stage' && round.quota
    }
    expect([quotaOf(9, 1), quotaOf(10, 1), quotaOf(11, 2), quotaOf(12, 2)]).toEqual([
      ...['5.00000', '6.00000', '4.00000', '5.00000'],
    ])
  })

  it('SCOT-2 all papers of the elected go on, each for its part of the surplus, cut to five decimals', () => {
    const election = orders(4, ranked(4, 0, 1), ranked(3, 0, 2), ranked(2, 0), ranked(2, 2), ranked(1, 3))
    const outcome = count('stv_scottish', election, 2)
    expect(outcome).toMatchObject({
      winners: ['1', '3'],
      ties: [],
      rounds: [
        { moved: null, quota: '5.00000', exhausted: '0.00000', elected: ['1'], remaining: [] },
        { moved: { from: '1', why: 'surplus', votes: '4.00000' }, exhausted: '0.88892', elected: [] },
        { moved: { from: '4', why: 'excluded', votes: '1.00000' }, exhausted: '1.88892', elected: [] },
        { moved: { from: '2', why: 'excluded' }, elected: [], remaining: ['3'] },
      ],
    })
    expect(votesIn(outcome)[1]).toEqual({ 1: '5.00000', 2: '1.77776', 3: '3.33332', 4: '1.00000' })
  })

  it('SCOT-2 the largest surplus goes first, and a paper that moved before keeps its lower value', () => {
    const election = orders(4, ranked(9, 0, 2), ranked(7, 1, 2), ranked(1, 2), ranked(3, 3))
    const { rounds } = count('stv_scottish', election, 3)
    expect(rounds).toMatchObject([
      { quota: '6.00000', elected: ['1', '2'] },
      { moved: { from: '1', votes: '3.00000' } },
      { moved: { from: '2', votes: '1.00000' } },
      { moved: { from: '4' }, remaining: ['3'] },
    ])
  })

  it('SCOT-3 an excluded candidate’s papers go on at the value they came with', () => {
    const papers = [ranked(6, 0, 1, 2), ranked(1, 1, 2), ranked(2, 2), ranked(3, 3)]
    const outcome = count('stv_scottish', orders(4, ...papers), 2)
    expect(votesIn(outcome).slice(1)).toEqual([
      { 1: '5.00000', 2: '1.99996', 3: '2.00000', 4: '3.00000' },
      { 1: '5.00000', 2: '0.00000', 3: '3.99996', 4: '3.00000' },
      { 1: '5.00000', 2: '0.00000', 3: '3.99996', 4: '0.00000' },
    ])
    expect(outcome.winners).toEqual(['1', '3'])
  })

  it('SCOT-3 a paper without any value left moves on all the same', () => {
    const papers = [ranked(200_001, 0, 1, 2), ranked(200_000, 3)]
    expect(count('stv_scottish', orders(4, ...papers), 1)).toMatchObject({
      winners: ['1'],
      rounds: [{ elected: ['1'] }],
    })
    const tiny = [ranked(200_001, 0, 1, 2), ranked(199_999, 3), ranked(200_000, 2, 3)]
    const { rounds } = count('stv_scottish', orders(4, ...tiny), 2)
    expect(rounds[1]).toMatchObject({ moved: { from: '2', votes: '0.00000' } })
  })

  it('SCOT-4 a tie is decided by the latest stage at which they differed, else by the order for ties', () => {
    const last = count(
      'stv_scottish',
      orders(4, ranked(5, 0), ranked(3, 1), ranked(2, 2), ranked(1, 3, 2)),
      1,
    )
    expect(last.ties).toEqual([{ at: 3, among: ['2', '3'], brokenBy: 'earlierStage' }])
    expect(last.rounds.slice(1, 3)).toMatchObject([{ moved: { from: '4' } }, { moved: { from: '3' } }])
    const equal = orders(3, ranked(5, 0), ranked(3, 1), ranked(3, 2))
    const never = count('stv_scottish', equal, 1)
    expect(never.ties).toEqual([{ at: 2, among: ['2', '3'], brokenBy: 'fileOrder' }])
    expect(never.rounds[1]).toMatchObject({ moved: { from: '2' } })
    const own = count('stv_scottish', { ...equal, tieOrder: [2, 1, 0] }, 1)
    expect(own.ties).toMatchObject([{ brokenBy: 'tieLine' }])
    expect(own.rounds[1]).toMatchObject({ moved: { from: '3' } })
    const rich = count(
      'stv_scottish',
      orders(4, ranked(6, 0, 3), ranked(6, 1, 2), ranked(1, 2), ranked(1, 3)),
      3,
    )
    expect(rich.ties).toMatchObject([{ at: 2, among: ['1', '2'], brokenBy: 'fileOrder' }, { at: 4 }])
    expect(rich.rounds[1]).toMatchObject({ moved: { from: '1', why: 'surplus' } })
  })

  it('SCOT-4 of three the two that led at the latest stage are told apart by the one before', () => {
    const history = [
      [5n, 6n, 9n],
      [8n, 8n, 7n],
    ]
    const set = (lead: boolean) => setApart(electionOf(3, []), [0, 1, 2], history, lead)
    expect(set(true)).toEqual({ chosen: 1, brokenBy: 'earlierStage' })
    expect(set(false)).toEqual({ chosen: 2, brokenBy: 'earlierStage' })
  })

  it('SCOT-5 no more left than seats: they need no quota, and nothing more moves', () => {
    expect(count('stv_scottish', orders(2, ranked(5, 0), ranked(1, 1)), 3)).toMatchObject({
      winners: ['1', '2'],
      rounds: [{ elected: [], remaining: ['1', '2'] }],
    })
    expect(count('stv_scottish', orders(3, ranked(5, 0), ranked(1, 1))).rounds).toHaveLength(1)
  })

  it('SCOT-6 a paper is read up to the first rank that is shared or skipped', () => {
    const papers = [ranked(2, [0, 1], 2), ranked(3, 1, [], 0), ranked(2, 0, [1, 2]), ranked(2, 2, 0)]
    const outcome = count('stv_scottish', orders(3, ...papers), 1)
    expect(outcome).toMatchObject({ ballots: 9, invalid: 2, winners: ['2'] })
    expect(votesIn(outcome)[0]).toEqual({ 1: '2.00000', 2: '3.00000', 3: '2.00000' })
  })

  it('SCOT-7 no vote is lost or made, and a second count, paper by paper, agrees', () => {
    fc.assert(
      fc.property(rankElections(true), fc.integer({ min: 1, max: 4 }), (election, seats) => {
        const { rounds, winners, ballots, invalid } = count('stv_scottish', election, seats)
        const papers = singles(election).filter((paper) => paper[0]?.length === 1)
        expect(ballots - invalid).toBe(papers.length)
        if (papers.length === 0) return
        for (const round of rounds) {
          if (round.kind !== 'stage') throw new Error(round.kind)
          const sum = round.lines.reduce((all, { votes }) => all + nano(votes), nano(round.exhausted))
          expect(sum).toBe(BigInt(papers.length) * 100_000n)
        }
        const slow = slowScottish(election.candidates.length, papers, seats)
        const stages = rounds.map((round) =>
          round.kind === 'stage' ? round.lines.map(({ votes }) => Number(nano(votes))) : [],
        )
        expect([placesOf(winners), stages]).toEqual([slow.winners, slow.stages])
        expect(winners).toHaveLength(Math.min(seats, election.candidates.length))
      }),
      { numRuns: 500 },
    )
  })
})

describe('米克单记可让渡', () => {
  it('MEEK-1 the elected keep what brings them down to the quota, which shrinks with the votes nobody keeps', () => {
    const election = orders(3, ranked(6, 0, 1), ranked(2, 0), ranked(2, 1), ranked(2, 2))
    const { winners, rounds } = count('stv_meek', election, 2)
    expect(winners).toEqual(['1', '2'])
    expect(rounds).toMatchObject([
      { quota: '4.000000001', elected: ['1'], exhausted: '0.000000000', surplus: '3.999999999' },
      { elected: ['2'], excluded: null, lines: [{ keeps: '0.500000001' }, { keeps: '1.000000000' }, {}] },
    ])
  })

  it('MEEK-2 the last is out when the surplus is gone or no longer shrinks', () => {
    const election = orders(4, ranked(6, 0, 3), ranked(2, 1), ranked(3, 2), ranked(2, 3, 2))
    expect(count('stv_meek', election, 2).rounds.slice(0, 2)).toMatchObject([
      { elected: ['1'], excluded: null },
      { elected: [], excluded: '2' },
    ])
    const stuck = count('stv_meek', { ...orders(3, ranked(3, 0)), tieOrder: [2, 1, 0] }, 2)
    expect(stuck).toMatchObject({
      winners: ['1', '2'],
      ties: [{ at: 2, among: ['2', '3'], brokenBy: 'tieLine' }],
      rounds: [{}, { surplus: '0.000038267', excluded: '3', remaining: ['2'] }],
    })
  })

  it('MEEK-3 those whom the surplus left could bring level are tied', () => {
    const election = orders(3, ranked(4, 0), ranked(2, 1), ranked(2, 2))
    expect(count('stv_meek', election)).toMatchObject({
      winners: ['1'],
      ties: [{ at: 1, among: ['2', '3'] }],
    })
  })

  it('MEEK-4 a shared rank counts as its orders on average', () => {
    const shared = count('stv_meek', orders(4, ranked(6, [0, 1], 2), ranked(3, 0), ranked(1, 3)), 2)
    const apart = count(
      'stv_meek',
      orders(4, ranked(3, 0, 1, 2), ranked(3, 1, 0, 2), ranked(3, 0), ranked(1, 3)),
      2,
    )
    expect(votesIn(shared)).toEqual(votesIn(apart))
    const three = count('stv_meek', orders(4, ranked(9, [0, 1, 2]), ranked(4, 0), ranked(1, 3)), 3)
    expect(three.winners).toEqual(['1', '2', '3'])
  })

  it('MEEK-5 no more left than seats: they need no quota', () => {
    expect(count('stv_meek', orders(3, ranked(5, 0), ranked(1, 1), ranked(2, 2)), 3)).toMatchObject({
      winners: ['1', '3', '2'],
      rounds: [{ elected: ['1'], remaining: ['3', '2'], excluded: null }],
    })
  })

  it('MEEK-6 no vote is lost or made, the quota follows from them, and a second count agrees', () => {
    fc.assert(
      fc.property(rankElections(true), fc.integer({ min: 1, max: 4 }), (election, seats) => {
        const { rounds, winners } = count('stv_meek', election, seats)
        const papers = singles(election).filter((paper) => paper.length > 0)
        const total = BigInt(papers.length) * 1_000_000_000n
        const [elected, out]: [string[], string[]] = [[], []]
        for (const round of rounds) {
          if (round.kind !== 'keep') throw new Error(round.kind)
          const sum = round.lines.reduce((all, { votes }) => all + nano(votes), 0n)
          expect(sum + nano(round.exhausted)).toBe(total)
          expect(nano(round.quota)).toBe((total - nano(round.exhausted)) / BigInt(seats + 1) + 1n)
          if (nano(round.surplus) <= 1000n && elected.length > 0) {
            const slow = slowMeek(election.candidates.length, papers, seats, placesOf(elected), placesOf(out))
            round.lines.forEach(({ votes }, place) => expect(Number(votes)).toBeCloseTo(slow[place]!, 4))
          }
          elected.push(...round.elected, ...round.remaining)
          if (round.excluded) out.push(round.excluded)
        }
        expect(elected).toEqual(winners)
        if (papers.length > 0) expect(winners).toHaveLength(Math.min(seats, election.candidates.length))
      }),
      { numRuns: 200 },
    )
  })
})
