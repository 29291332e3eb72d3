import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asking, markElections, pointed, rankElections } from '../../testing/counting/elections.ts'
import { noBounds, type Election } from './election.ts'
import type { CountOptions } from './options.ts'
import { papersIn } from './rule.ts'
import { countingRules, type RuleId } from './rules.ts'
import { storyOf } from './story/story.ts'

const pointElections: fc.Arbitrary<Election> = markElections.map((election) => ({
  ...election,
  kind: 'points',
  papers: election.papers.map(({ count, ranks }, index) =>
    pointed(
      count,
      ...election.candidates.map((_, place) => (ranks[0]!.includes(place) ? place + index - 3 : null)),
    ),
  ),
}))

/** Whatever a reader may hand over: money or none, an own order, people who withdrew, all ranked or not. */
const anyElection = fc
  .tuple(
    fc.oneof(markElections, pointElections, rankElections(true)),
    fc.record({
      costs: fc.array(fc.nat(30), { minLength: 6, maxLength: 6 }),
      budget: fc.option(fc.nat(60)),
      withdrawn: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      ordered: fc.boolean(),
      complete: fc.boolean(),
      seats: fc.option(fc.integer({ min: 1, max: 5 })),
      marksMax: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
  )
  .map(([election, { costs, budget, withdrawn, ordered, complete, seats, marksMax }]): Election => {
    const out = (place: number): boolean => withdrawn[place]! && withdrawn.some((one) => !one)
    return {
      ...election,
      complete:
        complete && election.kind === 'ranks' && election.papers.every(({ ranks }) => ranks.length > 0),
      candidates: election.candidates.map((one, place) => ({
        ...{ id: one.id, name: '', cost: BigInt(costs[place]!), withdrawn: out(place) },
      })),
      papers: election.papers.map((paper) =>
        election.kind === 'ranks'
          ? { ...paper, ranks: paper.ranks.map((rank) => rank.filter((place) => !out(place))) }
          : paper,
      ),
      seats,
      money: budget === null ? null : { budget: BigInt(budget), unit: 10n },
      tieOrder: ordered
        ? election.candidates.map((_, place) => election.candidates.length - 1 - place)
        : null,
      bounds: { ...noBounds, marksMax, pointsSumMax: 9n },
    }
  })

const options: fc.Arbitrary<CountOptions> = fc
  .record({
    seats: fc.option(fc.integer({ min: 1, max: 7 })),
    all: fc.option(fc.integer({ min: 1, max: 40 })),
    present: fc.option(fc.integer({ min: 1, max: 40 })),
    utility: fc.constantFrom('cost' as const, 'cardinality' as const),
  })
  .map(asking)

it('COUNT-6 whatever can be read is counted or refused, told, and kept as plain JSON', () => {
  const rules = fc.constantFrom(...(Object.keys(countingRules) as RuleId[]))
  fc.assert(
    fc.property(anyElection, rules, options, (election, rule, asked) => {
      const counted = countingRules[rule].count(election, asked)
      if (!counted.ok) return
      const { winners, ties, rounds, ballots, invalid } = counted.value
      expect(JSON.parse(JSON.stringify(counted.value))).toEqual(counted.value)
      const stands = (id: string) => election.candidates.some((one) => one.id === id && !one.withdrawn)
      expect(winners.every(stands)).toBe(true)
      expect(new Set(winners).size).toBe(winners.length)
      for (const { at, among } of ties) {
        expect(among.length).toBeGreaterThan(1)
        expect(among.every(stands)).toBe(true)
        expect(at).toBeGreaterThanOrEqual(1)
        expect(at).toBeLessThanOrEqual(rounds.length)
      }
      expect(ballots).toBe(papersIn(election.papers))
      expect(invalid).toBeLessThanOrEqual(ballots)
      if (invalid === ballots) expect(winners).toEqual([])
      for (const { zh, en } of storyOf(counted.value, (id) => `候选${id}`))
        expect(`${zh}${en}`).not.toMatch(/undefined|NaN/)
    }),
    { numRuns: 2000 },
  )
})
