import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asking } from '../../testing/counting/elections.ts'
import type { Election } from './election.ts'
import { readElection } from './files/read.ts'
import type { CountOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { countingRules, type RuleId } from './rules.ts'

/** Published elections lie beside the repository: they may be read here, not copied into it. */
const published = resolve(import.meta.dirname, '../../../../../shared/data')
const there = existsSync(published)
if (!there) process.stderr.write(`NOT TESTED: published elections, for ${published} is absent\n`)

const fileAt = (folder: string, file: string): string => readFileSync(join(published, folder, file), 'utf8')

const electionAt = (folder: string, file: string): Election => {
  const election = readElection(file, fileAt(folder, file))
  if (!election.ok) throw new Error(JSON.stringify(election.error))
  return election.value
}

const count = (rule: RuleId, election: Election, options: Partial<CountOptions> = {}): Outcome => {
  const outcome = countingRules[rule].count(election, asking(options))
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}

type Pabulib = {
  readonly file: string
  readonly vote_type: 'approval' | 'ordinal' | 'cumulative'
  readonly voters: number
  readonly budget: number
  readonly scores: Readonly<Record<string, number>>
  readonly actual_winners?: readonly string[]
  readonly matches_actual?: readonly string[]
} & { readonly [Result in keyof typeof results]?: Expected }

/** What the published results are called, and how each is counted here. */
const results = {
  greedy: ['greedy', 'cost'],
  greedy_no_skip: ['greedy_no_skip', 'cost'],
  greedy_threshold: ['greedy_threshold', 'cost'],
  mes_cost: ['mes', 'cost'],
  mes_cardinality: ['mes', 'cardinality'],
  mes_cost_add1: ['mes_add1', 'cost'],
} as const

type Expected = {
  /** In the order of selection. */
  readonly order: readonly string[]
  readonly cost: number
  readonly tie?: boolean
  readonly tie_affected?: boolean
  readonly final_endowment?: number
}

const pabulib: readonly Pabulib[] = there
  ? (JSON.parse(fileAt('pabulib', 'expected.json')) as { elections: Pabulib[] }).elections
  : []

const scoreRules = { approval: 'approval', ordinal: 'ranked_points', cumulative: 'cumulative' } as const

describe.skipIf(!there)('published elections', () => {
  it('hold 8 elections with budgets', () => {
    expect(pabulib).toHaveLength(8)
    expect(pabulib.flatMap(({ matches_actual = [] }) => matches_actual).length).toBeGreaterThan(5)
  })

  it.each(pabulib)('$file: the scores of every project', ({ file, vote_type, voters, budget, scores }) => {
    const election = electionAt('pabulib', file)
    const { rounds, ballots, invalid } = count(scoreRules[vote_type], election)
    const [round] = rounds
    const found =
      round?.kind === 'scores' ? round.lines.map(({ candidate, score }) => [candidate, Number(score)]) : []
    expect(Object.fromEntries(found)).toEqual(scores)
    expect([ballots, invalid, election.money]).toEqual([voters, 0, { budget: BigInt(budget), unit: 1n }])
  })

  const counted = pabulib.flatMap((found) =>
    (Object.keys(results) as (keyof typeof results)[]).flatMap((result) => {
      const expected = found[result]
      return expected ? [{ ...found, result, expected }] : []
    }),
  )
  it.each(counted)('$file, $result: who is funded, in which order, and whether by a tie', (one) => {
    const { file, result, expected } = one
    const [rule, utility] = results[result]
    const election = electionAt('pabulib', file)
    const { winners, ties, rounds } = count(rule, election, { utility })
    expect(winners).toEqual(expected.order)
    expect(ties.length > 0).toBe(expected.tie ?? expected.tie_affected)
    const costs = new Map(election.candidates.map(({ id, cost }) => [id, cost]))
    expect(winners.reduce((sum, id) => sum + costs.get(id)!, 0n)).toBe(BigInt(expected.cost))
    if (expected.final_endowment) expect(rounds[0]).toMatchObject({ each: `${expected.final_endowment}` })
    if (one.matches_actual?.includes(result)) expect([...winners].sort()).toEqual(one.actual_winners)
  })
})
