import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asking,
  candidate,
  electionOf,
  marked,
  pointed,
  ranked,
  shuffled,
} from '../../../testing/counting/elections.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import { fraction } from '../fraction.ts'
import { countingRules, type RuleId } from '../rules.ts'

/** Projects A, B, C … with these costs. */
const townOf = (budget: number, costs: readonly number[], papers: readonly Paper[]): Election =>
  electionOf(costs.length, papers, {
    candidates: costs.map((cost, place) => candidate('ABCDEFGH'[place]!, cost)),
    money: { budget: BigInt(budget), unit: 1n },
  })

const count = (rule: RuleId, election: Election) => {
  const outcome = countingRules[rule].count(election, asking({}))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}
const greedyRules = ['greedy', 'greedy_no_skip', 'greedy_threshold', 'knapsack'] as const

const five = townOf(
  100,
  [60, 50, 30, 10, 1],
  [marked(2, 0, 1, 2, 3), marked(3, 0), marked(2, 1), marked(1, 2)],
)

describe('taking by score', () => {
  it('BUDGET-1 the highest score comes first, and what fits is funded', () => {
    expect(count('greedy', five)).toEqual({
      winners: ['A', 'C', 'D'],
      ties: [],
      rounds: [
        { kind: 'project', candidate: 'A', score: '5', cost: '60', left: '100', decision: 'funded' },
        { kind: 'project', candidate: 'B', score: '4', cost: '50', left: '40', decision: 'tooDear' },
        { kind: 'project', candidate: 'C', score: '3', cost: '30', left: '40', decision: 'funded' },
        { kind: 'project', candidate: 'D', score: '2', cost: '10', left: '10', decision: 'funded' },
        { kind: 'project', candidate: 'E', score: '0', cost: '1', left: '0', decision: 'tooDear' },
      ],
      ballots: 8,
      invalid: 0,
    })
  })

  it('BUDGET-2 or nothing is funded after the first that does not fit', () => {
    const { winners, rounds } = count('greedy_no_skip', five)
    expect(winners).toEqual(['A'])
    expect(rounds.map((round) => round.kind === 'project' && round.decision)).toEqual([
      ...['funded', 'tooDear', 'stopped', 'stopped', 'stopped'],
    ])
  })

  it('BUDGET-3 or nothing below the least score', () => {
    const least = (scoreMin: bigint) => ({ ...five, bounds: { ...noBounds, scoreMin: fraction(scoreMin) } })
    expect(count('greedy_threshold', least(3n)).winners).toEqual(['A', 'C'])
    expect(count('greedy_threshold', least(4n)).winners).toEqual(['A'])
    expect(count('greedy_threshold', least(4n)).rounds[2]).toMatchObject({ decision: 'belowMin' })
    expect(count('greedy', least(4n)).winners).toEqual(['A', 'C', 'D'])
  })

  it('BUDGET-4 a knapsack paper that costs more than the budget is void', () => {
    const papers = [marked(2, 0, 1), marked(1, 0), marked(1, 1, 2), marked(1, 1)]
    const election = townOf(80, [60, 50, 30], papers)
    expect(count('knapsack', election)).toMatchObject({ winners: ['B', 'C'], ballots: 5, invalid: 2 })
    expect(count('greedy', election)).toMatchObject({ winners: ['B', 'C'], invalid: 0 })
  })

  it('BUDGET-5 papers with ranks or points give their points', () => {
    const order = [ranked(3, 2, 1), ranked(2, 1, 0), ranked(1)]
    const ranks = { ...townOf(100, [60, 50, 50], order), kind: 'ranks' } as const
    expect(count('greedy', { ...ranks, bounds: { ...noBounds, marksMax: 2 } })).toMatchObject({
      winners: ['B', 'C'],
      invalid: 1,
      rounds: [{ score: '7' }, { score: '6' }, { score: '2' }],
    })
    const bounds = { ...noBounds, pointsMax: 7n, pointsSumMax: 10n }
    const given = [pointed(1, 3, 7), pointed(1, 4, 7), pointed(1, 0, 8)]
    const points = { ...townOf(55, [50, 50], given), kind: 'points', bounds } as const
    expect(count('greedy', points)).toMatchObject({
      winners: ['B'],
      invalid: 2,
      rounds: [{ score: '7' }, { score: '3' }],
    })
  })

  it('BUDGET-6 of equal scores the cheaper comes first; a tie is told where it sets them apart', () => {
    const papers = [marked(2, 0, 1, 2)]
    expect(count('greedy', townOf(50, [30, 20, 40], papers))).toMatchObject({
      winners: ['B', 'A'],
      ties: [{ at: 1, among: ['B', 'A', 'C'], brokenBy: 'cost' }],
    })
    expect(count('greedy', townOf(50, [30, 30, 30], papers))).toMatchObject({
      winners: ['A'],
      ties: [{ at: 1, among: ['A', 'B', 'C'], brokenBy: 'fileOrder' }],
    })
    const own = { ...townOf(50, [30, 30, 30], papers), tieOrder: [2, 0, 1] }
    expect(count('greedy', own)).toMatchObject({ winners: ['C'], ties: [{ brokenBy: 'tieLine' }] })
    expect(count('greedy', townOf(90, [30, 30, 30], papers)).ties).toEqual([])
    expect(count('greedy', townOf(5, [30, 30, 30], papers)).ties).toEqual([])
    expect(count('greedy', townOf(60, [30, 20, 50], [...papers, marked(1, 0)])).ties).toEqual([
      { at: 2, among: ['B', 'C'], brokenBy: 'cost' },
    ])
  })

  it('BUDGET-1 money with decimals is told in units of the currency', () => {
    const election = { ...townOf(150, [75], [marked(1, 0)]), money: { budget: 150n, unit: 100n } }
    expect(count('greedy', election).rounds).toMatchObject([{ cost: '3/4', left: '3/2' }])
  })

  it('COUNT-6 without a budget or a least score nothing is guessed', () => {
    const bare = electionOf(2, [marked(1, 0)])
    for (const rule of [...greedyRules, 'mes', 'mes_add1'] as const)
      expect(countingRules[rule].count(bare, asking({}))).toEqual({ ok: false, error: 'needsBudget' })
    expect(countingRules.greedy_threshold.count(five, asking({}))).toEqual({
      ok: false,
      error: 'needsScoreMin',
    })
  })

  const towns = fc
    .record({
      costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
      budget: fc.integer({ min: 1, max: 80 }),
      papers: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(5))), { maxLength: 10 }),
    })
    .map(({ costs, budget, papers }) => {
      const known = (marks: number[]) => [...new Set(marks.map((mark) => mark % costs.length))]
      const election = townOf(
        budget,
        costs,
        papers.map(([times, marks]) => marked(times, ...known(marks))),
      )
      return { ...election, bounds: { ...noBounds, scoreMin: fraction(2n) } }
    })

  it('BUDGET-1 the budget is kept, and what was left out did not fit', () => {
    fc.assert(
      fc.property(towns, fc.constantFrom(...greedyRules), fc.nat(1000), (election, rule, seed) => {
        const outcome = count(rule, election)
        expect(count(rule, shuffled(election, seed))).toEqual(outcome)
        let left = Number(election.money!.budget)
        for (const round of outcome.rounds) {
          if (round.kind !== 'project') throw new Error(round.kind)
          expect(Number(round.left)).toBe(left)
          if (round.decision === 'funded') left -= Number(round.cost)
          if (round.decision === 'tooDear') expect(Number(round.cost)).toBeGreaterThan(left)
          expect(outcome.winners.includes(round.candidate)).toBe(round.decision === 'funded')
        }
        expect(left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
