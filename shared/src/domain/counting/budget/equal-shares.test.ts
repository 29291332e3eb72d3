import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asking,
  candidate,
  electionOf,
  marked,
  pointed,
  shuffled,
} from '../../../testing/counting/elections.ts'
import { slowAddingOne, slowShares } from '../../../testing/counting/slow-shares.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import { compare, fraction, plus, type Fraction } from '../fraction.ts'
import type { Outcome, Round } from '../outcome.ts'
import { papersIn } from '../rule.ts'
import { countingRules } from '../rules.ts'

const townOf = (
  budget: number,
  costs: readonly number[],
  papers: readonly Paper[],
  over: Partial<Election> = {},
) =>
  electionOf(costs.length, papers, {
    candidates: costs.map((cost, place) => candidate('ABCDEFGH'[place]!, cost)),
    money: { budget: BigInt(budget), unit: 1n },
    ...over,
  })

type Utility = 'cost' | 'cardinality'
const count = (rule: 'mes' | 'mes_add1', election: Election, utility: Utility = 'cost'): Outcome => {
  const outcome = countingRules[rule].count(election, asking({ utility }))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}
const sharesIn = ({ rounds }: Outcome) => rounds.flatMap((round) => (round.kind === 'share' ? [round] : []))
const exact = (amount: string): Fraction => {
  const [num, den = '1'] = amount.split('/')
  return fraction(BigInt(num!), BigInt(den))
}

describe('等额份额法', () => {
  it('SHARE-1 everyone holds an equal part, and supporters pay alike', () => {
    const papers = [marked(6, 0), marked(2, 0, 1), marked(2, 2)]
    expect(count('mes', townOf(100, [60, 15, 30], papers))).toEqual({
      winners: ['A'],
      ties: [],
      rounds: [
        { kind: 'endowment', voters: 10, each: '10', raised: 0, until: null },
        { kind: 'share', candidate: 'A', cost: '60', supporters: 8, share: '15/2', inFull: 8 },
        { kind: 'unfunded', candidate: 'B', cost: '15', supporters: 2, held: '5' },
        { kind: 'unfunded', candidate: 'C', cost: '30', supporters: 2, held: '20' },
      ],
      ballots: 10,
      invalid: 0,
    })
  })

  it('SHARE-1 who has less left gives all of it, and the others the rest', () => {
    const papers = [marked(3, 0), marked(1, 0, 1), marked(2, 1), marked(4)]
    const { rounds } = count('mes', townOf(100, [32, 22], papers))
    expect(rounds.slice(1)).toMatchObject([
      { candidate: 'A', share: '8', inFull: 4 },
      { candidate: 'B', supporters: 3, share: '10', inFull: 2 },
    ])
  })

  it('SHARE-1 a voter who is for nothing holds a part too', () => {
    expect(count('mes', townOf(100, [50], [marked(4, 0), marked(6)])).winners).toEqual([])
    expect(count('mes', townOf(100, [40], [marked(4, 0), marked(6)])).winners).toEqual(['A'])
  })

  it('SHARE-2 by cost more money’s worth comes first, by number the lowest share', () => {
    const papers = [marked(3, 0), marked(2, 0, 1), marked(1, 1)]
    const election = townOf(60, [40, 6], papers)
    expect(count('mes', election, 'cost').winners).toEqual(['A', 'B'])
    expect(count('mes', election, 'cardinality').winners).toEqual(['B', 'A'])
  })

  it('SHARE-3 one more for each while the outcome fits the budget', () => {
    const papers = [marked(3, 0), marked(2, 1), marked(1, 2)]
    expect(count('mes_add1', townOf(100, [60, 40, 30], papers))).toMatchObject({
      winners: ['A', 'B'],
      rounds: [
        { each: '29', raised: 13, until: 'overBudget' },
        { candidate: 'A', share: '20' },
        { candidate: 'B', share: '20' },
        { candidate: 'C', held: '29' },
      ],
    })
    expect(count('mes_add1', townOf(200, [60, 40, 30], papers)).rounds[0]).toMatchObject({
      until: 'allFunded',
      raised: 0,
    })
  })

  it('SHARE-3 money with decimals is raised by one unit of the currency', () => {
    const election = townOf(1000, [510, 400], [marked(1, 0), marked(1, 1)], {
      money: { budget: 1000n, unit: 100n },
    })
    expect(count('mes_add1', election)).toMatchObject({
      winners: ['B', 'A'],
      rounds: [{ each: '6', raised: 1 }, {}, {}],
    })
    expect(count('mes', election).winners).toEqual(['B'])
  })

  it('SHARE-3 two million steps take no time, and a tie may last through them', () => {
    const papers = [marked(1, 0), marked(1, 1), marked(1, 2)]
    expect(count('mes_add1', townOf(3_000_000, [10, 10, 2_999_995], papers))).toMatchObject({
      winners: ['A', 'B'],
      ties: [{ at: 2, among: ['A', 'B'], brokenBy: 'fileOrder' }],
      rounds: [{ each: '2999994', raised: 1_999_994, until: 'overBudget' }, {}, {}, {}],
    })
  })

  it('SHARE-3 nor is a step left out where a tie shifts', () => {
    const voters = [
      [0, 1, 2],
      [0, 1, 2],
      [1, 2],
    ]
    const costs = [1000, 3000, 3000]
    const election = townOf(
      4001,
      costs,
      voters.map((marks) => marked(1, ...marks)),
    )
    const slow = slowAddingOne({ voters, costs }, 4001, 'cardinality')
    const outcome = count('mes_add1', election, 'cardinality')
    expect(outcome.rounds[0]).toMatchObject({ each: `${slow.each}` })
    expect(outcome.ties).toMatchObject([{ among: ['B', 'C'] }])
    expect(outcome.winners).toEqual(slow.bought.map((place) => 'ABC'[place]))
  })

  it('SHARE-3 less than one unit for each begins with nothing', () => {
    expect(count('mes_add1', townOf(2, [2, 9], [marked(4, 0), marked(1, 1)]))).toMatchObject({
      winners: ['A'],
      rounds: [{ each: '8', raised: 8, until: 'overBudget' }, {}, {}],
    })
  })

  it('SHARE-4 a tie is broken by more supporters, then lower cost, then the order, and told', () => {
    const at = 2
    const equal = [marked(1, 0), marked(1, 1), marked(2)]
    expect(count('mes', townOf(40, [10, 10], equal)).ties).toEqual([
      { at, among: ['A', 'B'], brokenBy: 'fileOrder' },
    ])
    expect(count('mes', townOf(40, [10, 10], equal, { tieOrder: [1, 0] }))).toMatchObject({
      winners: ['B', 'A'],
      ties: [{ at, brokenBy: 'tieLine' }],
    })
    expect(count('mes', townOf(40, [10, 8], equal))).toMatchObject({
      winners: ['B', 'A'],
      ties: [{ at, among: ['A', 'B'], brokenBy: 'cost' }],
    })
    const more = [marked(1, 0), marked(2, 1), marked(1)]
    expect(count('mes', townOf(40, [10, 20], more), 'cardinality')).toMatchObject({
      winners: ['B', 'A'],
      ties: [{ at, brokenBy: 'approvals' }],
    })
    expect(count('mes', townOf(60, [10, 20, 20], [...more, marked(2, 2)]), 'cardinality').ties).toMatchObject(
      [
        { among: ['A', 'B', 'C'], brokenBy: 'fileOrder' },
        { at: 3, among: ['A', 'C'], brokenBy: 'approvals' },
      ],
    )
  })

  it('SHARE-1 what costs nothing is had for nothing, where somebody is for it', () => {
    expect(count('mes', townOf(10, [0, 10, 0], [marked(2, 0, 1)]))).toMatchObject({
      winners: ['A', 'B'],
      rounds: [{}, { candidate: 'A', cost: '0', share: '0', inFull: 2 }, { candidate: 'B' }],
    })
  })

  it('SHARE-1 points above zero are support', () => {
    const papers = [pointed(2, 3, 0), pointed(1, null, 4)]
    const bounds = { ...noBounds, pointsSumMax: 3n }
    expect(count('mes', townOf(10, [5, 5], papers, { kind: 'points', bounds }))).toMatchObject({
      winners: ['A'],
      ballots: 3,
      invalid: 1,
    })
  })

  it('SHARE-1 who withdrew is not paid for', () => {
    const election = townOf(10, [5, 5], [marked(2, 0, 1)])
    const candidates = election.candidates.map((one) => ({ ...one, withdrawn: one.id === 'A' }))
    expect(count('mes', { ...election, candidates }).winners).toEqual(['B'])
  })
})

const towns = fc
  .record({
    costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
    budget: fc.integer({ min: 1, max: 90 }),
    papers: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(4))), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ costs, budget, papers }) => {
    const known = (marks: number[]) => [...new Set(marks.map((mark) => mark % costs.length))]
    const election = townOf(
      budget,
      costs,
      papers.map(([times, marks]) => marked(times, ...known(marks))),
    )
    const voters = election.papers.flatMap(({ count: times, ranks }) =>
      Array.from({ length: times }, () => ranks[0]!),
    )
    return { election, budget, slow: { voters, costs } }
  })
const utilities = fc.constantFrom<Utility>('cost', 'cardinality')
const placesOf = (winners: readonly string[]) => winners.map((id) => 'ABCDEFGH'.indexOf(id))

const isPaid = (round: Round, costs: readonly number[]): boolean =>
  round.kind !== 'share' || round.cost === `${costs['ABCDEFGH'.indexOf(round.candidate)]}`

describe('等额份额法, whatever the papers', () => {
  it('SHARE-5 a second count, voter by voter, agrees', () => {
    fc.assert(
      fc.property(towns, utilities, ({ election, budget, slow }, utility) => {
        const { bought, tiesMet } = slowShares(slow, [BigInt(budget), BigInt(slow.voters.length)], utility)
        const outcome = count('mes', election, utility)
        expect(placesOf(outcome.winners)).toEqual(bought)
        expect(outcome.ties).toHaveLength(tiesMet)
      }),
      { numRuns: 300 },
    )
  })

  it('SHARE-3 no step that is left out would have ended it', () => {
    fc.assert(
      fc.property(towns, utilities, fc.integer({ min: 1, max: 12 }), (town, utility, times) => {
        const budget = town.budget * times
        const costs = town.slow.costs.map((cost) => cost * times + (cost % 3))
        const { bought, each, tiesMet } = slowAddingOne({ ...town.slow, costs }, budget, utility)
        const outcome = count('mes_add1', townOf(budget, costs, town.election.papers), utility)
        expect(outcome.rounds[0]).toMatchObject({ each: `${each}` })
        expect(placesOf(outcome.winners)).toEqual(bought)
        expect(outcome.ties).toHaveLength(tiesMet)
      }),
      { numRuns: 300 },
    )
  })

  it('SHARE-5 what supporters pay comes to the cost, nobody more than they hold, all no more than the budget', () => {
    fc.assert(
      fc.property(towns, utilities, fc.nat(1000), ({ election, budget, slow }, utility, seed) => {
        for (const rule of ['mes', 'mes_add1'] as const) {
          const outcome = count(rule, election, utility)
          expect(count(rule, shuffled(election, seed), utility)).toEqual(outcome)
          const [first] = outcome.rounds
          if (first?.kind !== 'endowment') throw new Error('no endowment')
          const purses = slow.voters.map(() => exact(first.each))
          let spent = 0
          for (const { candidate: id, cost, share, inFull, supporters } of sharesIn(outcome)) {
            const payers = slow.voters.flatMap((marks, voter) =>
              marks.includes(placesOf([id])[0]!) ? [voter] : [],
            )
            const most = exact(share)
            const paid = payers.map((voter) => (compare(purses[voter]!, most) < 0 ? purses[voter]! : most))
            payers.forEach((voter, index) => {
              purses[voter] = plus(purses[voter]!, fraction(-paid[index]!.num, paid[index]!.den))
            })
            expect(paid.reduce(plus, fraction(0n))).toEqual(exact(cost))
            expect(payers).toHaveLength(supporters)
            expect(paid.filter((amount) => compare(amount, most) === 0)).toHaveLength(inFull)
            spent += Number(cost)
          }
          for (const round of outcome.rounds)
            if (round.kind === 'unfunded')
              expect(compare(exact(round.held), exact(round.cost))).toBeLessThan(0)
          expect(spent).toBeLessThanOrEqual(budget)
          expect(outcome.rounds.every((round) => isPaid(round, slow.costs))).toBe(true)
        }
      }),
    )
  })

  it('SHARE-5 a town of 6,500 with 64 projects', () => {
    let seed = 20_260_101
    const chance = (below: number): number => (seed = (seed * 16_807) % 2_147_483_647) % below
    const papers = Array.from({ length: 6500 }, () =>
      marked(1, ...new Set(Array.from({ length: 1 + chance(9) }, () => Math.min(chance(64), chance(64))))),
    )
    const costs = Array.from({ length: 64 }, () => 10_000 + chance(400_000))
    const election = electionOf(64, papers, {
      candidates: costs.map((cost, place) => candidate(`${place}`, cost)),
      money: { budget: 2_000_000n, unit: 1n },
    })
    const { rounds, winners } = count('mes_add1', election)
    const cost = winners.reduce((sum, id) => sum + costs[Number(id)]!, 0)
    expect(cost).toBeLessThanOrEqual(2_000_000)
    expect(rounds[0]).toMatchObject({ voters: papersIn(papers), until: 'overBudget' })
    expect(winners.length).toBeGreaterThan(10)
  })
})
